import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { cutBody } from '../shared/cut-body.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { HEALED, heals, isQuiet, UNDOCUMENTED_204 } from '../polling/answers.ts';
import { isSuccess } from '../../evidence/status.ts';

/** The state came from the service itself: whatever is new, an answer other than a success is a failed check. */
const isRefused = (poll: Poll): boolean =>
  poll.status !== undefined && poll.status !== 429 && !isSuccess(poll.status);

/**
 * An answer that brings nothing says itself that nothing is new, whatever else is going on; an empty collection at such a
 * time is P-19's to tell.
 */
const isEmpty = (poll: Poll): boolean =>
  poll.items.length === 0 &&
  (poll.status === 202 ||
    poll.status === 204 ||
    (poll.status === 200 && poll.json !== undefined && poll.array === undefined));

/** Items that no event of ours explains: the poll was not quiet after all. */
const isDisturbed = (poll: Poll): boolean =>
  poll.status === 200 && poll.items.length > 0 && !poll.items.some((i) => i.events.length > 0);

/** A Location into which a value was put that had never been set. */
const unset = (poll: Poll): string =>
  /(^|[/=])(null|undefined|none|NaN)([/?&]|$)/i.test(poll.exchange.request.target)
    ? ': it seems to be made of a value that was never set'
    : '';

export const nothingNewIsAnswered202 = defineRule<PollingView, Poll>({
  id: 'P-02',
  slug: 'nothing-new-is-answered-202',
  title: 'A poll with nothing new is answered 202, and a Location that was given is not refused',
  why: 'Every 200 starts a run. A service that answers 200 to a poll without news starts empty runs for ever; an error makes the trigger fail.',
  repair: 'Answer 202 with Location and Retry-After when nothing is newer than the state in the request.',
  example: {
    breaks: 'GET /voicemails?state=42\n200 OK\n[]',
    keeps: 'GET /voicemails?state=42\n202 Accepted\nLocation: https://api.example/voicemails?state=42',
  },
  source: 'Create custom APIs for Azure Logic Apps; Create a polling trigger (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  after: ['P-12', 'P-11', 'P-03', 'P-09', 'P-08', 'P-07'],
  noSubject: 'no poll was made at a time when nothing of ours was new',
  about: (poll) => [poll.chain],
  subjects: (view) =>
    view.polls.filter(
      (p) =>
        p.state === 'followed' &&
        p.exchange.failure === undefined &&
        p.status !== 429 &&
        (isRefused(p) || isEmpty(p) || isQuiet(p, view)),
    ),
  *judge(poll, view) {
    if (poll.status === 202) return;
    const spot = seen(poll.exchange, 'status', { value: poll.status ?? null, expected: '202' });
    if (isRefused(poll)) {
      const isHealed = heals(poll, view);
      yield {
        message: `${requestLine(poll.exchange)}, the Location that the service gave, was answered ${answerOf(poll.exchange)}${unset(poll)}`,
        seen: spot,
        ...(isHealed ? { lowered: HEALED } : {}),
      };
      return;
    }
    if (isDisturbed(poll)) {
      const isShown = view.polls.some((p) => p.state === 'followed' && p.status === 202);
      if (!isShown)
        yield {
          unknown: true,
          message: 'The service is not quiet: items that no event of ours explains keep arriving',
          seen: spot,
        };
      return;
    }
    // An item of ours that comes again is P-14's to tell, or P-07's when it was excluded.
    if (poll.status === 200 && poll.items.length > 0) return;
    if (poll.truncated) {
      yield cutBody(`The answer to ${requestLine(poll.exchange)}`);
      return;
    }
    const answer = poll.status === 200 ? '200 without an item' : answerOf(poll.exchange);
    yield {
      message: `${requestLine(poll.exchange)} had nothing new and was answered ${answer}`,
      seen: spot,
      ...(poll.status === 204 ? { lowered: UNDOCUMENTED_204 } : {}),
    };
  },
});
