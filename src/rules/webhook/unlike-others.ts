import type { Delivery } from '../../evidence/deliveries.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { Remark } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';
import { deletesSilenceOthers } from './after-delete.ts';
import { answered, mayPass, wasTaken, type Attempts } from './attempts.ts';
import { longestPause, overdueAfter } from './pauses.ts';
import { livelyBetween } from './standstills.ts';

/** Whether a notification that was answered the same was repeated. */
const isRepeatedElsewhere = (failure: Delivery, all: readonly Attempts[]): boolean =>
  all.some(({ attempts }) =>
    attempts.slice(0, -1).some((d) => mayPass(d) && answered(d) === answered(failure)),
  );

/** What ended between two times: a DELETE, a callback that was gone. */
const endedBetween = (from: number, to: number, view: WebhookView): readonly string[] => {
  const isWithin = (at: number): boolean => at > from && at < to;
  const isDeleted = view.unsubscribes.some((u) => isWithin(u.exchange.at));
  const isGone = view.strained.some((s) =>
    s.deliveries.some((d) => d.entry.status === 410 && isWithin(d.entry.at)),
  );
  return [
    ...(isDeleted ? ['another subscription was deleted'] : []),
    ...(isGone ? ['another callback answered 410'] : []),
  ];
};

/** ms around a failure in which the end of another one may take its repeat along. */
const AROUND = 200;

/** A failure that was never repeated, though a service that repeats others had long since done so. */
export const unlikeOthers = (all: readonly Attempts[], view: WebhookView): Remark | undefined => {
  const pause = longestPause(view);
  // What a DELETE takes along is U-04's to tell, where it was seen to do so.
  if (pause === undefined || deletesSilenceOthers(view)) return undefined;
  for (const { attempts, until } of all) {
    const [first, ...more] = attempts;
    if (first === undefined || more.length > 0 || !mayPass(first) || wasTaken(first)) continue;
    const { at } = first.entry;
    const waited = livelyBetween(view, at, until);
    if (waited <= overdueAfter(pause)) continue;
    const ended = isRepeatedElsewhere(first, all) ? endedBetween(at - AROUND, at + pause, view) : [];
    return {
      message: `A notification that was answered ${answered(first)} did not come again within ${seconds(waited)}; others that failed came again after ${seconds(pause)} at most${ended.length === 0 ? '' : `. Before it was due, ${ended.join(', and ')}`}`,
      ...(ended.length === 0
        ? {}
        : {
            repair:
              'Keep what is to be repeated by subscription: the end of one must not take along what waits for another.',
          }),
      seen: seen(first.entry, 'body'),
    };
  }
  return undefined;
};
