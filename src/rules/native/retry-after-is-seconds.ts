import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';

export const retryAfterIsSeconds = defineRule<PollingView, Poll>({
  id: 'P-20',
  slug: 'retry-after-is-seconds',
  title: 'Retry-After is a whole, non-negative number of seconds',
  why: 'The platform reads seconds. A fraction, a unit or a word is no pace at all.',
  repair: 'Send Retry-After as digits only.',
  example: {
    breaks: 'GET /voicemails?state=42\n202 Accepted\nRetry-After: 1.5m',
    keeps: 'GET /voicemails?state=42\n202 Accepted\nRetry-After: 90',
  },
  source:
    'Create custom APIs for Azure Logic Apps; RFC 9110 §10.2.3 (which also allows a date, that no Microsoft text mentions)',
  level: { strict: 'error', field: 'error' },
  noSubject: 'no answer carried Retry-After',
  about: (poll) => [poll.chain],
  subjects: (view) => view.polls.filter((p) => p.retryAfter.length > 0),
  *judge(poll) {
    for (const value of poll.retryAfter) {
      if (/^\d+$/.test(value.trim())) continue;
      const date = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(value.trim());
      yield {
        message: date
          ? `Retry-After is a date, "${value}"`
          : `Retry-After is "${value}", not a whole number of seconds`,
        seen: seen(poll.exchange, 'header Retry-After', { value, expected: 'whole seconds' }),
        ...(date ? { lowered: 'RFC 9110 allows it, though only seconds are documented' } : {}),
      };
    }
  },
});
