import { textOf } from '../../json.ts';
import type { Schema } from '../../model.ts';
import { typesOf } from '../../request/flatten.ts';
import type { Leaf } from './leaves.ts';

/** The shortest text that a token and a word beside it fit into. */
const ROOM = 24;

const speaking =
  /^(message|text|subject|title|name|display_?name|description|summary|comments?|notes?|content|reference|label|body)$/i;
const nearlySpeaking = /message|text|subject|title|name|description|summary|comment|note|content|label/i;
const coded =
  /type|kind|status|state|event|action|currency|lang|locale|url|uri|link|mail|phone|date|time|version|code/i;

// A property without a type may hold text as well.
const isText = (schema: Schema): boolean =>
  ['string', undefined].includes(typesOf(schema)[0]) &&
  schema['enum'] === undefined &&
  schema['pattern'] === undefined;

const hasRoom = (schema: Schema): boolean => Number(schema['maxLength'] ?? ROOM) >= ROOM;

const cost = ({ name, pointer, schema }: Leaf): number => {
  const depth = pointer.split('/').length;
  const word = coded.test(name) ? 30 : speaking.test(name) ? 0 : nearlySpeaking.test(name) ? 10 : 20;
  return depth + word + (typesOf(schema).length === 0 ? 500 : 0);
};

const isFree = (schema: Schema): boolean =>
  schema['format'] === undefined || ['string', 'text', 'html', 'password'].includes(textOf(schema['format']));

/** The leaf that best carries an event's token: a text for people, without a format, and long enough. */
export const tokenPlace = (leaves: readonly Leaf[]): Leaf | undefined =>
  leaves
    .filter(({ schema }) => isText(schema) && hasRoom(schema) && isFree(schema))
    .toSorted((a, b) => cost(a) - cost(b))[0];
