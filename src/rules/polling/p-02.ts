import type { Poll, PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/seen.ts';
import { isQuiet } from './answers.ts';

/** P-02: nothing new is 202. */
export const nothingNewIsAnswered202 = defineRule<PollingView, Poll>({
  id: 'P-02',
  slug: 'nothing-new-is-answered-202',
  title: 'A poll with nothing new is answered 202',
  why: 'Every 200 starts a run. A service that answers 200 to a poll without news starts empty runs for ever; an error makes the trigger fail.',
  repair: 'Answer 202 with Location and Retry-After when nothing is newer than the state in the request.',
  source: 'Create custom APIs for Azure Logic Apps; Create a polling trigger (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  after: ['P-03'],
  missing: 'no poll was made at a time when nothing of ours was new',
  subjects: (view) =>
    view.polls.filter((p) => p.state === 'followed' && p.exchange.failure === undefined && isQuiet(p, view)),
  *judge(poll) {
    if (poll.status === 202) return;
    const spot = seen(poll.exchange, 'status', { value: poll.status ?? null });
    if (poll.status === 200 && poll.items.length > 0) {
      // An item of ours that comes again is P-14's to tell, or P-07's when it was excluded.
      if (poll.items.some((i) => i.events.length > 0)) return;
      yield {
        unknown: true,
        message: 'The service is not quiet: items that no event of ours explains keep arriving',
        seen: spot,
      };
      return;
    }
    const answer = poll.status === 200 ? '200 without an item' : answerOf(poll.exchange);
    yield {
      message: `${requestLine(poll.exchange)} had nothing new and was answered ${answer}`,
      seen: spot,
      ...(poll.status === 204 ? { level: 'warning' as const } : {}),
    };
  },
});
