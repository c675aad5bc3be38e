import type { EventEntry } from '../../model.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import { isSuccess } from '../../evidence/status.ts';
import { cutBody } from '../shared/cut-body.ts';
import { defineRule } from '../rule.ts';
import { isLongEnough } from '../shared/waits.ts';
import { requestLine, seen } from '../shared/wording.ts';
import { afterBaseline } from './answers.ts';

interface Beside {
  readonly chain: Chain;
  /** Events after the chain's baseline that another chain received before this one polled for them. */
  readonly taken: readonly EventEntry[];
}

const lastPollAt = (chain: Chain): number =>
  chain.polls.findLast((p) => p.state === 'followed' && isSuccess(p.status))?.exchange.at ?? 0;

/** Whether a chain asked in vain for an event that should have been visible, before anybody else had received it. */
const isLostAlready = (event: EventEntry, chain: Chain, witnessed: number, settle: number): boolean =>
  chain.polls.some(
    ({ state, status, exchange }) =>
      state === 'followed' &&
      isSuccess(status) &&
      isLongEnough(exchange.at - event.doneAt, settle) &&
      exchange.at + exchange.durationMs < witnessed,
  );

export const pollersShareNoState = defineRule<PollingView, Beside>({
  id: 'P-29',
  slug: 'pollers-share-no-state',
  title: 'What one poller received, another receives too',
  why: 'Every flow on a connection polls by itself. A cursor that the service keeps for all of them gives each event to the flow that asks first, and to no other.',
  repair: 'Keep the state in Location (or in the parameter), not in the service, the session or the user.',
  example: {
    breaks:
      'GET /voicemails?state=41 (flow A) → 200 [{ "id": 42 }]\nGET /voicemails?state=41 (flow B) → 202, nothing',
    keeps:
      'GET /voicemails?state=41 (flow A) → 200 [{ "id": 42 }]\nGET /voicemails?state=41 (flow B) → 200 [{ "id": 42 }]',
  },
  source: 'Derived: each flow keeps its own Location; training unit on polling triggers',
  level: { strict: 'error', field: 'error' },
  after: ['P-11', 'P-12', 'P-03', 'P-08', 'P-09', 'P-04', 'P-17', 'PP-03', 'PP-04', 'PP-05', 'PP-07'],
  needsEvents: true,
  noSubject: 'no event was seen by one chain before another polled for it',
  about: ({ chain }) => [chain.id],
  *subjects(view) {
    if (!view.attributable) return;
    for (const chain of view.chains) {
      if (!chain.polls.slice(1).some((p) => p.state === 'followed' && isSuccess(p.status))) continue;
      const taken = afterBaseline(chain, view).filter((e) => {
        const witnessed = view.sightings.witnessedAt(e, chain.id);
        const own = chain.arrivals.get(e.token)?.exchange.at ?? Infinity;
        // What one replica shows, another may show as late as an event may take to be visible.
        const isShown = own < Infinity || isLongEnough(lastPollAt(chain) - e.doneAt, view.settle);
        if (!isShown || witnessed === undefined || isLostAlready(e, chain, witnessed, view.settle))
          return false;
        return witnessed < Math.min(own, lastPollAt(chain));
      });
      if (taken.length > 1) yield { chain, taken };
    }
  },
  *judge({ chain, taken }) {
    const missed = taken.filter((e) => !chain.arrivals.has(e.token));
    const last = chain.polls.at(-1);
    // A chain that received anything has a state of its own; what it misses is lost for another reason.
    if (missed.length < taken.length || chain.arrivals.size > 0 || last === undefined) return;
    const cut = chain.polls.find((p) => p.truncated);
    if (cut !== undefined) {
      yield cutBody(`The answer to ${requestLine(cut.exchange)}`);
      return;
    }
    yield {
      message: `A second chain received none of the ${missed.length} events that another chain had received before it: the two share a state, or the state that it began with brings nothing`,
      seen: seen(last.exchange, 'body'),
    };
  },
});
