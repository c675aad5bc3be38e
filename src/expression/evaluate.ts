import { member, type Json } from '../json.ts';
import type { Expression, ExpressionPart } from './expression.ts';

const step = (value: Json | undefined, key: string | number): Json | undefined => {
  if (Array.isArray(value)) return typeof key === 'number' ? (value as readonly Json[])[key] : undefined;
  return member(value, String(key));
};

const partValue = (part: ExpressionPart, body: Json): Json | undefined =>
  part.kind === 'text' ? part.text : part.path.reduce<Json | undefined>(step, body);

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The value of an expression on a response; undefined where any part of it has none. A lone value keeps its type. */
export const evaluate = (expression: Expression, body: Json): Json | undefined => {
  const values = expression.parts.map((part) => partValue(part, body));
  if (values.length === 1) return values[0];
  const known = values.filter((v) => v !== undefined && v !== null);
  return known.length < values.length ? undefined : known.map(asText).join('');
};

/** The value as text for a query parameter; null is no value, numbers and booleans become text. */
export const evaluateText = (expression: Expression, body: Json): string | undefined => {
  const value = evaluate(expression, body);
  return value === undefined || value === null ? undefined : asText(value);
};
