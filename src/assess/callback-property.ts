import { member } from '../json.ts';
import { textMember, textsMember } from '../openapi/members.ts';
import { rawParameters, type Operation } from '../openapi/operation.ts';
import type { SchemaParts } from '../openapi/schema-parts.ts';
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

/** A value of a body. */
export interface Place extends SchemaParts {
  readonly path: readonly string[];
  readonly pointer: string;
  readonly inArray: boolean;
  readonly required: boolean;
  /** What is said of the array that it stands in. */
  readonly ofArray: string;
  /** The service tells it and takes none. */
  readonly readOnly: boolean;
}

/** A callback for what comes of this one request. */
const once =
  /(?<!\b(?:each|every)\b[^.]{0,30})\b(called|notified|sent|invoked) once\b(?! (for each|for every|per|each|every|when|an?|the)\b)|\b(when|once|after) (this|the) [\w ]{1,20}\b(is|has|was) (been )?(done|finished|complete|completed|ready|processed)\b|\b(status|state|result|updates?)( updates?)? of this\b/;

/** A value of a body that may take a callback URL. */
export const propertyOf = (place: Place): CallbackProperty[] => {
  const nodes = place.parts.map((p) => p.node);
  const types = nodes.flatMap((n) => textsMember(n, 'type'));
  const text = (key: string): string =>
    nodes.map((n) => textMember(n, key)).find((t) => t !== undefined) ?? '';
  const name = place.path.at(-1);
  if (name === undefined || (types.length > 0 && !types.includes('string'))) return [];
  const says =
    `${text('x-ms-summary')} ${text('title')} ${text('description')} ${place.ofArray}`.toLowerCase();
  const isAddress = /^https?:\/\//i.test(text('example') || text('default'));
  const strength = callbackStrength(nameWords(name), says, isAddress ? 'uri' : text('format'));
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
export const inParameters = ({ document }: Desk, operation: Operation): CallbackProperty[] =>
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
