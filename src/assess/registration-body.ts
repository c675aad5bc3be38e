import { member, toPointer, type JsonObject } from '../json.ts';
import { rawBody } from '../openapi/body.ts';
import { callbackObjects } from '../openapi/callback-object.ts';
import { textMember, textsMember } from '../openapi/members.ts';
import { isFormType } from '../openapi/media-type.ts';
import { rawParameters, type Operation } from '../openapi/operation.ts';
import { partsOf, propertiesOf, type SchemaParts } from '../openapi/schema-parts.ts';
import { callbackStrength } from './callback-strength.ts';
import { nameWords } from '../name-words.ts';
import type { Desk } from './operation-view.ts';

/** A property of a body that may take a callback URL. */
export interface CallbackProperty {
  /** Members that lead to it. */
  readonly path: readonly string[];
  readonly pointer: string;
  /** 3: an OpenAPI callback reads it; 2: its name or description says so; 1: it is a URL, for whatever. */
  readonly strength: 1 | 2 | 3;
  /** Where it stands; the platform writes into a property of a JSON body only. */
  readonly position: 'body' | 'array' | 'form' | 'query';
  /** It is said to be called for what comes of this one request. */
  readonly once: boolean;
}

/** What a body tells about a registration. */
export interface RegistrationBody {
  readonly callbacks: readonly CallbackProperty[];
  /** How many values it takes. */
  readonly leaves: number;
  /** Names of its properties, at any depth. */
  readonly names: readonly { readonly name: string; readonly pointer: string; readonly required: boolean }[];
  /** JSON Pointer in the document of the schema of what is sent, where OpenAPI callbacks say it. */
  readonly notification?: string;
}

const MAX_DEPTH = 4;
/** The largest real body has some 500 places. */
const MAX_PLACES = 600;

interface Place extends SchemaParts {
  readonly path: readonly string[];
  readonly pointer: string;
  readonly inArray: boolean;
  readonly required: boolean;
  /** The service tells it and takes none. */
  readonly readOnly: boolean;
}

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
    }))
    .filter((p) => p.parts.length > 0);
  return [...properties, ...items];
};

/** A callback for what comes of this one request. */
const once =
  /\b(called|notified|sent|invoked) once\b|\b(when|once|after) (this|the) [\w ]{1,20}\b(is|has|was) (been )?(done|finished|complete|completed|ready|processed)\b|\b(status|state|result|updates?)( updates?)? of this\b/;

const propertyOf = (place: Place): CallbackProperty[] => {
  const nodes = place.parts.map((p) => p.node);
  const types = nodes.flatMap((n) => textsMember(n, 'type'));
  const text = (key: string): string =>
    nodes.map((n) => textMember(n, key)).find((t) => t !== undefined) ?? '';
  const name = place.path.at(-1);
  if (name === undefined || (types.length > 0 && !types.includes('string'))) return [];
  const says = `${text('x-ms-summary')} ${text('title')} ${text('description')}`.toLowerCase();
  const strength = callbackStrength(nameWords(name), says, text('format'));
  return strength === undefined
    ? []
    : [
        {
          path: place.path,
          pointer: place.pointer,
          strength,
          position: place.inArray ? 'array' : 'body',
          once: once.test(says),
        },
      ];
};

/** Callbacks in parameters: fields of a form, and of the query. */
const inParameters = ({ document }: Desk, operation: Operation): CallbackProperty[] =>
  rawParameters(document, operation).flatMap(({ node, pointer }): CallbackProperty[] => {
    const place = textMember(node, 'in');
    if (place !== 'formData' && place !== 'query') return [];
    const name = textMember(node, 'name') ?? '';
    const format = textMember(node, 'format') ?? textMember(member(node, 'schema'), 'format') ?? '';
    const says = (textMember(node, 'description') ?? '').toLowerCase();
    const strength = callbackStrength(nameWords(name), says, format);
    const position = place === 'query' ? 'query' : 'form';
    return strength === undefined
      ? []
      : [{ path: [name], pointer, strength, position, once: once.test(says) }];
  });

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

const positions = ['body', 'array', 'form', 'query'];

/** What the body of an operation tells, and what of it stands in parameters instead. */
export const registrationBody = (desk: Desk, operation: Operation): RegistrationBody => {
  const { document } = desk;
  const body = rawBody(document, operation);
  const start = body === undefined ? undefined : partsOf(document.root, body.schema, body.pointer);
  const places =
    body === undefined || start === undefined
      ? []
      : walk(document.root, {
          ...start,
          path: [],
          pointer: body.pointer,
          inArray: false,
          required: true,
          readOnly: false,
        }).filter((p) => !p.readOnly);
  const leaves = places.filter(isLeaf);
  const isForm = body?.type !== undefined && isFormType(body.type);
  const written = leaves.flatMap(propertyOf).map((c) => (isForm ? { ...c, position: 'form' as const } : c));
  const described = callbackObjects(document, operation);
  const declared = described.filter((c) => c.position === 'body');
  const asked = described.find((c) => c.position === 'query');
  const [first] = declared;
  const content = declared.find((c) => c.content !== undefined)?.content;
  const isDeclared = (c: CallbackProperty): boolean =>
    first !== undefined && toPointer(c.path) === first.target;
  const expressed: CallbackProperty[] =
    first === undefined
      ? []
      : [
          {
            path: first.target.split('/').slice(1),
            pointer: first.written,
            strength: 3,
            position: 'body',
            once: written.some((c) => isDeclared(c) && c.once),
          },
        ];
  const inQuery: CallbackProperty[] =
    asked === undefined || first !== undefined
      ? []
      : [{ path: [asked.target], pointer: asked.written, strength: 3, position: 'query', once: false }];
  return {
    callbacks: [
      ...expressed,
      ...inQuery,
      ...written.filter((c) => !isDeclared(c)),
      ...inParameters(desk, operation),
    ].toSorted(
      (a, b) =>
        positions.indexOf(a.position) - positions.indexOf(b.position) ||
        b.strength - a.strength ||
        a.path.length - b.path.length,
    ),
    leaves: leaves.filter((p) => !p.inArray).length,
    names: places.map((p) => ({ name: p.path.at(-1) ?? '', pointer: p.pointer, required: p.required })),
    ...(content === undefined ? {} : { notification: `${content.pointer}/schema` }),
  };
};
