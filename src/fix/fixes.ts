import { NOTIFICATION_CONTENT } from '../openapi/notification.ts';
import { canonicalJson, isObject, member, pointerSegments, toPointer, valueAt, type Json } from '../json.ts';
import type { Finding } from '../model.ts';
import { isNear } from '../near.ts';
import { NOTIFICATION_URL } from '../openapi/notification-url.ts';
import { referenceOf } from '../openapi/reference.ts';
import { requiredOf, typesOf } from '../openapi/schema-keywords.ts';
import type { Change } from './change.ts';
import { isSharedBeyond } from './shared-places.ts';

/** What repairs a finding at a place of a document; nothing where the repair is not certain. */
type Fix = (root: Json, pointer: string) => readonly Change[];

const VISIBILITY = 'x-ms-visibility';
const ENCODING = 'x-ms-url-encoding';

/** The path of a pointer as jsonc-parser wants it: numbers in arrays, texts in objects. */
const pathOf = (root: Json, segments: readonly string[]): (string | number)[] =>
  segments.map((segment, i) =>
    Array.isArray(valueAt(root, toPointer(segments.slice(0, i)))) ? Number(segment) : segment,
  );

const set = (root: Json, segments: readonly string[], value: Json | undefined): Change => ({
  path: pathOf(root, segments),
  value,
});

/** One of these words written in another case, or with blanks around it. */
const meant = (written: Json | undefined, ...words: readonly string[]): string | undefined =>
  words.find((word) => typeof written === 'string' && written.trim().toLowerCase() === word);

/** A mark on what cannot hold a URL may well be meant for another property. */
const isMarkedAstray = (node: Json | undefined): boolean =>
  member(node, NOTIFICATION_URL) === true && typesOf(member(node, 'type'))?.includes('string') === false;

const madeInternal: Fix = (root, pointer) => {
  const node = valueAt(root, pointer);
  const visibility = member(node, VISIBILITY);
  // "none" says what is said where nothing is written; of "important" and "advanced" somebody thought something else.
  const isFree = visibility === undefined || meant(visibility, 'none', 'internal') !== undefined;
  return isObject(node) && isFree && !isMarkedAstray(node)
    ? [set(root, [...pointerSegments(pointer), VISIBILITY], 'internal')]
    : [];
};

/** Lists a property in `required` of its object; not where that names one that is not there and may be the same. */
const madeRequired: Fix = (root, pointer) => {
  const segments = pointerSegments(pointer);
  const name = segments.at(-1);
  if (name === undefined || segments.at(-2) !== 'properties' || isMarkedAstray(valueAt(root, pointer)))
    return [];
  const owner = segments.slice(0, -2);
  const object = valueAt(root, toPointer(owner));
  const required = requiredOf(member(object, 'required'));
  const missing = required.filter((other) => member(member(object, 'properties'), other) === undefined);
  return required.includes(name) || missing.some((other) => isNear(other, name))
    ? []
    : [set(root, [...owner, 'required'], [...required, name])];
};

const requiredAt: Fix = (root, pointer) => {
  const segments = pointerSegments(pointer);
  if (member(valueAt(root, pointer), 'in') === undefined || segments.at(-2) === 'properties')
    return madeRequired(root, pointer);
  return [set(root, [...segments, 'required'], true)];
};

const encoded: Fix = (root, pointer) => {
  const segments = pointerSegments(pointer);
  if (segments.at(-1) !== ENCODING) return [set(root, [...segments, ENCODING], 'single')];
  const parameter = valueAt(root, toPointer(segments.slice(0, -1)));
  if (member(parameter, 'in') === 'query') return [set(root, segments, undefined)];
  // Which of the two is right only the service knows, so that no other value stands for one of them.
  const encoding = meant(member(parameter, ENCODING), 'single', 'double');
  return encoding === undefined ? [] : [set(root, segments, encoding)];
};

/** What the operations of a path item, and the item itself, say is notified. */
const contentsOf = (item: Json | undefined): readonly Json[] =>
  [item, ...Object.values(isObject(item) ? item : {})]
    .map((owner) => member(owner, NOTIFICATION_CONTENT))
    .filter((content) => content !== undefined);

const movedBesideVerb: Fix = (root, pointer) => {
  const segments = pointerSegments(pointer);
  const content = valueAt(root, pointer);
  const item = segments.slice(0, -2);
  const owner = valueAt(root, toPointer(item));
  const isInOperation = member(valueAt(root, toPointer(segments.slice(0, -1))), 'x-ms-trigger') !== undefined;
  if (segments.at(-1) !== NOTIFICATION_CONTENT || content === undefined || !isInOperation) return [];
  // Beside the verbs there is room for one, which holds for all of them.
  if (contentsOf(owner).some((other) => canonicalJson(other) !== canonicalJson(content))) return [];
  const removed = set(root, segments, undefined);
  return member(owner, NOTIFICATION_CONTENT) === undefined
    ? [removed, set(root, [...item, NOTIFICATION_CONTENT], content)]
    : [removed];
};

const lowerCase: Fix = (root, pointer) => {
  const mark = meant(valueAt(root, pointer), 'single', 'batch');
  return mark === undefined ? [] : [set(root, pointerSegments(pointer), mark)];
};

const withResponse: Fix = (root, pointer) => {
  const written = valueAt(root, pointer);
  const isEmpty = written === undefined || (isObject(written) && Object.keys(written).length === 0);
  return isEmpty
    ? [set(root, pointerSegments(pointer), { default: { description: 'The result of the operation' } })]
    : [];
};

const typed: Fix = (root, pointer) => {
  const node = valueAt(root, pointer);
  return isObject(node) && node['type'] === undefined && referenceOf(node) === undefined
    ? [set(root, [...pointerSegments(pointer), 'type'], 'string')]
    : [];
};

/** The repairs that are certain, by the rule whose findings they mend. */
const fixes: Readonly<Record<string, Fix>> = {
  'D-01': lowerCase,
  'D-02': (root, pointer) =>
    pointer === '/swagger' && Number(valueAt(root, pointer)) === 2 ? [set(root, ['swagger'], '2.0')] : [],
  'D-05': typed,
  'D-06': madeRequired,
  'D-07': madeInternal,
  'D-09': movedBesideVerb,
  'D-14': withResponse,
  // What is required and has no default would then be sent by nobody (D-18).
  'D-17': (root, pointer) => {
    const parameter = valueAt(root, pointer);
    const isOwed = member(parameter, 'required') === true && member(parameter, 'default') === undefined;
    return member(parameter, 'in') === 'query' && !isOwed ? madeInternal(root, pointer) : [];
  },
  // Without a default there is no value that could be known.
  'D-18': (root, pointer) =>
    member(valueAt(root, pointer), 'default') === undefined ? [] : requiredAt(root, pointer),
  'D-20': encoded,
};

/** The rules whose findings can be repaired. */
export const fixedRules: readonly string[] = Object.keys(fixes);

/** Those of them whose repair is right for the trigger, and perhaps not for others that read the same place. */
const forTheTriggerAlone: readonly string[] = ['D-05', 'D-06', 'D-07', 'D-17', 'D-18'];

/** The changes of a document that repair a finding; none where the repair is not certain. */
export const changesFor = (root: Json, { rule, written }: Finding): readonly Change[] =>
  written?.pointer !== undefined && Object.hasOwn(fixes, rule)
    ? (fixes[rule]?.(root, written.pointer) ?? [])
    : [];

/** Whether the repair of a finding would change what it does not speak of: an operation that shares the place. */
export const changesOthers = (
  root: Json,
  { rule, trigger, triggers = [trigger] }: Finding,
  changes: readonly Change[],
): boolean =>
  forTheTriggerAlone.includes(rule) &&
  changes.some(({ path }) => isSharedBeyond(root, toPointer(path.slice(0, -1)), triggers));
