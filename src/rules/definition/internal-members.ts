import { escapePointer, member, pointerSegments, toPointer } from '../../json.ts';
import { rawBody } from '../../openapi/body.ts';
import { schemaBelow } from '../../openapi/media-type.ts';
import { hasOpenPart } from '../../openapi/left-open.ts';
import { textMember } from '../../openapi/members.ts';
import { NOTIFICATION_URL } from '../../openapi/notification-url.ts';
import { rawParameters } from '../../openapi/operation.ts';
import {
  partsOf,
  partWith,
  propertiesOf,
  requiredNames,
  type SchemaParts,
} from '../../openapi/schema-parts.ts';
import type { Located } from '../../openapi/reference.ts';
import { requestMarks } from './written.ts';
import type { DefinitionView } from './view.ts';

/** Something that the platform fills in because makers do not see it. */
export interface InternalMember {
  readonly name: string;
  readonly required: boolean;
  readonly hasDefault: boolean;
  readonly pointer: string;
}

/** A body can branch without end; the largest of the field has some 500 properties. */
const MOST = 5_000;
const VISIBILITY = 'x-ms-visibility';

const hasOwn = (parts: readonly Located[], key: string): boolean =>
  parts.some((p) => member(p.node, key) !== undefined);

const ofParameters = ({ opened, operation }: DefinitionView): InternalMember[] =>
  rawParameters(opened, operation).flatMap((parameter) => {
    const { node, pointer } = parameter;
    const below = schemaBelow(parameter);
    const schema = below === undefined ? [] : partsOf(opened.root, below.schema, below.pointer).parts;
    const parts = [{ node, pointer }, ...schema];
    if (member(node, 'in') === 'body' || partWith(parts, VISIBILITY, 'internal') === undefined) return [];
    const required = member(node, 'required') === true || member(node, 'in') === 'path';
    // Filled with the callback URL, or out of the answer.
    if (hasOpenPart(opened.root, parts)) return [];
    if (hasOwn(parts, NOTIFICATION_URL) || hasOwn(parts, 'x-ms-trigger-value')) return [];
    const hasDefault = hasOwn(parts, 'default');
    return [{ name: textMember(node, 'name') ?? '', required, hasDefault, pointer }];
  });

/** The notification URL and every object around it, as JSON Pointers from the body. */
const callbackPath = (view: DefinitionView): ReadonlySet<string> => {
  const found = requestMarks(view).filter((m) => m.position === 'body');
  return new Set(
    found.flatMap(({ target }) => pointerSegments(target).map((_, i, all) => toPointer(all.slice(0, i + 1)))),
  );
};

const ofBody = (view: DefinitionView): InternalMember[] => {
  const { opened, operation } = view;
  const body = rawBody(opened, operation);
  if (body === undefined) return [];
  const excepted = callbackPath(view);
  const seen = new Set<string>();
  const found: InternalMember[] = [];
  const open: { readonly schema: SchemaParts; readonly at: string }[] = [
    { schema: partsOf(opened.root, body.schema, body.pointer), at: '' },
  ];
  for (let next = open.pop(); next !== undefined && seen.size < MOST; next = open.pop()) {
    const required = requiredNames(next.schema.parts);
    for (const { name, schema, pointer } of propertiesOf(next.schema.parts)) {
      if (seen.has(pointer)) continue;
      seen.add(pointer);
      const inner = partsOf(opened.root, schema, pointer, next.schema.followed);
      const at = `${next.at}/${escapePointer(name)}`;
      const isInternal = partWith(inner.parts, VISIBILITY, 'internal') !== undefined;
      const isObject = propertiesOf(inner.parts).length > 0;
      const hasDefault = hasOwn(inner.parts, 'default');
      const isMarked = hasOwn(inner.parts, NOTIFICATION_URL);
      const isOpen = hasOpenPart(opened.root, [...inner.parts, ...next.schema.parts]);
      const isRequired = required.has(name);
      // An object is made of what its own properties give.
      if (isInternal && !isMarked && !isOpen && !excepted.has(at) && (!isObject || hasDefault))
        found.push({ name: at, required: isRequired, hasDefault, pointer });
      if (!isInternal || isRequired) open.push({ schema: inner, at });
    }
  }
  return found;
};

/** What is internal in the request of a trigger, without the notification URL. */
export const internalMembers = (view: DefinitionView): InternalMember[] => [
  ...ofParameters(view),
  ...ofBody(view),
];
