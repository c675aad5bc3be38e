import { cursorAt, type Cursor } from './cursor.ts';
import type { Expression, ExpressionPart } from './expression.ts';
import { readPath } from './path.ts';

const escapedBrace = /@@\{/y;
const openBrace = /@\{/y;
const closeBrace = /\}/y;
const character = /[^]/uy;

const embedded = (cursor: Cursor): ExpressionPart => {
  const path = readPath(cursor);
  if (cursor.take(closeBrace) === undefined) cursor.fail('expected "}"');
  return { kind: 'path', path };
};

const interpolated = (text: string, start: number): ExpressionPart[] => {
  const cursor = cursorAt(text, start);
  const parts: ExpressionPart[] = [];
  let literal = '';
  while (!cursor.ended()) {
    if (cursor.take(escapedBrace) !== undefined) literal += '@{';
    else if (cursor.take(openBrace) !== undefined) {
      if (literal !== '') parts.push({ kind: 'text', text: literal });
      literal = '';
      parts.push(embedded(cursor));
    } else literal += cursor.take(character)?.[0] ?? '';
  }
  if (literal !== '' || parts.length === 0) parts.push({ kind: 'text', text: literal });
  return parts;
};

const whole = (text: string): ExpressionPart[] => {
  const cursor = cursorAt(text, 1);
  const path = readPath(cursor);
  if (!cursor.ended()) cursor.fail('expected the end of the expression');
  return [{ kind: 'path', path }];
};

/**
 * Reads an expression: `@triggerBody().value` is a value, `@{…}` puts a value into text, a leading `@@` is a literal
 * `@`. Throws a DocumentError that names the column.
 */
export const parseExpression = (text: string): Expression => {
  if (text.startsWith('@@') && !text.startsWith('@@{')) return { text, parts: interpolated(text, 1) };
  if (text.startsWith('@') && !/^@@?\{/.test(text)) return { text, parts: whole(text) };
  return { text, parts: interpolated(text, 0) };
};

/** Whether an expression calls a function of the platform's language that is not known here, such as `utcNow()`. */
export const callsOtherFunction = (text: string): boolean =>
  /@\{?\s*(?!triggerBody\b|triggerOutputs\b)[a-z_]\w*\s*\(/i.test(text);
