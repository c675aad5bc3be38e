import type { EventEntry } from '../../model.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';
import { afterBaseline } from '../polling/answers.ts';
import { stateFields } from './state-fields.ts';
import { isTied } from './ties.ts';

interface Tied {
  readonly chain: Chain;
  readonly lost: readonly EventEntry[];
}

export const tiesAreNotLost = defineRule<PollingView, Tied>({
  id: 'PP-09',
  slug: 'ties-are-not-lost',
  title: 'No event is lost because its state equals that of the newest item',
  why: 'Two items of the same second have the same state. "Strictly newer" then never brings the one that came after the poll, and no later poll does.',
  repair:
    'Read the state from a field that is unique and always grows (a sequence number, a time with enough digits), so that no two items share it.',
  example: {
    breaks:
      '(42 is created at 09:00:05, as was 41, which was listed)\nGET /invoices?since=09:00:05 → 200 { "value": [] }',
    keeps:
      '(42 is created at 09:00:05, as was 41, which was listed)\nGET /invoices?since=41 → 200 { "value": [{ "number": 42 }] }',
  },
  source: 'Derived from the strictly newer items that the polling policy asks for',
  level: { strict: 'warning', field: 'warning' },
  after: ['PP-03', 'PP-04', 'PP-05', 'PP-07'],
  needsEvents: true,
  noSubject: 'the state is no field of element 0, or no event was caused after a list',
  about: ({ chain }) => [chain.id],
  *subjects(view) {
    if (!view.attributable || stateFields(view).length === 0) return;
    for (const chain of view.chains) {
      const events = afterBaseline(chain, view);
      if (events.length === 0 || chain.polls.length < 2 || chain.polls.some((p) => p.truncated)) continue;
      yield { chain, lost: events.filter((e) => !chain.arrivals.has(e.token) && isTied(e, chain, view)) };
    }
  },
  *judge({ chain, lost }, view) {
    const last = chain.polls.at(-1);
    if (lost.length === 0 || last === undefined) return;
    const fields = stateFields(view).join(', ');
    yield {
      message: `${lost.length} event${lost.length === 1 ? '' : 's'} never arrived: ${fields} of the item equals that of one that was listed before, and only strictly newer ones are asked for`,
      seen: seen(last.exchange, 'body'),
    };
  },
});
