import { isObject, member, toPointer, type JsonObject } from '../json.ts';
import { rawBody, type RawBody } from '../openapi/body.ts';
import { callbackObjects, type CallbackObject } from '../openapi/callback-object.ts';
import { textMember, textsMember } from '../openapi/members.ts';
import { isFormType } from '../openapi/media-type.ts';
import type { Operation } from '../openapi/operation.ts';
import { partsOf, propertiesOf, type SchemaParts } from '../openapi/schema-parts.ts';
import { inParameters, propertyOf, type CallbackProperty, type Place } from './callback-property.ts';
import type { Desk } from './operation-view.ts';

/** A property of a body, at any depth. */
export interface NamedPlace {
  readonly name: string;
  /** Members that lead to it. */
  readonly path: readonly string[];
  readonly pointer: string;
  readonly required: boolean;
  readonly parts: SchemaParts['parts'];
}

/** The only texts that a property takes; none where it takes any. */
export const valuesOf = ({ parts }: NamedPlace): string[] =>
  parts.flatMap(({ node }) => textsMember(node, 'enum'));

/** Whether a property speaks of the whole registration: it stands beside the callback, or around it. */
export const isBeside = (
  { path }: NamedPlace,
  { callback }: { readonly callback: CallbackProperty },
): boolean => path.slice(0, -1).every((name, i) => callback.path[i] === name);

/** What a body tells about a registration. */
export interface RegistrationBody {
  readonly callbacks: readonly CallbackProperty[];
  /** How many values it takes. */
  readonly leaves: number;
  /** Names of its properties, at any depth. */
  readonly names: readonly NamedPlace[];
  /** Nothing of it is declared. */
  readonly isOpen: boolean;
  /** Objects in it whose members are not declared. */
  readonly maps: readonly { readonly name: string; readonly pointer: string }[];
  /** JSON Pointer in the document of the schema of what is sent, where OpenAPI callbacks say it. */
  readonly notification?: string;
}

const MAX_DEPTH = 4;
/** The largest real body has some 500 places. */
const MAX_PLACES = 600;

const isReadOnly = ({ parts }: SchemaParts): boolean =>
  parts.some((p) => member(p.node, 'readOnly') === true);

const childrenOf = (root: JsonObject, place: Place): Place[] => {
  const required = new Set(place.parts.flatMap((p) => textsMember(p.node, 'required')));
  const properties = propertiesOf(place.parts).map(({ name, schema, pointer }) => {
    const value = partsOf(root, schema, pointer, place.followed);
    return {
      ...value,
      path: [...place.path, name],
      pointer,
      inArray: place.inArray,
      required: place.required && required.has(name),
      ofArray: '',
      readOnly: place.readOnly || isReadOnly(value),
    };
  });
  const items = place.parts
    .map((p) => ({
      ...partsOf(root, member(p.node, 'items'), `${p.pointer}/items`, place.followed),
      path: place.path,
      pointer: `${p.pointer}/items`,
      inArray: true,
      required: false,
      readOnly: place.readOnly,
      ofArray: textMember(p.node, 'description') ?? '',
    }))
    .filter((p) => p.parts.length > 0);
  return [...properties, ...items];
};

const walk = (root: JsonObject, start: Place): Place[] => {
  const open: Place[] = [start];
  for (let i = 0; i < open.length && open.length < MAX_PLACES; i++) {
    const place = open[i];
    if (place !== undefined && place.path.length < MAX_DEPTH) open.push(...childrenOf(root, place));
  }
  return open.slice(1);
};

const isLeaf = ({ parts }: Place): boolean =>
  propertiesOf(parts).length === 0 && !parts.some((p) => member(p.node, 'items') !== undefined);

const isMap = ({ parts, path }: Place): boolean =>
  path.length > 0 &&
  propertiesOf(parts).length === 0 &&
  parts.some(
    (p) => textsMember(p.node, 'type').includes('object') || isObject(member(p.node, 'additionalProperties')),
  );

/** Keys of a browser's push service, which takes encrypted messages only. */
const isWebPush = (places: readonly Place[]): boolean => places.some((p) => p.path.at(-1) === 'p256dh');

const positions = ['body', 'array', 'form', 'query'];

const placesOf = (root: JsonObject, body: RawBody): Place[] =>
  walk(root, {
    ...partsOf(root, body.schema, body.pointer),
    path: [],
    pointer: body.pointer,
    inArray: false,
    required: true,
    readOnly: false,
    ofArray: '',
  });

/** Where OpenAPI callbacks say that the URL stands: in the body, or else in the query. */
const expressed = (
  described: readonly CallbackObject[],
  written: readonly CallbackProperty[],
): CallbackProperty[] => {
  const first = described.find((c) => c.position === 'body');
  if (first !== undefined) {
    const isOnce = written.some((c) => c.once && toPointer(c.path) === first.target);
    const path = first.target.split('/').slice(1);
    return [{ path, pointer: first.written, strength: 3, position: 'body', once: isOnce }];
  }
  const asked = described.find((c) => c.position === 'query');
  return asked === undefined
    ? []
    : [{ path: [asked.target], pointer: asked.written, strength: 3, position: 'query', once: false }];
};

/** What the body of an operation tells, and what of it stands in parameters instead. */
export const registrationBody = (desk: Desk, operation: Operation): RegistrationBody => {
  const { document } = desk;
  const body = rawBody(document, operation);
  const written = body === undefined ? [] : placesOf(document.root, body);
  const places = written.filter((p) => !p.readOnly);
  const leaves = places.filter(isLeaf);
  const isForm = body?.type !== undefined && isFormType(body.type);
  const found = leaves.flatMap(propertyOf).map((c) => (isForm ? { ...c, position: 'form' as const } : c));
  const described = callbackObjects(document, operation);
  const inBody = described.filter((c) => c.position === 'body');
  const content = inBody.find((c) => c.content !== undefined)?.content;
  const callbacks = [
    ...expressed(described, found),
    ...found.filter((c) => toPointer(c.path) !== inBody[0]?.target),
    ...inParameters(desk, operation),
  ].toSorted(
    (a, b) =>
      positions.indexOf(a.position) - positions.indexOf(b.position) ||
      b.strength - a.strength ||
      a.path.length - b.path.length,
  );
  return {
    callbacks: isWebPush(places) ? [] : callbacks,
    isOpen: written.length === 0,
    maps: places.filter(isMap).map((p) => ({ name: p.path.at(-1) ?? '', pointer: p.pointer })),
    leaves: leaves.filter((p) => !p.inArray).length,
    names: places.map(({ path, pointer, required, parts }) => ({
      name: path.at(-1) ?? '',
      path,
      pointer,
      required,
      parts,
    })),
    ...(content === undefined ? {} : { notification: `${content.pointer}/schema` }),
  };
};
