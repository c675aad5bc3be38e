import { isObject, type Json } from '../json.ts';

/** The pieces of a value's JSON text, made one by one so that a reader can stop. */
function* pieces(value: Json, room: number): Generator<string> {
  if (Array.isArray(value)) {
    yield '[';
    for (let i = 0; i < value.length; i += 1) {
      if (i > 0) yield ', ';
      yield* pieces(value[i] as Json, room);
    }
    yield ']';
  } else if (isObject(value)) {
    yield '{';
    let first = true;
    for (const [name, member] of Object.entries(value)) {
      yield `${first ? ' ' : ', '}${JSON.stringify(name.slice(0, room))}: `;
      first = false;
      yield* pieces(member, room);
    }
    yield first ? '}' : ' }';
  } else yield JSON.stringify(typeof value === 'string' ? value.slice(0, room) : value);
}

/** A value as JSON in one line, cut with `…` where it would be longer than `room`; a value of any size takes no time. */
export const compactJson = (value: Json, room: number): string => {
  let text = '';
  for (const piece of pieces(value, room)) {
    text += piece;
    if (text.length > room) return `${text.slice(0, Math.max(0, room - 1)).replace(/[\uD800-\uDBFF]$/, '')}…`;
  }
  return text;
};
