import type { Poll, PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { refusal, unanswered } from '../shared/unanswered.ts';
import { isFirst } from '../polling/answers.ts';
import { isSuccess } from '../../evidence/status.ts';

export const every202CarriesLocation = defineRule<PollingView, Poll>({
  id: 'P-03',
  slug: 'every-202-carries-location',
  title: 'The first poll succeeds, and every 202 carries a Location',
  why: 'The platform keeps the state in Location only. Without it every poll is a first poll: the baseline is taken again each time and the trigger never fires.',
  repair:
    'Send a Location header with every 202, the first one included: the URL of the next poll with the state in it.',
  example: {
    breaks: 'GET /voicemails\n202 Accepted\nRetry-After: 60',
    keeps: 'GET /voicemails\n202 Accepted\nLocation: https://api.example/voicemails?state=41',
  },
  source: 'Create custom APIs for Azure Logic Apps; Create a polling trigger (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  opensTheChain: true,
  noSubject: 'no poll was answered',
  subjects: (view) => view.polls.filter((p) => p.status === 202 || isFirst(p, view)),
  *judge(poll, view) {
    const open = unanswered(poll.exchange) ?? refusal(poll.exchange, view.hasCredentials, 'the first poll');
    if (open !== undefined) {
      yield open;
    } else if (!isSuccess(poll.status)) {
      yield {
        message: `The first poll, ${requestLine(poll.exchange)}, was answered ${answerOf(poll.exchange)}: there is no state to go on with`,
        seen: seen(poll.exchange, 'status', { value: poll.status ?? null }),
      };
    } else if (poll.status === 202 && poll.locations.length === 0) {
      yield {
        message: `${requestLine(poll.exchange)} was answered 202 without a Location header`,
        seen: seen(poll.exchange, 'header Location'),
      };
    } else if (poll.status === 202 && poll.location === undefined) {
      const value = poll.locations[0] ?? '';
      yield {
        message: `The Location of a 202 is no URI reference: "${value}"`,
        seen: seen(poll.exchange, 'header Location', { value }),
      };
    }
  },
});
