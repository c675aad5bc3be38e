import { member, toPointer, valueAt, type Json, type JsonObject } from '../json.ts';
import { textMember, textsMember } from './members.ts';
import { referenceOf, targetOf, type Located } from './reference.ts';
import { partsOf, partWith, propertiesOf, requiredNames, type SchemaParts } from './schema-parts.ts';

/** A place that says: the platform writes its callback URL here. */
export interface NotificationUrl {
  readonly position: 'body' | 'query' | 'header' | 'path' | 'formData' | 'response';
  /** JSON Pointer in the body or answer; the parameter's name elsewhere. */
  readonly target: string;
  /** JSON Pointer in the document of what carries the mark. */
  readonly written: string;
  /** The types that the property declares. */
  readonly types: readonly string[];
  /** It and every object around it is required; the body itself is not looked at. */
  readonly required: boolean;
  /** It or something around it is `x-ms-visibility: internal`. */
  readonly internal: boolean;
  /** It stands in an item of an array, or under a name that is not fixed: nobody can say which value is meant. */
  readonly unaddressable: boolean;
}

/** The extension that marks a notification URL. */
export const NOTIFICATION_URL = 'x-ms-notification-url';
/** A schema that branches without end must not keep the reader busy; the largest real body has some 500 places. */
const MAX_PLACES = 20_000;
const MAX_DEPTH = 24;

interface Place extends SchemaParts {
  readonly segments: readonly (string | number)[];
  readonly required: boolean;
  readonly internal: boolean;
  readonly unaddressable: boolean;
}

const isInternal = (parts: readonly Located[]): boolean =>
  partWith(parts, 'x-ms-visibility', 'internal') !== undefined;

const children = (root: Json, place: Place): Place[] => {
  const required = requiredNames(place.parts);
  const properties = propertiesOf(place.parts).map(({ name, schema, pointer }): Place => {
    const parts = partsOf(root, schema, pointer, place.followed);
    return {
      ...parts,
      segments: [...place.segments, name],
      required: place.required && required.has(name),
      internal: place.internal || isInternal(parts.parts),
      unaddressable: place.unaddressable,
    };
  });
  const others = ['items', 'additionalProperties'].flatMap((key) =>
    place.parts.map((p): Place => {
      const parts = partsOf(root, member(p.node, key), `${p.pointer}/${key}`, place.followed);
      const internal = place.internal || isInternal(parts.parts);
      return { ...parts, segments: [...place.segments, '*'], required: false, internal, unaddressable: true };
    }),
  );
  return [...properties, ...others.filter((o) => o.parts.length > 0)];
};

const declaration = (place: Place, mark: Located, position: 'body' | 'response'): NotificationUrl => ({
  position,
  target: toPointer(place.segments),
  written: mark.pointer,
  types: place.parts.flatMap((p) => textsMember(p.node, 'type')),
  required: place.required,
  internal: place.internal,
  unaddressable: place.unaddressable,
});

/** Whether the mark stands anywhere below a schema; each `$ref` is entered once, so that this is cheap. */
const mentionsMark = (root: Json, schema: Json): boolean => {
  const entered = new Set<string>();
  const open: (Json | undefined)[] = [schema];
  while (open.length > 0) {
    const next = open.pop();
    if (member(next, NOTIFICATION_URL) === true) return true;
    const reference = referenceOf(next);
    const target = reference === undefined ? undefined : targetOf(root, reference);
    if (target !== undefined && !entered.has(target)) {
      entered.add(target);
      open.push(valueAt(root, target));
    }
    if (typeof next === 'object' && next !== null)
      for (const child of Object.values(next as JsonObject)) open.push(child);
  }
  return false;
};

/** The notification URLs that a body or answer schema marks, the shallowest first. */
export const markedInSchema = (
  root: Json,
  schema: Json,
  pointer: string,
  position: 'body' | 'response',
  internal = false,
): NotificationUrl[] => {
  if (!mentionsMark(root, schema)) return [];
  const start = partsOf(root, schema, pointer);
  const found: NotificationUrl[] = [];
  const open: Place[] = [
    {
      ...start,
      segments: [],
      required: true,
      internal: internal || isInternal(start.parts),
      unaddressable: false,
    },
  ];
  for (let i = 0; i < open.length; i++) {
    const place = open[i];
    if (place === undefined) break;
    const mark = partWith(place.parts, NOTIFICATION_URL, true);
    if (mark !== undefined) found.push(declaration(place, mark, position));
    else if (place.segments.length < MAX_DEPTH && open.length < MAX_PLACES)
      for (const child of children(root, place)) open.push(child);
  }
  return found;
};

/** The notification URL that a parameter outside the body marks. */
export const markedParameter = ({ node, pointer }: Located): NotificationUrl[] => {
  const position = textMember(node, 'in') ?? '';
  const marked =
    member(node, NOTIFICATION_URL) === true || member(member(node, 'schema'), NOTIFICATION_URL) === true;
  if (!marked || !['query', 'header', 'path', 'formData'].includes(position)) return [];
  return [
    {
      position: position as NotificationUrl['position'],
      target: textMember(node, 'name') ?? '',
      written: pointer,
      types: [...textsMember(node, 'type'), ...textsMember(member(node, 'schema'), 'type')],
      required: member(node, 'required') === true,
      internal: member(node, 'x-ms-visibility') === 'internal',
      unaddressable: false,
    },
  ];
};
