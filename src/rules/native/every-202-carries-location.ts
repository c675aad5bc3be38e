import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { refusal, unanswered } from '../shared/unanswered.ts';
import { isFirst } from '../polling/answers.ts';
import { isSuccess } from '../../evidence/status.ts';
import { leadsBack } from './leads-back.ts';

const LIST_REPAIR =
  'Poll an ordinary list by policy: name the operation in a `pollingtrigger` policy of apiProperties.json, with the parameter that filters by the newest item. Or answer 202 with a Location that holds the state.';

const REDIRECT_REPAIR =
  'Answer 202 with the same Location: a poller then waits, and comes back with the state.';

const pathOf = (target: string | undefined): string | undefined => target?.split('?')[0];

/** Whether an answer has the state, and only a wrong status; a redirect elsewhere leads to a login. */
const redirectsToNext = ({ status = 0, location, exchange }: Poll): boolean =>
  status >= 300 && status < 400 && pathOf(location?.target) === pathOf(exchange.request.target);

/** A list that is answered whole whenever it is asked for: nothing of native polling is there. */
const isPlainList = (poll: Poll, view: PollingView): boolean =>
  poll.status === 200 &&
  poll.array !== undefined &&
  view.polls.every((p) => p.locations.length === 0 && p.status === 200);

export const every202CarriesLocation = defineRule<PollingView, Poll>({
  id: 'P-03',
  slug: 'every-202-carries-location',
  title: 'The first poll succeeds, and every 202 carries a Location with a state',
  why: 'The platform keeps the state in Location only. Without it every poll is a first poll: the baseline is taken again each time and the trigger never fires.',
  repair:
    'Send a Location header with every 202, the first one included: the URL of the next poll with the state in it.',
  example: {
    breaks: 'GET /voicemails\n202 Accepted\nRetry-After: 60',
    keeps: 'GET /voicemails\n202 Accepted\nLocation: https://api.example/voicemails?state=41',
  },
  source: 'Create custom APIs for Azure Logic Apps; Create a polling trigger (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  after: ['P-12', 'P-11'],
  opensTheChain: true,
  noSubject: 'no poll was answered',
  about: (poll) => [poll.chain],
  subjects: (view) => view.polls.filter((p) => p.status === 202 || isFirst(p, view)),
  *judge(poll, view) {
    const open = unanswered(poll.exchange) ?? refusal(poll.exchange, view.hasCredentials, 'the first poll');
    if (open !== undefined) {
      yield open;
    } else if (!isSuccess(poll.status)) {
      yield {
        message: `The first poll, ${requestLine(poll.exchange)}, was answered ${answerOf(poll.exchange)}: ${redirectsToNext(poll) ? 'Location names the next poll, but as a redirect, which is followed at once' : 'there is no state to go on with'}`,
        ...(redirectsToNext(poll) ? { repair: REDIRECT_REPAIR } : {}),
        seen: seen(poll.exchange, 'status', { value: poll.status ?? null }),
      };
    } else if (poll.status === 202 && poll.locations.length === 0) {
      yield {
        message: `${requestLine(poll.exchange)} was answered 202 without a Location header`,
        seen: seen(poll.exchange, 'header Location'),
      };
    } else if (poll.status === 202 && leadsBack(poll, view)) {
      yield {
        message: `${requestLine(poll.exchange)} was answered 202, and its Location, "${poll.location?.target}", is the URL of the first poll: no state is in it, so the chain begins anew`,
        seen: seen(poll.exchange, 'header Location', { value: poll.locations[0] ?? '' }),
      };
    } else if (isPlainList(poll, view)) {
      const items = poll.items.length === 1 ? '1 item' : `${poll.items.length} items`;
      yield {
        message: `${requestLine(poll.exchange)} was answered 200 with ${items} and no Location, as every other poll: this is an ordinary list, which holds no state`,
        seen: seen(poll.exchange, 'header Location'),
        repair: LIST_REPAIR,
      };
    }
  },
});
