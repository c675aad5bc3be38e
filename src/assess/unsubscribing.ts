import { member } from '../json.ts';
import { rawBody } from '../openapi/body.ts';
import { textMember } from '../openapi/members.ts';
import { rawParameters, type Operation } from '../openapi/operation.ts';
import { securityOf } from '../openapi/security.ts';
import { nameWords } from '../name-words.ts';
import { proseOf, type Desk } from './operation-view.ts';

/** The operation that ends a registration, as far as the document tells. */
export interface Unsubscribing {
  readonly operation: Operation;
  /**
   * `child`: the registration's path and an id; `named`: elsewhere, by its name; `same`: the registration's own path;
   * `other-verb`: it is no DELETE.
   */
  readonly relation: 'child' | 'named' | 'same' | 'other-verb';
  /** Query parameters that it requires: the Location has to carry them. */
  readonly asked: readonly string[];
  /** Headers and body that it requires, and that the platform does not send (D-12). */
  readonly unsent: readonly string[];
}

const hookish = /hook|subscri|callback|notif|listener|channel|observer|watch/i;

/** A key in OData's manner is a segment of its own: `/subscriptions('{id}')`. */
const odataKey = /\((['"]?)(\{[^}]*\})\1\)/g;

const segments = (path: string): string[] =>
  path
    .replaceAll(odataKey, '/$2')
    .replace(/\.(json|xml)$/i, '')
    .split('/')
    .filter((s) => s !== '');
const isVariable = (segment: string): boolean => /\{[^}]*\}/.test(segment);

const singular = (segment: string): string => segment.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '');

/** What a segment says that is there to end something: `removeWebhook`, `unsubscribe`. */
const endingWord = /unsubscri|unregister|deregister|remove|delete|cancel|unhook|stop/i;

/** Whether a path leads to what was made itself, and not to something that it has, such as its log. */
const isOfOne = (path: string): boolean => {
  const last = segments(path).at(-1) ?? '';
  return !/\}/.test(path) || isVariable(last) || endingWord.test(last) || hookish.test(last);
};

/** Whether a DELETE says that it spares none. */
const endsAll = (operation: Operation): boolean => /\b(all|every)\b/.test(proseOf(operation));

const isChild = (registration: string, path: string): boolean => {
  const from = segments(registration);
  const to = segments(path);
  return (
    to.length > from.length &&
    from.every(
      (s, i) => s.toLowerCase() === to[i]?.toLowerCase() || (isVariable(s) && isVariable(to[i] ?? '')),
    ) &&
    to.slice(from.length).some(isVariable) &&
    isOfOne(path)
  );
};

const nameOf = (operation: Operation): string =>
  `${operation.path} ${textMember(operation.node, 'operationId') ?? ''}`;

/** Whether a DELETE elsewhere ends what a registration makes: its path ends like it, or both speak of hooks. */
const isNamed = (registration: Operation, other: Operation): boolean => {
  const last = segments(registration.path).findLast((s) => !isVariable(s));
  const fixed = segments(other.path).findLast((s) => !isVariable(s));
  if (last === undefined || fixed === undefined) return false;
  const ends = isVariable(segments(other.path).at(-1) ?? '');
  return (ends && singular(last) === singular(fixed)) || hookish.test(nameOf(other));
};

/** Headers that every call carries. */
const sent: readonly string[] = ['accept', 'content-type', 'authorization', 'user-agent', 'host'];

const unsentBy = (desk: Desk, operation: Operation): string[] => {
  const keys = securityOf(desk.document, operation.node).map((s) => s.parameter?.toLowerCase());
  const headers = rawParameters(desk.document, operation)
    .filter((p) => member(p.node, 'in') === 'header' && member(p.node, 'required') === true)
    .map((p) => textMember(p.node, 'name') ?? '')
    .filter((name) => !sent.includes(name.toLowerCase()) && !keys.includes(name.toLowerCase()));
  return rawBody(desk.document, operation)?.required === true ? [...headers, 'its body'] : headers;
};

const askedBy = (desk: Desk, operation: Operation): string[] => {
  const keys = securityOf(desk.document, operation.node).map((s) => s.parameter);
  return rawParameters(desk.document, operation)
    .filter((p) => member(p.node, 'in') === 'query' && member(p.node, 'required') === true)
    .map((p) => textMember(p.node, 'name') ?? '')
    .filter((name) => !keys.includes(name));
};

const shared = (a: string, b: string): number => {
  const from = segments(a);
  const to = segments(b);
  const apart = from.findIndex((s, i) => s !== to[i]);
  return apart < 0 ? from.length : apart;
};

const stops =
  /\b(unsubscribe|unregister|deregister|unwatch|unhook|(delete|remove|cancel) (\w+ )?(hook|webhook|subscription|listener))\b|^stop\b/;

/** Whether an operation seems to end a registration; "stop" at the end of an operationId may be an event. */
export const isStop = ({ path, node }: Operation): boolean => {
  const [route, id] = [path.replaceAll(/\{[^}]*\}/g, ''), textMember(node, 'operationId') ?? ''].map((name) =>
    nameWords(name).join(' '),
  );
  return stops.test(route ?? '') || stops.test(id ?? '') || /\bstop$/.test(route ?? '');
};

/** The operation that most likely ends a registration; undefined where the document has none. */
export const unsubscribingOf = (desk: Desk, registration: Operation): Unsubscribing | undefined => {
  const { path } = registration;
  const deletes = desk.operations.filter((o) => o.method === 'DELETE');
  const near = (list: readonly Operation[]): Operation | undefined =>
    list.toSorted(
      (a, b) =>
        shared(path, b.path) - shared(path, a.path) || segments(a.path).length - segments(b.path).length,
    )[0];
  const made = (operation: Operation, relation: Unsubscribing['relation']): Unsubscribing => ({
    operation,
    relation,
    asked: askedBy(desk, operation),
    unsent: unsentBy(desk, operation),
  });
  const child = near(deletes.filter((o) => isChild(path, o.path)));
  if (child !== undefined) return made(child, 'child');
  const same = deletes.find((o) => o.path.toLowerCase() === path.toLowerCase() && !endsAll(o));
  if (same !== undefined) return made(same, 'same');
  const named = near(
    deletes.filter(
      (o) => isNamed(registration, o) && isOfOne(o.path) && (o.path.includes('{') || !endsAll(o)),
    ),
  );
  if (named !== undefined) return made(named, 'named');
  const ending = near(
    desk.operations.filter((o) => o !== registration && !['DELETE', 'GET'].includes(o.method) && isStop(o)),
  );
  const kin = ending !== undefined && (shared(path, ending.path) > 0 || hookish.test(nameOf(ending)));
  return ending !== undefined && kin ? made(ending, 'other-verb') : undefined;
};

const version = /^(api|rest|v\d.*)$/i;

/** Whether a DELETE is taken for the end of a registration by a name alone: it lies elsewhere, or names no single one. */
export const isForeign = (registration: Operation, { operation, relation }: Unsubscribing): boolean => {
  if (relation !== 'named') return false;
  const to = segments(operation.path);
  if (!to.some((s) => isVariable(s) || endingWord.test(s))) return true;
  const from = new Set(segments(registration.path).map(singular));
  return to.some((s) => !isVariable(s) && !version.test(s) && !endingWord.test(s) && !from.has(singular(s)));
};
