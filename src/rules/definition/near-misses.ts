import { distance } from 'fastest-levenshtein';
import { groupBy } from '../../group-by.ts';
import {
  escapePointer,
  isObject,
  member,
  toPointer,
  valueAt,
  type Json,
  type JsonObject,
} from '../../json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { operationName } from '../../openapi/trigger.ts';
import { MARK, misplacedMarks, type MisplacedMark } from './misplaced-marks.ts';
import type { DocumentView } from './view.ts';

/** Something that looks as if a trigger was meant, and is none. */
export interface NearMiss {
  /** The operation, or what else bears the mark. */
  readonly name: string;
  readonly kind: 'polling' | 'webhook';
  readonly message: string;
  readonly written: string;
}

const plain = (key: string): string => key.toLowerCase().replaceAll(/[^a-z]/g, '');

/** Whether a key is the mark misspelt: `x-ms-triger`, `x-ms-triggers`, `x-msTrigger`, `x-trigger`, `ms-trigger`. */
const isMisspelt = (key: string): boolean => {
  if (key === MARK || !/^x-?ms|^x-|^ms-/i.test(key)) return false;
  const letters = plain(key);
  return distance(letters, plain(MARK)) <= 2 || letters === 'xtrigger' || letters === 'xtriggers';
};

const objectAt = (root: unknown, key: string): JsonObject | undefined => {
  const found = member(root, key);
  return isObject(found) ? found : undefined;
};

const SCHEDULER = 'x-ms-scheduler-trigger';
const companions = ['x-ms-trigger-metadata', 'x-ms-trigger-hint', 'x-ms-notification'];

/** What of an operation looks most like a trigger: what goes with a mark is told where nothing else is. */
const inOperation = (operation: Operation): MisplacedMark[] => {
  const { node, pointer } = operation;
  const keys = Object.keys(node);
  const at = (key: string): string => `${pointer}/${escapePointer(key)}`;
  const marks = keys.filter(isMisspelt).map((key) => ({
    message: `"${key}" is no extension; "${MARK}" is`,
    written: at(key),
  }));
  if (keys.includes(SCHEDULER))
    marks.push({
      message: `"${SCHEDULER}" marks a trigger of the platform's own scheduler; a connector's trigger has "${MARK}"`,
      written: at(SCHEDULER),
    });
  marks.push(...misplacedMarks(operation));
  if (marks.length > 0) return marks;
  if (isObject(node['callbacks']))
    return [{ message: `The operation has "callbacks" and no "${MARK}"`, written: at('callbacks') }];
  const found = keys.filter((key) => companions.includes(key));
  const [first] = found;
  if (first === undefined) return [];
  const names = found.map((key) => `"${key}"`).join(' and ');
  return [
    { message: `${names} ${found.length === 1 ? 'stands' : 'stand'} without "${MARK}"`, written: at(first) },
  ];
};

const kindOf = (operations: readonly Operation[]): NearMiss['kind'] =>
  operations.length > 0 && operations.every((o) => o.method === 'GET') ? 'polling' : 'webhook';

const ofOperation = (operation: Operation): NearMiss[] =>
  member(operation.node, MARK) === undefined
    ? inOperation(operation).map((found) => ({
        ...found,
        name: operationName(operation),
        kind: kindOf([operation]),
      }))
    : [];

const outside = (key: string): string => `"${key}" stands outside of an operation and marks nothing`;

/** Marks in places that hold no operation. */
const astray = (
  owner: JsonObject | undefined,
  pointer: string,
  name: string,
  kind: NearMiss['kind'],
): NearMiss[] =>
  Object.keys(owner ?? {})
    .filter((key) => key === MARK || key === SCHEDULER || isMisspelt(key))
    .map((key) => ({
      name,
      kind,
      message: outside(key),
      written: `${pointer}/${escapePointer(key)}`,
    }));

/** Where parts stand that operations share, of Swagger 2 and of OpenAPI 3. */
const shared: readonly (readonly string[])[] = [
  ['definitions'],
  ['parameters'],
  ['responses'],
  ['components', 'schemas'],
  ['components', 'parameters'],
  ['components', 'responses'],
  ['components', 'requestBodies'],
];

const inSharedParts = (root: Json, kind: NearMiss['kind']): NearMiss[] =>
  shared.flatMap((path) => {
    const owner = valueAt(root, toPointer(path));
    // There can be thousands of them: only the mark itself is looked for.
    return Object.entries(isObject(owner) ? owner : {})
      .filter(([, part]) => member(part, MARK) !== undefined)
      .map(([name]) => ({
        name,
        kind,
        message: outside(MARK),
        written: toPointer([...path, name, MARK]),
      }));
  });

/** What looks as if a trigger was meant, and is none, in the order written. */
export const nearMisses = ({ document: { root }, operations }: DocumentView): NearMiss[] => {
  const items = groupBy(operations, (o) => o.path);
  const kind = kindOf(operations);
  return [
    ...(isObject(root) ? astray(root, '', 'the document', kind) : []),
    ...astray(objectAt(root, 'info'), '/info', 'the document', kind),
    ...astray(objectAt(root, 'paths'), '/paths', 'the document', kind),
    ...[...items].flatMap(([path, own]) =>
      own.slice(0, 1).flatMap(({ pathItem }) => astray(pathItem.node, pathItem.pointer, path, kindOf(own))),
    ),
    ...operations.flatMap(ofOperation),
    ...inSharedParts(root, kind),
    ...Object.keys(objectAt(root, 'webhooks') ?? {}).map((name): NearMiss => ({
      name,
      kind: 'webhook',
      message: `A webhook of OpenAPI 3 has no registration; the platform needs an operation with "${MARK}"`,
      written: `/webhooks/${escapePointer(name)}`,
    })),
  ];
};
