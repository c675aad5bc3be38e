import { canonicalJson } from '../../json.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seen } from '../shared/wording.ts';
import { leadsBack } from './leads-back.ts';

const advances = (poll: Poll): boolean =>
  poll.status === 200 &&
  poll.items.length > 0 &&
  poll.location !== undefined &&
  poll.location.target !== poll.exchange.request.target;

/**
 * Items that an earlier poll had handed over: the Location stands where it must, and the state brings the item again that
 * it names (P-14). Where Locations do advance, it need not have been a poll of the same chain.
 */
const isRepeat = (poll: Poll, view: PollingView): boolean => {
  const isOfAll = view.polls.some(advances);
  const earlier = view.polls.filter(
    (p) => p.exchange.seq < poll.exchange.seq && (isOfAll || p.chain === poll.chain),
  );
  const known = new Set(earlier.flatMap((p) => p.items.map((i) => canonicalJson(i.value))));
  return poll.items.length > 0 && poll.items.every((i) => known.has(canonicalJson(i.value)));
};

export const newsAdvancesTheState = defineRule<PollingView, Poll>({
  id: 'P-04',
  slug: 'news-advances-the-state',
  title: 'A 200 with items carries a Location other than the one that was polled',
  why: 'The next poll goes to that Location. Where it is missing or still holds the old state, the same items start runs again and again.',
  repair: 'With every 200 send a Location whose state is past the newest item in the body.',
  example: {
    breaks:
      'GET /voicemails?state=41\n200 OK\nLocation: https://api.example/voicemails?state=41\n[{ "id": 42 }]',
    keeps:
      'GET /voicemails?state=41\n200 OK\nLocation: https://api.example/voicemails?state=42\n[{ "id": 42 }]',
  },
  source:
    'Create a polling trigger, step 12; Create custom APIs for Azure Logic Apps (table of polling answers)',
  level: { strict: 'error', field: 'error' },
  after: ['P-12', 'P-11', 'P-03', 'P-09', 'P-08'],
  noSubject: 'no poll was answered 200 with an item',
  about: (poll) => [poll.chain],
  subjects: (view) =>
    view.polls.filter((p) => p.status === 200 && (p.items.length > 0 || p.json === undefined)),
  *judge(poll, view) {
    const spot = seen(
      poll.exchange,
      'header Location',
      poll.locations[0] === undefined ? {} : { value: poll.locations[0] },
    );
    if (poll.locations.length === 0) {
      yield {
        message: `${requestLine(poll.exchange)} was answered 200 without a Location header`,
        seen: spot,
      };
    } else if (leadsBack(poll, view)) {
      yield {
        message: `The Location of a 200 with items, "${poll.location?.target}", is the URL of the first poll: no state is in it, so the chain begins anew`,
        seen: spot,
      };
    } else if (
      poll.state === 'followed' &&
      poll.location?.target === poll.exchange.request.target &&
      !isRepeat(poll, view)
    ) {
      yield {
        message: `The Location of a 200 with items is the one that was polled, "${poll.location.target}": its state has not advanced`,
        seen: spot,
      };
    }
  },
});
