import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { isObject, parseJson } from '../../json.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seen } from '../shared/wording.ts';
import { chainOf } from '../polling/answers.ts';

/** Whether nothing at all happened around a poll: what the inputs leave out may move a state that counts everything. */
const isStill = (poll: Poll, view: PollingView): boolean => {
  const polls = chainOf(poll, view)?.polls ?? [];
  const before = polls[polls.indexOf(poll) - 1];
  if (before?.status !== 202) return false;
  const end = poll.exchange.at + poll.exchange.durationMs;
  return !view.events.some((e) => e.doneAt > before.exchange.at && e.at < end);
};

const JSON_WEB_TOKEN = /eyJ[\w-]*\.(eyJ[\w-]*)\.[\w-]*/g;
/** Claims that say when a token was made and until when it holds. */
const OF_THE_TOKEN = new Set(['iat', 'nbf', 'exp', 'jti']);

const claimsOf = (payload: string): string | undefined => {
  try {
    const claims = parseJson(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    if (!isObject(claims)) return undefined;
    return JSON.stringify(Object.entries(claims).filter(([name]) => !OF_THE_TOKEN.has(name)));
  } catch {
    return undefined;
  }
};

/**
 * A state may be spelled another way, its parameters may stand in another order, and a signed token is made anew for each
 * answer.
 */
const stateText = (given: string): string => {
  const target = given.replace(JSON_WEB_TOKEN, (token, payload: string) => claimsOf(payload) ?? token);
  const [path = '', query = ''] = target.split('?');
  return JSON.stringify([path, [...new URLSearchParams(query)].map((pair) => pair.join('=')).toSorted()]);
};

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
  noSubject: 'no two polls with nothing happening between them were answered 202',
  about: (poll) => [poll.chain],
  subjects: (view) =>
    view.polls.filter(
      (p) =>
        p.state === 'followed' &&
        p.status === 202 &&
        p.location !== undefined &&
        p.items.length === 0 &&
        isStill(p, view),
    ),
  *judge(poll) {
    const { target } = poll.exchange.request;
    if (poll.location === undefined || stateText(poll.location.target) === stateText(target)) return;
    yield {
      message: `${requestLine(poll.exchange)} had nothing new, and its Location holds another state: "${poll.location.target}"`,
      seen: seen(poll.exchange, 'header Location', { value: poll.locations[0] ?? '' }),
    };
  },
});
