import type { EventEntry, Exchange } from '../model.ts';
import { readPayload } from '../evidence/payload.ts';
import type { Chain, PollState } from '../platform/chain.ts';
import { malform } from '../platform/malform.ts';
import { expectedEvents } from '../evidence/events.ts';
import { type PlayerContext } from './player.ts';

const NONSENSE = 'triggerpact-no-such-state';

/** The events that were caused so far. */
export const causedEvents = ({ recorder }: PlayerContext): EventEntry[] =>
  recorder.entries.filter((e): e is EventEntry => e.type === 'event');

const ownPolls = (chain: Chain, { recorder }: PlayerContext): Exchange[] =>
  recorder.entries.filter(
    (e): e is Exchange =>
      e.type === 'exchange' &&
      e.throttled !== true &&
      e.credentials === 'own' &&
      e.intent.kind === 'poll' &&
      e.intent.chain === chain.id &&
      (e.intent.state === 'none' || e.intent.state === 'followed'),
  );

/** How often each event arrived on a chain, past a policy's baseline. */
export const arrivals = (chain: Chain, context: PlayerContext): Map<string, number> => {
  const { trigger, settings } = context;
  const counts = new Map<string, number>();
  for (const [i, poll] of ownPolls(chain, context).entries()) {
    if (trigger.mechanism === 'policy' && i === 0) continue;
    for (const { events } of readPayload(poll.response?.body ?? '', trigger, settings, causedEvents(context))
      .items) {
      for (const event of events) counts.set(event.token, (counts.get(event.token) ?? 0) + 1);
    }
  }
  return counts;
};

/** How many items an answer brought, and how many of them tell of events of ours. */
export const brought = (
  exchange: Exchange,
  context: PlayerContext,
): { readonly items: number; readonly ours: number } => {
  const { items } = readPayload(
    exchange.response?.body ?? '',
    context.trigger,
    context.settings,
    causedEvents(context),
  );
  return { items: items.length, ours: items.filter((i) => i.events.length > 0).length };
};

/** A state of the chain made meaningless; undefined where nothing shows which part of a Location is the state. */
export const malformedState = (chain: Chain): PollState | undefined => {
  const states = chain.states();
  const newest = states.at(-1);
  const older = states.find((s) => s.target !== newest?.target);
  if (newest?.values !== undefined) {
    return {
      ...newest,
      values: Object.fromEntries(Object.keys(newest.values).map((name) => [name, NONSENSE])),
    };
  }
  if (newest?.target === undefined || older?.target === undefined) return undefined;
  const target = malform(newest.target, older.target, NONSENSE);
  return target === undefined ? undefined : { ...newest, target };
};

/** Whether the chain's newest state is past everything that we caused, so that it need not be polled to find out. */
export const isPastEverything = (chain: Chain, context: PlayerContext): boolean => {
  const polls = ownPolls(chain, context);
  const last = polls.at(-1);
  const caused = causedEvents(context);
  const isOdd = (e: EventEntry): boolean =>
    e.failed !== undefined || e.relations[context.trigger.id] === 'possible';
  if (last === undefined || caused.some(isOdd)) return false;
  const isForeign = (poll: Exchange): boolean => {
    const { items, ours } = brought(poll, context);
    return items > ours;
  };
  if (polls.some(isForeign)) return false;
  const counts = arrivals(chain, context);
  return expectedEvents(caused, context.trigger.id).every(
    (e) => e.at < last.at && (counts.get(e.token) ?? 0) >= context.settings.perEmit,
  );
};
