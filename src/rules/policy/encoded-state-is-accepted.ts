import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';

const reserved = /[^A-Za-z0-9._~-]/;

const carriesReserved = (poll: Poll): boolean => Object.values(poll.values).some((v) => reserved.test(v));

const isRefusal = (status: number | undefined): boolean => status === 400 || status === 422;

/** Whether a list is refused only since its state holds characters that were percent-encoded. */
export const isEncodingRefused = (poll: Poll, view: PollingView): boolean =>
  poll.state === 'followed' &&
  carriesReserved(poll) &&
  isRefusal(poll.status) &&
  view.polls.some((p) => p.state === 'none' && p.status === 200);

export const encodedStateIsAccepted = defineRule<PollingView, Poll>({
  id: 'PP-11',
  slug: 'encoded-state-is-accepted',
  title: 'A state with reserved characters is accepted percent-encoded',
  why: 'The gateway encodes what it puts into the URL: "+02:00" goes out as %2B02%3A00, a quote as %27. A service that does not decode once refuses its own state.',
  repair:
    'Decode the query once before reading the parameter, and accept every form of a value that the list itself shows.',
  example: {
    breaks: 'GET /invoices?since=2026-11-26T09%3A00%3A00%2B02%3A00\n400 Bad Request',
    keeps: 'GET /invoices?since=2026-11-26T09%3A00%3A00%2B02%3A00\n200 OK\n{ "value": [] }',
  },
  source: 'Derived from the encoding of query parameters by the gateway',
  level: { strict: 'error', field: 'error' },
  after: ['PP-03'],
  noSubject: 'no state held a character that must be percent-encoded',
  about: (poll) => [poll.chain],
  subjects: (view) => view.polls.filter((p) => p.state === 'followed' && carriesReserved(p)),
  *judge(poll, view) {
    if (isEncodingRefused(poll, view))
      yield {
        message: `${requestLine(poll.exchange)}, with the state that the service's own list gave, was answered ${answerOf(poll.exchange)}`,
        seen: seen(poll.exchange, 'status', { value: poll.status ?? null }),
      };
  },
});
