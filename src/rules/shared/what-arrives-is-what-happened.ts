import type { EventEntry, Exchange, DeliveryEntry, Json } from '../../model.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { elementsOf, recognise } from '../../evidence/payload.ts';
import { defineRule, type Remark, type RuleDescription } from '../rule.ts';
import { seen } from './wording.ts';
import { differences } from './values.ts';

interface Arrived {
  readonly event: EventEntry;
  readonly item: Json;
  readonly pointer: string;
  readonly entry: Exchange | DeliveryEntry;
}

const description: RuleDescription = {
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
  noSubject: 'no `expect` is configured, or no event of ours arrived',
};

const judgeArrived = ({ event, item, pointer, entry }: Arrived, trigger: string): Remark[] =>
  differences(event, trigger, item).map(({ pointer: at, wanted, got }) => ({
    message: `${at} of the item is ${JSON.stringify(got) ?? 'missing'}, and the event was caused so that it is ${JSON.stringify(wanted)}`,
    seen: seen(entry, 'body', { pointer: `${pointer}${at}`, ...(got === undefined ? {} : { value: got }) }),
  }));

const concerns = (event: EventEntry, trigger: string): boolean =>
  event.relations[trigger] === 'expected' && Object.keys(event.expect[trigger] ?? {}).length > 0;

/** An event whose own token must arrive, by `expect`: what arrives without it cannot be told apart, and is wrong. */
const marked = (events: readonly EventEntry[], trigger: string): EventEntry | undefined =>
  events.find(
    (e) =>
      e.failed === undefined && concerns(e, trigger) && JSON.stringify(e.expect[trigger]).includes(e.token),
  );

/** V-01 on polled items. */
export const polledValues = defineRule<PollingView, Arrived>({
  ...description,
  *subjects(view) {
    const event = view.attributable ? undefined : marked(view.events, view.trigger.id);
    const stranger = view.polls.find((p) => p.state === 'followed' && p.items.length > 0);
    const strange = stranger?.items[0];
    if (event !== undefined && stranger !== undefined && strange !== undefined)
      yield { event, item: strange.value, pointer: strange.pointer, entry: stranger.exchange };
    for (const poll of view.polls) {
      for (const item of poll.items) {
        for (const ours of item.events) {
          if (concerns(ours, view.trigger.id))
            yield { event: ours, item: item.value, pointer: item.pointer, entry: poll.exchange };
        }
      }
    }
  },
  judge: (arrived, view) => judgeArrived(arrived, view.trigger.id),
});

/** V-01 on notifications. */
export const notifiedValues = defineRule<WebhookView, Arrived>({
  ...description,
  *subjects(view) {
    const event = view.attributable ? undefined : marked(view.events, view.trigger.id);
    const stranger = view.deliveries.find(
      (d) => d.json !== undefined && event !== undefined && d.entry.at > event.at,
    );
    if (event !== undefined && stranger?.json !== undefined)
      yield { event, item: stranger.json, pointer: '', entry: stranger.entry };
    for (const { json, events, entry } of view.deliveries) {
      if (json === undefined) continue;
      const elements = elementsOf(json, view.settings);
      const items = elements.length > 0 ? elements : [{ value: json, pointer: '' }];
      for (const ours of events.filter((e) => concerns(e, view.trigger.id))) {
        const mine =
          items.length === 1
            ? items
            : items.filter((i) => recognise(ours, view.trigger.id, i.value, view.settings));
        for (const { value, pointer } of mine) yield { event: ours, item: value, pointer, entry };
      }
    }
  },
  judge: (arrived, view) => judgeArrived(arrived, view.trigger.id),
});
