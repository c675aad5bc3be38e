import { groupBy } from '../../group-by.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';
import { answered, attemptsAt, wasTaken, type Attempts } from './attempts.ts';

interface Receipts {
  readonly all: readonly Attempts[];
}

/** The attempt that followed one that was taken, at once where `perEmit` allows no more. */
const repeated = ({ attempts }: Attempts, perEmit: number) =>
  attempts.length > perEmit && attempts[0] !== undefined && wasTaken(attempts[0])
    ? { taken: attempts[0], again: attempts[perEmit] }
    : undefined;

/** Notifications of one status from which on it tells something that only a few of them came again. */
const ENOUGH = 4;

const statusOf = ({ attempts: [first] }: Attempts): number => first?.entry.status ?? 0;

/** Longest time from a notification that was taken to the next one of its event, in ms. */
const longestLag = (all: readonly Attempts[], perEmit: number): number =>
  Math.max(
    0,
    ...all.flatMap((a) => {
      const pair = repeated(a, perEmit);
      return pair?.again === undefined ? [] : [pair.again.entry.at - pair.taken.entry.at];
    }),
  );

/** Those that came again, and those that did not though they were watched for long enough: the others say nothing. */
const decided = (all: readonly Attempts[], perEmit: number): readonly Attempts[] => {
  const lag = longestLag(all, perEmit);
  return all.filter(
    (a) =>
      repeated(a, perEmit) !== undefined ||
      (a.attempts[0] !== undefined && a.until > a.attempts[0].entry.at + 2 * lag),
  );
};

/** Notifications of one status that did not come again beside others that did: they tell of chance. */
const FEW = 2;

const againOf = (of: readonly Attempts[], perEmit: number): number =>
  of.filter((a) => repeated(a, perEmit) !== undefined).length;

/** Whether a status has notifications that came again and others that did not: then it is not the status that decides. */
const isByChance = (all: readonly Attempts[], perEmit: number): boolean =>
  [...groupBy(all, statusOf).values()].some((of) => {
    const again = againOf(of, perEmit);
    return of.length >= ENOUGH && again > 0 && of.length - again >= FEW;
  });

/** What bears a status whose notifications came again more than once, or without exception: one may be a coincidence. */
const firmly = (all: readonly Attempts[], perEmit: number): readonly Attempts[] =>
  [...groupBy(all, statusOf).values()]
    .filter((of) => againOf(of, perEmit) >= Math.min(FEW, of.length))
    .flat();

/** The statuses whose notifications came again, most of those at least that tell anything, and those of which none did. */
const told = (all: readonly Attempts[], telling: readonly Attempts[], perEmit: number) => {
  const named = (of: readonly Attempts[], isSo: (again: number, count: number) => boolean): string =>
    [...groupBy(of, statusOf)]
      .filter(([, same]) => isSo(againOf(same, perEmit), same.length))
      .map(([status]) => status)
      .join(', ');
  return {
    cameAgain: named(telling, (again, count) => again > count / 2),
    didNot: named(all, (again) => again === 0),
  };
};

/** What a service sends again because it was restarted goes by no status. */
const untilRestart = ({ attempts, until, ...of }: Attempts, { restartedAt }: WebhookView): Attempts => ({
  ...of,
  attempts: attempts.filter((d) => d.entry.at < restartedAt),
  until: Math.min(until, restartedAt),
});

export const any2xxIsAReceipt = defineRule<WebhookView, Receipts>({
  id: 'C-06',
  slug: 'any-2xx-is-a-receipt',
  title: 'Any 2xx is the receipt of a notification, 202 without a body too',
  why: 'The callback of a flow answers 202 with an empty body. A service that waits for 200 sends the event again, and the flow runs again.',
  repair: 'Take every status from 200 to 299 for success, and do not read the body.',
  example: {
    breaks:
      'POST https://flow.example/run?sig=s1 { "id": 42 } → 202\nPOST https://flow.example/run?sig=s1 { "id": 42 } → 202',
    keeps:
      'POST https://flow.example/run?sig=s1 { "id": 42 } → 202\nPOST https://flow.example/run?sig=s1 { "id": 43 } → 204',
  },
  source: 'Call, trigger, or nest workflows with HTTPS endpoints in Azure Logic Apps',
  level: { strict: 'error', field: 'error' },
  after: ['C-01', 'C-02'],
  needsEvents: true,
  noSubject: 'no notifications were answered with different successes',
  subjects: (view) => {
    // What was registered twice may rightly be told as that.
    const once = view.subscriptions.filter((s) => s.repeats.length === 0);
    const all = attemptsAt([...once, ...view.strained], view)
      .map((a) => untilRestart(a, view))
      .filter(
        ({ attempts: [first] }) => first !== undefined && wasTaken(first) && first.entry.delay === undefined,
      );
    const statuses = new Set(all.map(({ attempts: [first] }) => first?.entry.status));
    return statuses.size > 1 ? [{ all }] : [];
  },
  *judge({ all }, view) {
    const { perEmit } = view.settings;
    const [first] = firmly(all, perEmit).flatMap((a) => repeated(a, perEmit) ?? []);
    const telling = decided(all, perEmit);
    const { cameAgain, didNot } = told(all, telling, perEmit);
    // What is repeated whatever the answer is a duplicate, not a receipt that is not understood.
    if (first?.again === undefined || didNot === '' || isByChance(telling, perEmit)) return;
    const after = first.again.entry.at - first.taken.entry.at;
    yield {
      message: `Notifications that were answered ${cameAgain} came again (the first after ${seconds(after)}); those that were answered ${didNot} did not. The callback of a flow answers ${answered(first.taken) === '202' ? '202' : 'any 2xx, 202 as a rule'}`,
      seen: seen(first.again.entry, 'body'),
    };
  },
});
