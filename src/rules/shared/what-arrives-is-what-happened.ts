import { defined } from '../../defined.ts';
import type { Arrival } from '../../evidence/arrivals.ts';
import type { TriggerView } from '../../evidence/trigger-view.ts';
import type { EventEntry } from '../../model.ts';
import { defineRule } from '../rule.ts';
import { differences } from './values.ts';
import { seen } from './wording.ts';

interface Compared {
  readonly event: EventEntry;
  readonly arrival: Arrival;
}

const concerns = (event: EventEntry, trigger: string): boolean =>
  event.relations[trigger] === 'expected' && Object.keys(event.expect[trigger] ?? {}).length > 0;

/** An event whose own token must arrive, by `expect`: what arrives without it cannot be told apart, and is wrong. */
const marked = ({ events, trigger }: TriggerView): EventEntry | undefined =>
  events.find(
    (e) =>
      e.failed === undefined &&
      concerns(e, trigger.id) &&
      JSON.stringify(e.expect[trigger.id]).includes(e.token),
  );

export const whatArrivesIsWhatHappened = defineRule<TriggerView, Compared>({
  id: 'V-01',
  slug: 'what-arrives-is-what-happened',
  title: 'What arrives holds the values that the event was caused with',
  why: 'A flow acts on the values of the item. A stale, truncated or swapped value sends the wrong mail to the wrong person, and nothing fails.',
  repair:
    'Fill the item from the event itself; compare the values named in `expect` with what the event was caused with.',
  example: {
    breaks:
      'An event is caused with the text "Call me back"\nGET /voicemails?state=41\n200 OK\n[{ "id": 42, "text": "Call me" }]',
    keeps:
      'An event is caused with the text "Call me back"\nGET /voicemails?state=41\n200 OK\n[{ "id": 42, "text": "Call me back" }]',
  },
  source: 'Values that the configuration names in `expect`',
  level: { strict: 'error', field: 'error' },
  after: ['PP-03', 'PP-04'],
  optional: 'expect',
  noSubject: 'no `expect` is configured, or no event of ours arrived',
  *subjects(view) {
    for (const arrival of view.arrivals) {
      const { event } = arrival;
      if (event !== undefined && concerns(event, view.trigger.id)) yield { event, arrival };
    }
    const event = view.attributable ? undefined : marked(view);
    if (event === undefined) return;
    const stranger = view.arrivals.find((a) => a.event === undefined && a.entry.at > event.at);
    if (stranger !== undefined) yield { event, arrival: stranger };
  },
  *judge({ event, arrival: { value, pointer, entry } }, { trigger }) {
    for (const { pointer: at, wanted, got } of differences(event, trigger.id, value))
      yield {
        message: `${at} of the item is ${JSON.stringify(got) ?? 'missing'}, and the event was caused so that it is ${JSON.stringify(wanted)}`,
        configured: ['expect', at],
        seen: seen(entry, 'body', {
          pointer: `${pointer}${at}`,
          expected: JSON.stringify(wanted),
          ...defined({ value: got }),
        }),
      };
  },
});
