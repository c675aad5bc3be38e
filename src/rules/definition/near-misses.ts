import { distance } from 'fastest-levenshtein';
import { escapePointer, isObject, member, type JsonObject } from '../../json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { operationName } from '../../openapi/trigger.ts';
import type { DocumentView } from './view.ts';

/** Something that looks as if a trigger was meant, and is none. */
export interface NearMiss {
  /** The operation, or what else bears the mark. */
  readonly name: string;
  readonly kind: 'polling' | 'webhook';
  readonly message: string;
  readonly written: string;
}

const MARK = 'x-ms-trigger';
const plain = (key: string): string => key.toLowerCase().replaceAll(/[^a-z]/g, '');

/** Whether a key is the mark misspelt: `x-ms-triger`, `x-ms-triggers`, `x-msTrigger`, `x-trigger`. */
const isMisspelt = (key: string): boolean => {
  if (key === MARK || !/^x-?ms|^x-/i.test(key)) return false;
  const letters = plain(key);
  return distance(letters, plain(MARK)) <= 2 || letters === 'xtrigger' || letters === 'xtriggers';
};

const besides = ['x-ms-trigger-metadata', 'x-ms-trigger-hint'];

function* inOperation(operation: Operation): Generator<Omit<NearMiss, 'name' | 'kind'>> {
  const { node, pointer } = operation;
  const at = (key: string): string => `${pointer}/${escapePointer(key)}`;
  for (const key of Object.keys(node)) {
    if (key === 'x-ms-scheduler-trigger')
      yield {
        message: `"${key}" marks a trigger of the platform's own scheduler; a connector's trigger has "${MARK}"`,
        written: at(key),
      };
    else if (isMisspelt(key)) yield { message: `"${key}" is no extension; "${MARK}" is`, written: at(key) };
    else if (besides.includes(key)) yield { message: `"${key}" stands without "${MARK}"`, written: at(key) };
    else if (key === 'callbacks' && isObject(node[key]))
      yield { message: `The operation has "callbacks" and no "${MARK}"`, written: at(key) };
  }
  for (const part of ['responses', 'requestBody'])
    if (member(member(node, part), MARK) !== undefined)
      yield {
        message: `"${MARK}" stands in "${part}", not in the operation`,
        written: `${pointer}/${part}/${MARK}`,
      };
}

const ofOperation = (operation: Operation): NearMiss[] =>
  member(operation.node, MARK) === undefined
    ? [...inOperation(operation)].map((found) => ({
        ...found,
        name: operationName(operation),
        kind: operation.method === 'GET' ? 'polling' : 'webhook',
      }))
    : [];

/** Marks in places that hold no operation. */
function* astray(owner: JsonObject | undefined, pointer: string, name: string): Generator<NearMiss> {
  for (const key of Object.keys(owner ?? {}))
    if (key === MARK || key === 'x-ms-scheduler-trigger' || isMisspelt(key))
      yield {
        name,
        kind: 'webhook',
        message: `"${key}" stands outside of an operation and marks nothing`,
        written: `${pointer}/${escapePointer(key)}`,
      };
}

const objectAt = (root: unknown, key: string): JsonObject | undefined => {
  const found = member(root, key);
  return isObject(found) ? found : undefined;
};

/** What looks as if a trigger was meant, and is none, in the order written. */
export const nearMisses = ({ document: { root }, operations }: DocumentView): NearMiss[] => {
  const items = new Map(operations.map((o) => [o.path, o.pathItem]));
  return [
    ...(isObject(root) ? astray(root, '', 'the document') : []),
    ...astray(objectAt(root, 'info'), '/info', 'the document'),
    ...astray(objectAt(root, 'paths'), '/paths', 'the document'),
    ...[...items].flatMap(([path, item]) => [...astray(item.node, item.pointer, path)]),
    ...operations.flatMap(ofOperation),
    ...Object.keys(objectAt(root, 'webhooks') ?? {}).map((name): NearMiss => ({
      name,
      kind: 'webhook',
      message: `The webhook "${name}" has no registration; the platform needs an operation with "${MARK}"`,
      written: `/webhooks/${escapePointer(name)}`,
    })),
  ];
};
