import { isObject, member, pointerSegments, toPointer, valueAt, type Json } from '../json.ts';
import type { Finding } from '../model.ts';
import type { Change } from './change.ts';

/** What repairs a finding at a place of a document; nothing where the repair is not certain. */
type Fix = (root: Json, pointer: string) => readonly Change[];

const VISIBILITY = 'x-ms-visibility';
const CONTENT = 'x-ms-notification-content';
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

const madeInternal: Fix = (root, pointer) =>
  isObject(valueAt(root, pointer)) && member(valueAt(root, pointer), VISIBILITY) === undefined
    ? [set(root, [...pointerSegments(pointer), VISIBILITY], 'internal')]
    : [];

/** Lists a property in `required` of its object, and each object around it in that of the next. */
const madeRequired = (root: Json, segments: readonly string[], levels: number): Change[] => {
  const name = segments.at(-1);
  if (levels === 0 || name === undefined || segments.at(-2) !== 'properties') return [];
  const owner = segments.slice(0, -2);
  const written = member(valueAt(root, toPointer(owner)), 'required');
  const required: readonly Json[] = Array.isArray(written) ? (written as readonly Json[]) : [];
  return [
    ...(required.includes(name) ? [] : [set(root, [...owner, 'required'], [...required, name])]),
    ...madeRequired(root, owner, levels - 1),
  ];
};

const requiredAt: Fix = (root, pointer) => {
  const segments = pointerSegments(pointer);
  const node = valueAt(root, pointer);
  if (member(node, 'in') === undefined || segments.at(-2) === 'properties')
    return madeRequired(root, segments, 1);
  return [set(root, [...segments, 'required'], true)];
};

const encoded: Fix = (root, pointer) => {
  const segments = pointerSegments(pointer);
  if (segments.at(-1) !== ENCODING) return [set(root, [...segments, ENCODING], 'single')];
  const parameter = valueAt(root, toPointer(segments.slice(0, -1)));
  return [set(root, segments, member(parameter, 'in') === 'query' ? undefined : 'single')];
};

const movedBesideVerb: Fix = (root, pointer) => {
  const segments = pointerSegments(pointer);
  const content = valueAt(root, pointer);
  const item = segments.slice(0, -2);
  if (segments.at(-1) !== CONTENT || content === undefined) return [];
  return [set(root, segments, undefined), set(root, [...item, CONTENT], content)];
};

const lowerCase: Fix = (root, pointer) => {
  const written = valueAt(root, pointer);
  const mark = typeof written === 'string' ? written.trim().toLowerCase() : '';
  return mark === 'single' || mark === 'batch' ? [set(root, pointerSegments(pointer), mark)] : [];
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
  return isObject(node) && node['type'] === undefined
    ? [set(root, [...pointerSegments(pointer), 'type'], 'string')]
    : [];
};

/** The repairs that are certain, by the rule whose findings they mend. */
const fixes: Readonly<Record<string, Fix>> = {
  'D-01': lowerCase,
  'D-02': (root, pointer) =>
    pointer === '/swagger' && Number(valueAt(root, pointer)) === 2 ? [set(root, ['swagger'], '2.0')] : [],
  'D-05': typed,
  'D-06': (root, pointer) => madeRequired(root, pointerSegments(pointer), 32),
  'D-07': madeInternal,
  'D-09': movedBesideVerb,
  'D-14': withResponse,
  'D-17': (root, pointer) =>
    member(valueAt(root, pointer), 'in') === 'query' ? madeInternal(root, pointer) : [],
  // Without a default there is no value that could be known.
  'D-18': (root, pointer) =>
    member(valueAt(root, pointer), 'default') === undefined ? [] : requiredAt(root, pointer),
  'D-20': encoded,
};

/** The rules whose findings can be repaired. */
export const fixedRules: readonly string[] = Object.keys(fixes);

/** The changes of a document that repair a finding; none where the repair is not certain. */
export const changesFor = (root: Json, { rule, written }: Finding): readonly Change[] =>
  written?.pointer !== undefined && Object.hasOwn(fixes, rule)
    ? (fixes[rule]?.(root, written.pointer) ?? [])
    : [];
