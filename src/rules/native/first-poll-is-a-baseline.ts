import type { Poll } from '../../evidence/poll.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import { isNewsOf } from '../../evidence/payload.ts';
import type { EventEntry } from '../../model.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seconds, seen } from '../shared/wording.ts';
import { beforeBaseline, handedOver, UNDOCUMENTED_204 } from '../polling/answers.ts';
import { isSuccess } from '../../evidence/status.ts';

const arrivesTwice = (chain: Chain, view: PollingView): boolean =>
  view.events.some(
    (e) => handedOver(chain, view, (item) => isNewsOf(item, e)).length > view.settings.perEmit,
  );

/** Only the newest of what was there comes, as on chains that get one item twice: the state includes what it names (P-14). */
const isBoundary = (chain: Chain, earlier: readonly EventEntry[], view: PollingView): boolean => {
  const came = earlier.filter((e) => chain.polls.some((p) => p.items.some((i) => isNewsOf(i, e))));
  const newest = Math.max(...earlier.map((e) => e.doneAt));
  return came.length === 1 && came[0]?.doneAt === newest && view.chains.some((c) => arrivesTwice(c, view));
};

export const firstPollIsABaseline = defineRule<PollingView, Chain>({
  id: 'P-06',
  slug: 'first-poll-is-a-baseline',
  title: 'The first poll is answered 202, and nothing from before it arrives later',
  why: 'The first poll comes when a maker saves the flow. When it is answered with what is already there, the flow runs at once, for events of the past.',
  repair:
    'Answer a poll without a state with 202 and a Location that holds the newest state, even when there are items.',
  example: {
    breaks: 'GET /voicemails (the first poll; voicemail 41 is there already)\n200 OK\n[{ "id": 41 }]',
    keeps:
      'GET /voicemails (the first poll; voicemail 41 is there already)\n202 Accepted\nLocation: https://api.example/voicemails?state=41',
  },
  source: 'Create a polling trigger, steps 3-4; Create custom APIs for Azure Logic Apps',
  level: { strict: 'error', field: 'off' },
  after: ['P-03', 'P-04', 'P-14'],
  noSubject: 'no first poll was answered with a success',
  about: (chain) => [chain.id],
  subjects: (view) => view.chains.filter((c) => isSuccess(c.polls[0]?.status)),
  *judge(chain, view) {
    const first = chain.polls[0];
    if (first === undefined) return;
    if (first.status !== 202) {
      const items =
        first.items.length > 0 ? ` and ${first.items.length} item${first.items.length === 1 ? '' : 's'}` : '';
      yield {
        message: `The first poll, ${requestLine(first.exchange)}, was answered ${first.status}${items}; a poll without a state is answered 202`,
        seen: seen(first.exchange, 'status', { value: first.status ?? null, expected: '202' }),
        ...(first.status === 204 ? { lowered: UNDOCUMENTED_204 } : {}),
      };
      return;
    }
    const bringing = (events: readonly EventEntry[]): Poll | undefined =>
      chain.polls.find((p) => p.status === 200 && p.items.some((i) => events.some((e) => isNewsOf(i, e))));
    // One replica may show an event later than another: only one older than it may take was visible to this chain too.
    const isVisible = (e: EventEntry, c: Chain): boolean => e.doneAt + view.settle < c.from;
    const seenElsewhere = beforeBaseline(chain, view);
    const open = seenElsewhere.filter((e) => !isVisible(e, chain));
    const isTold = view.chains.some((c) => c.polls.length > 1 && open.every((e) => isVisible(e, c)));
    if (!isTold && bringing(open) !== undefined) {
      yield {
        unknown: true,
        message: `An event that another chain had seen arrived on one that began after it, within the time that events may take (${seconds(view.settle)})`,
      };
    }
    const earlier = seenElsewhere.filter((e) => isVisible(e, chain));
    const poll = bringing(earlier);
    if (poll !== undefined && !isBoundary(chain, earlier, view)) {
      yield {
        message: 'An event from before the first poll arrived later on the chain',
        seen: seen(poll.exchange, 'body'),
      };
    }
  },
});
