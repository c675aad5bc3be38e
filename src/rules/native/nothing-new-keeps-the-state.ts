import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seen } from '../shared/wording.ts';
import { chainOf } from '../polling/answers.ts';
import { compareStateTexts } from './state-text.ts';

/** Whether nothing at all happened around a poll: what the inputs leave out may move a state that counts everything. */
const isStill = (poll: Poll, view: PollingView): boolean => {
  const polls = chainOf(poll, view)?.polls ?? [];
  const before = polls[polls.indexOf(poll) - 1];
  if (before?.status !== 202) return false;
  const end = poll.exchange.at + poll.exchange.durationMs;
  return !view.events.some((e) => e.doneAt > before.exchange.at && e.at < end);
};

const compared = ({ exchange, location }: Poll): 'same' | 'other' | 'unreadable' =>
  location === undefined ? 'same' : compareStateTexts(exchange.request.target, location.target);

export const nothingNewKeepsTheState = defineRule<PollingView, Poll>({
  id: 'P-13',
  slug: 'nothing-new-keeps-the-state',
  title: 'An answer without news leaves the state where it was',
  why: 'A state that moves to "now" with every poll loses what becomes visible late: an event of a moment ago that a replica, a queue or a slower clock shows only after the poll.',
  repair: 'Answer 202 with the state that was sent; move it only past items that were handed over.',
  example: {
    breaks:
      'GET /voicemails?since=2026-11-26T09:00:00Z\n202 Accepted\nLocation: https://api.example/voicemails?since=2026-11-26T09:01:00Z',
    keeps:
      'GET /voicemails?since=2026-11-26T09:00:00Z\n202 Accepted\nLocation: https://api.example/voicemails?since=2026-11-26T09:00:00Z',
  },
  source: 'Create custom APIs for Azure Logic Apps; Create a polling trigger, step 8',
  level: { strict: 'warning', field: 'off' },
  after: ['P-11', 'P-12', 'P-03', 'P-08', 'P-09', 'P-02'],
  noSubject:
    'no two polls with nothing happening between them were answered 202, or nobody else can read their states',
  about: (poll) => [poll.chain],
  subjects: (view) =>
    view.polls.filter(
      (p) =>
        p.state === 'followed' &&
        p.status === 202 &&
        p.location !== undefined &&
        p.items.length === 0 &&
        isStill(p, view) &&
        compared(p) !== 'unreadable',
    ),
  *judge(poll) {
    if (poll.location === undefined || compared(poll) === 'same') return;
    yield {
      message: `${requestLine(poll.exchange)} had nothing new, and its Location holds another state: "${poll.location.target}"`,
      seen: seen(poll.exchange, 'header Location', { value: poll.locations[0] ?? '' }),
    };
  },
});
