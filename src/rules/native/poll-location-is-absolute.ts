import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';
import { isSuccess } from '../../evidence/status.ts';

export const pollLocationIsAbsolute = defineRule<PollingView, Poll>({
  id: 'P-10',
  slug: 'poll-location-is-absolute',
  title: 'The Location of a poll is an absolute URL',
  why: 'A relative Location is legal HTTP, but every example and text of the platform has an absolute one, and what it makes of others is not documented.',
  repair: 'Write Location with scheme, host and port of the request.',
  example: {
    breaks: 'GET /voicemails\n202 Accepted\nLocation: /voicemails?state=41',
    keeps: 'GET /voicemails\n202 Accepted\nLocation: https://api.example/voicemails?state=41',
  },
  source:
    'Create custom APIs for Azure Logic Apps (absolute path to a URL, for the asynchronous pattern); RFC 9110 §10.2.2',
  level: { strict: 'warning', field: 'warning' },
  after: ['P-03'],
  noSubject: 'no answer carried a Location',
  about: (poll) => [poll.chain],
  subjects: (view) => view.polls.filter((p) => isSuccess(p.status) && p.location !== undefined),
  *judge({ exchange, location }) {
    if (location?.relative !== true) return;
    yield {
      message: `Location is relative: "${location.raw}"`,
      seen: seen(exchange, 'header Location', { value: location.raw, expected: 'an absolute URL' }),
    };
  },
});
