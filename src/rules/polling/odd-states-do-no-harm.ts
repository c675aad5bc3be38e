import { canonicalJson } from '../../json.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { isNewsOf } from '../../evidence/payload.ts';
import { answerOf, requestLine, seen, seenItem } from '../shared/wording.ts';
import { beforeBaseline, chainOf } from './answers.ts';

const kinds = { replayed: 'an old, well-formed state', malformed: 'a malformed state' } as const;

export const oddStatesDoNoHarm = defineRule<PollingView, Poll>({
  id: 'P-26',
  slug: 'odd-states-do-no-harm',
  title: 'An old or malformed state gets no 5xx and no event from before the baseline',
  why: 'A flow that was off for weeks polls with the Location it last had. A 5xx makes it fail until it is switched off; the whole history starts a run for every item that ever was.',
  repair:
    'Accept every state that was ever handed out; answer one that was not with 4xx, or with a new baseline (202).',
  example: {
    breaks: 'GET /voicemails?state=4x1\n500 Internal Server Error',
    keeps: 'GET /voicemails?state=4x1\n400 Bad Request',
  },
  source:
    'Troubleshoot common issues with triggers (Power Automate); limits and configuration (14 days of failures switch a flow off)',
  level: { strict: 'warning', field: 'warning' },
  after: ['P-03', 'P-04', 'P-14', 'PP-03', 'PP-04', 'PP-06'],
  noSubject: 'no old and no malformed state was tried',
  about: (poll) => [poll.chain],
  subjects: (view) =>
    view.probes.filter((p) => (p.state === 'replayed' || p.state === 'malformed') && p.credentials === 'own'),
  *judge(poll, view) {
    const kind = kinds[poll.state as 'replayed' | 'malformed'];
    if (poll.status === undefined || poll.status >= 500) {
      // A service that fails with the newest state now and then says nothing of another one by that.
      if (view.polls.some((p) => p.state === 'followed' && p.status === poll.status)) return;
      yield {
        message: `${requestLine(poll.exchange)} with ${kind} ${poll.exchange.response === undefined ? 'got' : 'was answered'} ${answerOf(poll.exchange)}`,
        seen: seen(poll.exchange, 'status'),
      };
      return;
    }
    const chain = chainOf(poll, view);
    // What stands in a 202 fires nothing.
    if (poll.status !== 200 || chain === undefined) return;
    // What the chain itself brought later was, to the service, not before its baseline.
    const history = beforeBaseline(chain, view).filter((e) => !chain.arrivals.has(e.token));
    // A baseline's list shows what was there before, whoever caused it.
    const listed = new Set(chain.polls[0]?.items.map((i) => canonicalJson(i.value)));
    const old = poll.items.find(
      (i) =>
        history.some((e) => isNewsOf(i, e)) ||
        (poll.state === 'malformed' && listed.has(canonicalJson(i.value))),
    );
    if (old !== undefined) {
      yield {
        message: `${requestLine(poll.exchange)} with ${kind} brought an event from before the chain’s baseline`,
        seen: seenItem(old),
      };
    }
  },
});
