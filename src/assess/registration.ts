import { defined } from '../defined.ts';
import { textMember, textsMember } from '../openapi/members.ts';
import type { Operation } from '../openapi/operation.ts';
import type { CallbackProperty } from './callback-property.ts';
import { valuesOf, type NamedPlace, type RegistrationBody } from './registration-body.ts';
import { nameWords } from '../name-words.ts';
import { isStop, type Unsubscribing } from './unsubscribing.ts';

/** Why an operation is taken for a registration of a callback. */
export interface Registration {
  readonly callback: CallbackProperty;
  /** The word that says so. */
  readonly word?: string;
  /** The property that says which events are meant. */
  readonly events?: { readonly name: string; readonly pointer: string };
  /** It is one: the words or the shape say it; else it may be. */
  readonly certain: boolean;
}

const hook =
  /webhook|^hooks?$|^subscri|^callbacks?$|^notif|^listeners?$|^observers?$|^watch$|^unsubscri|^register$|^resthooks?$/;
const eventful =
  /^(events?|enabled_?events|event_?types?|topics?|triggers?|trigger_?type|changetype|enabled_?events|event_?name|trigger_?event|actions?|filters?\[?event|resource)$/i;

/** The word that names an operation a registration. */
export const hookWord = (operation: Operation): string | undefined => {
  const id = textMember(operation.node, 'operationId') ?? '';
  const said = [...nameWords(operation.path.replaceAll(/\{[^}]*\}/g, '')), ...nameWords(id)];
  return (
    said.find((w) => hook.test(w)) ??
    textsMember(operation.node, 'tags')
      .flatMap(nameWords)
      .find((w) => hook.test(w))
  );
};

/** An update of what exists is no registration; where nothing else makes one, PUT does. */
const isUpdate = ({ method, path }: Operation, operations: readonly Operation[]): boolean => {
  const collection = path.replace(/\/[^/]*\{[^}]*\}[^/]*\/?$/, '');
  if (method === 'POST' || collection === path) return false;
  const made = operations.some((o) => o.method === 'POST' && o.path.replace(/\/$/, '') === collection);
  return made || method === 'PATCH';
};

const tests = /^(tests?|ping|verify|verification|validate|replay|redeliver|resend|unsubscribe|unregister)$/;

/** Works on what is registered: `/hooks/{id}/test`, `/hooks/ping`. */
export const isOther = ({ path, node }: Operation): boolean => {
  const names = [path.replaceAll(/\{[^}]*\}/g, ''), textMember(node, 'operationId') ?? ''].map(nameWords);
  const changes = /\b(update|edit|modify|change|patch|delete|remove) (hook|webhook|subscription)s?\b/;
  if (names.some((words) => changes.test(words.join(' ')) && !words.includes('create'))) return true;
  const [, ofOne] = /hooks?\/\{[^}]*\}(?:\/\{[^}]*\})*\/([^{/].*)/i.exec(path) ?? [];
  return ofOne !== undefined || names.flat().some((w) => tests.test(w));
};

const begins = /^(?:subscribe|register|watch|add|start|set|create)$/i;
const ends = /^(?:unsubscribe|unregister|deregister|unwatch|revoke|remove|stop|cancel)$/i;

/** A property that says whether to register or to end it, and not of what to be told. */
const isSwitch = (named: NamedPlace): boolean => {
  const values = valuesOf(named);
  return values.some((v) => begins.test(v)) && values.some((v) => ends.test(v));
};

/** The property by whose value the same call ends a registration. */
export const endingSwitch = ({ names }: RegistrationBody): NamedPlace | undefined => names.find(isSwitch);

/** Takes an operation for a registration where its body and its words say so; undefined where they do not. */
export const registrationOf = (
  operation: Operation,
  body: RegistrationBody,
  ending: Unsubscribing | undefined,
  operations: readonly Operation[],
): Registration | undefined => {
  if (!['POST', 'PUT', 'PATCH'].includes(operation.method)) return undefined;
  const [callback] = body.callbacks;
  if (callback === undefined || isUpdate(operation, operations) || isOther(operation) || isStop(operation))
    return undefined;
  const word = hookWord(operation);
  const events = body.names.find(
    (named) => (eventful.test(named.name) || nameWords(named.name).at(-1) === 'events') && !isSwitch(named),
  );
  const small = body.leaves <= 6;
  // Outside a body, an address is too common to be taken for a callback without a word for it.
  const isOutside = callback.position === 'form' || callback.position === 'query';
  if (isOutside && word === undefined && callback.strength < 3) return undefined;
  const removable = ending !== undefined && ending.relation !== 'other-verb';
  const made = (certain: boolean): Registration => ({
    callback,
    ...defined({ word, events }),
    certain,
  });
  if (callback.strength === 3 && !callback.once) return made(word !== undefined || removable || small);
  if (callback.once) return made(false);
  if (word !== undefined)
    return made(callback.strength === 2 || small || events !== undefined || ending?.relation === 'child');
  if (callback.strength === 2 && events !== undefined && removable) return made(true);
  if (callback.strength === 2 && (small || (removable && body.leaves <= 12))) return made(false);
  const told = events !== undefined && /event|trigger|topic/i.test(events.name);
  return told && small && callback.position === 'body' ? made(false) : undefined;
};

/** A bare URL beside an id, and beside a map that may hold another one, may be that of the registration itself. */
export const isOwnAddress = ({ callback }: Registration, { names, maps }: RegistrationBody): boolean =>
  callback.strength === 1 && maps.length > 0 && names.some(({ name }) => name === 'id');
