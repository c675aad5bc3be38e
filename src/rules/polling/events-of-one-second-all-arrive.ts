import type { EventEntry } from '../../model.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { isLongEnough } from '../shared/waits.ts';
import { seen } from '../shared/wording.ts';
import { isTied } from '../policy/ties.ts';
import { isSuccess } from '../../evidence/status.ts';
import { afterBaseline, isDraining } from './answers.ts';
import { passedBy, REPAIR_OF_ORDER, wasPassed } from './out-of-order.ts';

/** ms within which two events may share the resolution of a coarse state. */
const CLOSE = 1000;

interface Close {
  readonly chain: Chain;
  /** Events that came within a second after one that a poll had brought already. */
  readonly boundary: readonly EventEntry[];
}

/** Whether a poll lies between an event that it brought and this one, all within a second. */
const isBoundary = (event: EventEntry, chain: Chain, view: PollingView): boolean =>
  afterBaseline(chain, view).some((before) => {
    const poll = chain.arrivals.get(before.token)?.exchange;
    return (
      poll !== undefined &&
      before.doneAt <= poll.at + poll.durationMs &&
      event.doneAt > poll.at &&
      event.doneAt > before.doneAt &&
      event.doneAt - before.at < CLOSE
    );
  });

const isWatched = (event: EventEntry, chain: Chain, view: PollingView): boolean =>
  view.windows.some(
    (w) =>
      w.observer === chain.id &&
      w.purpose === 'arrival' &&
      w.events.includes(event.token) &&
      isLongEnough(w.to - event.doneAt, view.settle),
  );

/** Events lost from which on a chain that brings nothing more has stopped, and not met a tie. */
const SEVERAL = 3;

const hasStopped = (lost: readonly EventEntry[], chain: Chain, view: PollingView): boolean => {
  const first = Math.min(...lost.map((e) => e.at));
  return (
    lost.length >= SEVERAL &&
    !afterBaseline(chain, view).some((e) => e.at > first && chain.arrivals.has(e.token))
  );
};

export const eventsOfOneSecondAllArrive = defineRule<PollingView, Close>({
  id: 'P-16',
  slug: 'events-of-one-second-all-arrive',
  title: 'Events just before and just after a poll, within one second, all arrive',
  why: 'A state that is a whole second stands for everything in that second. What comes later in the same second is "not newer", and no poll ever brings it.',
  repair:
    'Make the state as fine as the events: a sequence number or an id, or a time together with the ids already handed over at that time.',
  example: {
    breaks:
      'GET /voicemails?since=09:00:04 → 200 [{ "id": 41 }], Location: …?since=09:00:05\n(42 arrives at 09:00:05.7)\nGET /voicemails?since=09:00:05 → 202',
    keeps:
      'GET /voicemails?state=40 → 200 [{ "id": 41 }], Location: …?state=41\nGET /voicemails?state=41 → 200 [{ "id": 42 }]',
  },
  source:
    'Derived; scripts of certified connectors add 10 ms to the newest time, or keep a list of what was seen',
  level: { strict: 'error', field: 'error' },
  after: [
    'P-03',
    'P-08',
    'P-09',
    'P-01',
    'P-02',
    'P-04',
    'P-07',
    'P-17',
    'P-29',
    'PP-03',
    'PP-04',
    'PP-05',
    'PP-07',
    'PP-10',
  ],
  needsEvents: true,
  noSubject: 'no event came within a second after one that a poll had brought',
  about: ({ chain }) => [chain.id],
  *subjects(view) {
    if (!view.attributable) return;
    for (const chain of view.chains) {
      const boundary = afterBaseline(chain, view).filter(
        (e) => isBoundary(e, chain, view) && !isTied(e, chain, view),
      );
      if (boundary.length > 0) yield { chain, boundary };
    }
  },
  *judge({ chain, boundary }, view) {
    const last = chain.polls.at(-1);
    if (!isSuccess(last?.status) || isDraining(chain, view)) return;
    // An event that nobody waited for is not lost.
    const lost = afterBaseline(chain, view).filter(
      (e) => !chain.arrivals.has(e.token) && isWatched(e, chain, view),
    );
    // Where others are lost too, the second is not the cause.
    if (lost.length === 0 || last === undefined || !lost.every((e) => boundary.includes(e))) return;
    if (hasStopped(lost, chain, view)) return;
    const number = passedBy(lost, chain, view);
    yield {
      message: `${lost.length} of ${boundary.length} events that came within a second after one that a poll had brought never arrived on the chain, and every other event did${number === undefined ? '' : `: ${wasPassed(number)}`}`,
      seen: seen(last.exchange, 'body'),
      ...(number === undefined ? {} : { repair: REPAIR_OF_ORDER }),
    };
  },
});
