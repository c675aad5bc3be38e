import type { EventEntry } from '../../model.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import { isNewsOf } from '../../evidence/payload.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seenItem } from '../shared/wording.ts';
import { cameInBetween, REPAIR_OF_PAGES } from '../policy/came-in-between.ts';
import { handedOver, type HandedOver } from './answers.ts';

interface Expected {
  readonly event: EventEntry;
  readonly chain: Chain;
}

/** Where an event came again because the pages of a list shifted; undefined where they did not. */
const shiftedPage = (before: HandedOver | undefined, again: HandedOver, view: PollingView) => {
  if (before === undefined) return undefined;
  if (before.poll === again.poll && before.item.exchange !== again.item.exchange)
    return `${requestLine(again.item.exchange)}, a next page of the same list`;
  return cameInBetween(before.item, before.poll, view)
    ? `${requestLine(again.item.exchange)}; ${requestLine(before.item.exchange)}, a next page, had brought it too early, for it came in after the first page`
    : undefined;
};

export const nothingArrivesTwice = defineRule<PollingView, Expected>({
  id: 'P-14',
  slug: 'nothing-arrives-twice',
  title: 'No event arrives twice along a chain of polls',
  why: 'Every arrival starts a run. An item at the boundary that comes again with the next poll books the order, or sends the mail, twice.',
  repair:
    'Let the state name the newest item that was handed over, and answer with items strictly newer than it.',
  example: {
    breaks:
      'GET /voicemails?since=10:00 → 200 [{ "id": 42 }]\nGET /voicemails?since=10:05 → 200 [{ "id": 42 }, { "id": 43 }]',
    keeps:
      'GET /voicemails?since=10:00 → 200 [{ "id": 42 }]\nGET /voicemails?since=10:05 → 200 [{ "id": 43 }]',
  },
  source: 'Create custom APIs for Azure Logic Apps; training unit on polling triggers',
  level: { strict: 'error', field: 'error' },
  after: ['P-03', 'P-09', 'P-08', 'P-04', 'PP-03', 'PP-04', 'PP-06'],
  needsEvents: true,
  noSubject: 'no event of ours arrived that could be told apart (no `emit`, or neither token nor id arrives)',
  about: ({ chain }) => [chain.id],
  *subjects(view) {
    for (const chain of view.chains) {
      for (const event of view.events) {
        if (event.relations[view.trigger.id] !== 'excluded' && chain.arrivals.has(event.token))
          yield { event, chain };
      }
    }
  },
  *judge(expected, view) {
    const arrivals = handedOver(expected.chain, view, (item) => isNewsOf(item, expected.event));
    const again = arrivals[view.settings.perEmit];
    if (again !== undefined) {
      const where = shiftedPage(arrivals[view.settings.perEmit - 1], again, view);
      const allowed = view.settings.perEmit === 1 ? 'once' : `${view.settings.perEmit} times`;
      yield {
        message: `One event arrived ${arrivals.length} times along a chain and should arrive ${allowed}; the repeat came with ${where ?? requestLine(again.poll.exchange)}`,
        seen: seenItem(again.item),
        ...(where === undefined ? {} : { repair: REPAIR_OF_PAGES }),
      };
    }
  },
});
