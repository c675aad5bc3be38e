import type { DeliveryEntry, EventEntry, Exchange } from '../model.ts';
import { parseJson } from '../json.ts';
import { headerValue } from '../evidence/headers.ts';
import { isCallable, resolveLocation, type ResolvedLocation } from '../evidence/location.ts';
import { recognise } from '../evidence/payload.ts';
import { unknownId } from '../platform/malform.ts';
import { createSubscriber } from '../platform/subscriber.ts';
import type { PlayerContext } from './player.ts';

/** A registration that was made, and where it can be deleted. */
export interface Hook {
  readonly id: string;
  readonly registration: Exchange;
  readonly location: ResolvedLocation | undefined;
}

/** A hook with a Location of its own, to which a DELETE does no harm to others. */
export type DeletableHook = Hook & { readonly location: ResolvedLocation };

/** A reserved host: nothing is ever delivered there. */
const ELSEWHERE = 'https://receiver.invalid/workflows/triggers/manual/paths/invoke?sv=1.0';

/** Whether an exchange was answered 2xx. */
export const isAccepted = (exchange: Exchange): boolean =>
  Math.floor((exchange.response?.status ?? 0) / 100) === 2;

/** Makes a registration and notes what it created. */
export const registerHook = async (
  n: number,
  credentials: 'own' | 'bad',
  callback: 'issued' | 'none' | 'elsewhere',
  context: PlayerContext,
): Promise<Hook> => {
  const { trigger, receiver, registry, serviceUrl, aliases, config } = context;
  const id = `${trigger.id}/${n}`;
  const urls = {
    issued: () => receiver.issue(trigger.id, id),
    none: () => undefined,
    elsewhere: () => ELSEWHERE,
  };
  const registration = await createSubscriber(context).register(id, credentials, urls[callback]());
  const raw = headerValue(registration.response?.headers, 'location');
  if (isAccepted(registration)) registry.registered(trigger.id, registration, config.cleanup);
  const location =
    raw === undefined
      ? undefined
      : resolveLocation(raw, { serviceUrl, aliases, target: registration.request.target });
  return { id, registration, location };
};

/** Whether a hook may be deleted: its Location was given to it alone, and is not the registration's own target. */
export const canDelete = (hook: Hook | undefined, { registry }: PlayerContext): hook is DeletableHook =>
  hook !== undefined &&
  isCallable(hook.location) &&
  !registry.isShared(hook.location.target) &&
  hook.location.target !== hook.registration.request.target;

/** A target like that of the hooks, with an id that was never given; undefined where nothing shows which part is the id. */
export const unknownTarget = ([a, b]: readonly Hook[], context: PlayerContext): string | undefined =>
  canDelete(a, context) && canDelete(b, context)
    ? unknownId(a.location.target, b.location.target)
    : undefined;

/** The notifications of an event that a hook received. */
export const received = (
  hook: Hook,
  event: EventEntry,
  { recorder, trigger, settings }: PlayerContext,
): DeliveryEntry[] =>
  recorder.entries.filter(
    (e): e is DeliveryEntry =>
      e.type === 'delivery' &&
      e.subscription === hook.id &&
      recognise(event, trigger.id, parseJson(e.body) ?? e.body, settings),
  );

/** Every notification that a hook received. */
export const deliveriesTo = (hook: Hook, { recorder }: PlayerContext): DeliveryEntry[] =>
  recorder.entries.filter((e): e is DeliveryEntry => e.type === 'delivery' && e.subscription === hook.id);
