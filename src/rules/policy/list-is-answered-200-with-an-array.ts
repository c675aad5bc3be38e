import { valueAt } from '../../json.ts';
import { unreadable } from '../../evidence/body.ts';
import { itemsPointer } from '../../evidence/payload.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { isEncodingRefused } from './encoded-state-is-accepted.ts';
import { defineRule } from '../rule.ts';
import { HEALED, heals } from '../polling/answers.ts';
import { cutBody } from '../shared/cut-body.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { refusal, unanswered } from '../shared/unanswered.ts';

/** Statuses by which a service says that a parameter is missing. */
export const demandsState = (status: number | undefined): boolean => status === 400 || status === 422;

export const listIsAnswered200WithAnArray = defineRule<PollingView, Poll>({
  id: 'PP-04',
  slug: 'list-is-answered-200-with-an-array',
  title: 'Every list is answered 200 with an array at the data path',
  why: 'The gateway makes 202 out of an empty array, and nothing out of 204, 404 or null: the trigger fails instead of waiting.',
  repair: 'Answer 200 with an empty array at `triggerDataPath` when nothing is newer than the state.',
  example: {
    breaks: 'GET /invoices?since=7 (nothing is newer)\n204 No Content',
    keeps: 'GET /invoices?since=7 (nothing is newer)\n200 OK\n{ "value": [] }',
  },
  source: 'Create a polling trigger, steps 7-8 (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  after: ['PP-03', 'PP-11'],
  opensTheChain: true,
  noSubject: 'no list was answered',
  about: (poll) => [poll.chain],
  // A list that is refused for want of a state is PP-07's to tell.
  subjects: (view) =>
    view.polls.filter((p) => !(p.state === 'none' && demandsState(p.status)) && !isEncodingRefused(p, view)),
  *judge(poll, view) {
    const line = requestLine(poll.exchange);
    // Credentials that are good for one list are good for all of them.
    const isTrusted = view.polls.some((p) => p.status === 200);
    const open =
      unanswered(poll.exchange) ??
      (isTrusted ? undefined : refusal(poll.exchange, view.hasCredentials, 'the list'));
    if (open !== undefined) {
      yield open;
    } else if (poll.status !== 200) {
      const isHealed = heals(poll, view);
      yield {
        message: `${line} was answered ${answerOf(poll.exchange)}; a list is answered 200, also when it is empty`,
        seen: seen(poll.exchange, 'status', { value: poll.status ?? null, expected: '200' }),
        ...(isHealed ? { lowered: HEALED } : {}),
      };
    } else if (poll.truncated) {
      yield cutBody(`The answer to ${line}`);
    } else {
      const pointer = itemsPointer(view.trigger, view.settings) ?? '';
      const data = valueAt(poll.json, pointer);
      if (!Array.isArray(data)) {
        const what =
          poll.json === undefined
            ? `a body that ${unreadable(poll.exchange.response?.body ?? '')}: ${answerOf(poll.exchange)}`
            : data === undefined
              ? `nothing at ${pointer}`
              : `${JSON.stringify(data).slice(0, 40)} at ${pointer}`;
        yield {
          message: `${line} was answered 200 with ${what}, where the policy reads an array`,
          seen: seen(poll.exchange, 'body', { pointer, expected: 'an array' }),
        };
      }
    }
  },
});
