import { NOTIFICATION_CONTENT } from '../openapi/notification.ts';
import { defined } from '../defined.ts';
import type { Json, JsonObject } from '../json.ts';
import { keptBy } from '../kept.ts';
import { openDocument } from '../openapi/document.ts';
import { operationsOf, type Operation } from '../openapi/operation.ts';
import { referenceOf, targetOf, type Located } from '../openapi/reference.ts';
import { operationName } from '../openapi/trigger.ts';
import { schemasBelow } from '../rules/definition/schemas-below.ts';

/** Who reads parts of a document, and the places from which down they are read. */
interface Reader {
  /** Of the operation that asks; undefined: what is answered or notified, which a repair of a request leaves as it is. */
  readonly name: string | undefined;
  readonly roots: ReadonlySet<string>;
}

const rootsBelow = (root: JsonObject, start: Located): string[] => [
  start.pointer,
  ...schemasBelow(root, start).flatMap(({ node }) => {
    const reference = referenceOf(node);
    const target = reference === undefined ? undefined : targetOf(root, reference);
    return target === undefined ? [] : [target.pointer];
  }),
];

/** What a path item says of all its operations, by key. */
const besideVerbs = (root: JsonObject, { pathItem }: Operation, key: string): string[] => {
  const value = pathItem.node[key];
  if (value === undefined) return [];
  const pointer = `${pathItem.pointer}/${key}`;
  return [pointer, ...rootsBelow(root, { node: { [key]: value }, pointer: pathItem.pointer }).slice(1)];
};

const readersOf = (root: JsonObject): Reader[] =>
  operationsOf(openDocument('', root, () => undefined)).flatMap((operation) => {
    const { responses, [NOTIFICATION_CONTENT]: content, ...request } = operation.node;
    const told = { responses, [NOTIFICATION_CONTENT]: content };
    const asked = rootsBelow(root, { ...operation, node: request });
    return [
      {
        name: operationName(operation),
        roots: new Set([...asked, ...besideVerbs(root, operation, 'parameters')]),
      },
      {
        name: undefined,
        roots: new Set([
          ...rootsBelow(root, { node: defined(told), pointer: operation.pointer }).slice(1),
          ...besideVerbs(root, operation, NOTIFICATION_CONTENT),
        ]),
      },
    ];
  });

const known = keptBy<JsonObject, readonly Reader[]>();

const isBelow = (pointer: string, roots: ReadonlySet<string>): boolean => {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1))
    if (roots.has(pointer.slice(0, end))) return true;
  return false;
};

/** Whether a place of a document is read by anything but these operations. */
export const isSharedBeyond = (root: Json, pointer: string, operations: readonly string[]): boolean => {
  const document = root as JsonObject;
  return known(document, () => readersOf(document)).some(
    ({ name, roots }) => (name === undefined || !operations.includes(name)) && isBelow(pointer, roots),
  );
};
