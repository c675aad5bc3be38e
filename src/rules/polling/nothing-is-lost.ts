import { keptBy } from '../../kept.ts';
import type { EventEntry } from '../../model.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { burstAround } from '../shared/burst.ts';
import { cutBody } from '../shared/cut-body.ts';
import { answerOf, requestLine, seconds, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';
import { isLongEnough, tooShort } from '../shared/waits.ts';
import { isTied } from '../policy/ties.ts';
import { afterBaseline, handedOver, isDraining } from './answers.ts';
import { passedBy, REPAIR_OF_ORDER, wasPassed } from './out-of-order.ts';
import { isSuccess } from '../../evidence/status.ts';

interface Awaited {
  readonly event: EventEntry;
  readonly chain: Chain;
  /** ms from the event to the end of the window in which the chain was polled for it. */
  readonly waited: number;
  /** The number by which all that the chain lost was passed. */
  readonly passed: string | undefined;
}

/** A chain whose every Location was refused is P-02's to tell. */
const isFollowed = (chain: Chain): boolean => {
  const followed = chain.polls.filter((p) => p.state === 'followed');
  return followed.length === 0 || followed.some((p) => ![400, 404, 410, 422].includes(p.status ?? 0));
};

/** Where no event arrived at all: what `emit` sends otherwise than the inputs want it. */
const oddInput = ({ sightings, settings }: PollingView) =>
  sightings.any() ? undefined : settings.mismatches?.[0];

/** How many events came close together with one, and how many others of them reached the chain. */
const countBurst = (event: EventEntry, chain: Chain, view: PollingView) => {
  const all = burstAround(event, afterBaseline(chain, view));
  return { all: all.length, came: all.filter((e) => e !== event && chain.arrivals.has(e.token)).length };
};

const sure = keptBy<PollingView, boolean>();

/** Whether some event that a chain lost was received by another, or in part of its burst: `settle` and `emit` will do. */
const isSureOfEvents = (view: PollingView): boolean =>
  sure(view, () =>
    view.chains.some((chain) =>
      afterBaseline(chain, view).some(
        (e) =>
          !chain.arrivals.has(e.token) &&
          (view.sightings.witnessedAt(e, chain.id) !== undefined || countBurst(e, chain, view).came > 0),
      ),
    ),
  );

/** Why an event did not arrive, as far as the run shows it. */
const whereItIs = (event: EventEntry, chain: Chain, view: PollingView): string => {
  const whole = view.polls.find((p) => p.state === 'none' && p.items.some((i) => i.events.includes(event)));
  const parameters = Object.keys(view.trigger.policy?.config ?? {}).map((name) => `"${name}"`);
  if (whole !== undefined && parameters.length > 0)
    return `; the list without a state holds it (exchange ${whole.exchange.seq}), so ${parameters.join(', ')} keeps it out`;
  if (view.sightings.witnessedAt(event, chain.id) !== undefined) return '; another chain received it';
  const { all, came } = countBurst(event, chain, view);
  if (came > 0) return `; ${came} of the ${all} events that came close together reached the chain`;
  const odd = oddInput(view);
  if (odd !== undefined)
    return `. The input "${odd.input}" is ${odd.wanted} and \`emit\` sends ${odd.sent}: that may be another event`;
  return isSureOfEvents(view)
    ? '; others did arrive, so that `settle` and `emit` seem right'
    : '. If the service is slower than that, set `settle`; if the step does not cause this event, correct `emit`';
};

export const nothingIsLost = defineRule<PollingView, Awaited>({
  id: 'P-15',
  slug: 'nothing-is-lost',
  title: 'No event is lost along a chain of polls',
  why: 'An event that no poll ever brings is a run that never starts. Nobody is told, and nobody can find it later.',
  repair:
    'Let the state stand for exactly what was handed over: not the clock, not a rounded second, not the newest item of another folder.',
  example: {
    breaks: 'GET /voicemails?state=41 → 200 [{ "id": 43 }] (42 arrived too)\nGET /voicemails?state=43 → 202',
    keeps: 'GET /voicemails?state=41 → 200 [{ "id": 42 }, { "id": 43 }]\nGET /voicemails?state=43 → 202',
  },
  source: 'Training unit on polling triggers ("all orders since the last one")',
  level: { strict: 'error', field: 'error' },
  after: [
    'P-03',
    'P-08',
    'P-09',
    'P-01',
    'P-04',
    'P-07',
    'P-16',
    'P-17',
    'P-29',
    'PP-03',
    'PP-04',
    'PP-05',
    'PP-07',
    'PP-10',
    'PP-11',
  ],
  needsEvents: true,
  noSubject:
    'no event was caused that could be told apart (no `emit`, or neither token nor id arrives), or every Location was refused',
  about: ({ chain }) => [chain.id],
  *subjects(view) {
    if (!view.attributable) return;
    for (const chain of view.chains.filter(isFollowed)) {
      const events = afterBaseline(chain, view);
      const passed = passedBy(
        events.filter((e) => !chain.arrivals.has(e.token)),
        chain,
        view,
      );
      for (const event of events) {
        if (!chain.arrivals.has(event.token) && isTied(event, chain, view)) continue;
        const watched = view.windows.filter(
          (w) => w.observer === chain.id && w.purpose === 'arrival' && w.events.includes(event.token),
        );
        if (chain.arrivals.has(event.token) || watched.length > 0)
          yield { event, chain, passed, waited: Math.max(0, ...watched.map((w) => w.to - event.doneAt)) };
      }
    }
  },
  *judge({ event, chain, waited, passed }, view) {
    const { perEmit } = view.settings;
    const arrived = handedOver(chain, view, (item) => item.events.includes(event)).length;
    const last = chain.polls.at(-1);
    if (arrived >= perEmit || last === undefined) return;
    const open = unanswered(last.exchange);
    if (open !== undefined) {
      yield open;
      return;
    }
    const cut = chain.polls.find((p) => p.truncated && p.exchange.at + p.exchange.durationMs > event.at);
    if (cut !== undefined) {
      yield cutBody(`The answer to ${requestLine(cut.exchange)}`);
      return;
    }
    if (!isLongEnough(waited, view.settle) || isDraining(chain, view)) {
      yield isSuccess(last.status)
        ? tooShort(view.settle)
        : {
            unknown: true,
            message: `The chain could not be followed to the event: its last poll was answered ${answerOf(last.exchange)}`,
          };
      return;
    }
    const what = perEmit === 1 ? 'no poll of the chain brought it' : `${arrived} of ${perEmit} items arrived`;
    const how = isSuccess(last.status) ? '' : `; the last poll was answered ${answerOf(last.exchange)}`;
    const others = passed === undefined ? whereItIs(event, chain, view) : `; ${wasPassed(passed)}`;
    yield {
      message: `An event was caused and ${what} within ${seconds(waited)} (token "${event.token}")${how}${others}`,
      seen: seen(last.exchange, 'body'),
      ...(passed === undefined ? {} : { repair: REPAIR_OF_ORDER }),
      ...(oddInput(view) === undefined ? {} : { configured: ['emit'] }),
    };
  },
});
