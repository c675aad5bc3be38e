import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';
import { isSuccess } from '../../evidence/status.ts';

export const badCredentialsAreRefused = defineRule<PollingView, Poll>({
  id: 'P-30',
  slug: 'bad-credentials-are-refused',
  title: 'A poll with bad credentials is answered 401 or 403, with a state as without',
  why: 'A Location is an address that travels through logs and run histories. Where it works without credentials, whoever has it reads the events.',
  repair: 'Check the credentials of every poll, those with a state too, and answer 401 or 403.',
  example: {
    breaks: 'GET /voicemails?state=41\nAuthorization: Bearer wrong\n200 OK',
    keeps: 'GET /voicemails?state=41\nAuthorization: Bearer wrong\n401 Unauthorized',
  },
  source: 'Derived from the connection’s use for every call of a trigger (Create a webhook trigger)',
  level: { strict: 'error', field: 'error' },
  // A state that holds the credential is a poll with good ones, whatever goes beside it.
  after: ['S-05'],
  noSubject: 'no credentials are configured, or there are no bad ones',
  about: (poll) => [poll.chain],
  subjects: (view) => view.probes.filter((p) => p.credentials === 'bad'),
  *judge(poll) {
    if (poll.status === 401 || poll.status === 403) return;
    const open = unanswered(poll.exchange);
    if (open !== undefined) {
      yield open;
      return;
    }
    yield {
      message: `${requestLine(poll.exchange)} with bad credentials was answered ${answerOf(poll.exchange)}`,
      seen: seen(poll.exchange, 'status', { value: poll.status ?? null, expected: '401 or 403' }),
      ...(isSuccess(poll.status) ? {} : { lowered: 'it was refused' }),
    };
  },
});
