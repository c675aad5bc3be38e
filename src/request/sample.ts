import { canonicalJson, isObject, member, type Json } from '../json.ts';
import type { Schema } from '../model.ts';
import { flatten, isNullable, propertiesOf, requiredOf, typesOf, type Definitions } from './flatten.ts';

interface Walk {
  readonly definitions: Definitions;
  /** Schemas still to be visited: a small document can describe a very large value. */
  left: number;
}

const formats: Readonly<Record<string, string>> = {
  'date-time': '2024-01-31T09:30:00Z',
  date: '2024-01-31',
  time: '09:30:00Z',
  duration: 'PT1H',
  email: 'someone@example.com',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  'uri-reference': '/example',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uuid: '7a6f0c1e-4b7d-4f0a-9c3e-1d2b3a4c5d6e',
  byte: 'dGV4dA==',
};

const number = (schema: Schema, key: string): number | undefined => {
  const value = member(schema, key);
  return typeof value === 'number' ? value : undefined;
};

const matches = (text: string, pattern: string): boolean => {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
};

const candidates = [
  'text',
  'TEXT',
  '1',
  '12345678',
  'a1',
  '2024-01-31',
  'someone@example.com',
  'https://example.com/',
];

const sampleString = (schema: Schema): string => {
  const format = member(schema, 'format');
  const plain = (typeof format === 'string' && member(formats, format)) || 'text';
  const pattern = member(schema, 'pattern');
  const fitting =
    typeof pattern === 'string'
      ? [plain as string, ...candidates].find((c) => matches(c, pattern))
      : undefined;
  const text = fitting ?? (plain as string);
  return text
    .padEnd(Math.min(number(schema, 'minLength') ?? 0, 10_000), 'x')
    .slice(0, number(schema, 'maxLength'));
};

const sampleNumber = (schema: Schema, integer: boolean): number => {
  const step = number(schema, 'multipleOf') ?? (integer ? 1 : 0.5);
  const above = number(schema, 'exclusiveMinimum');
  const below = number(schema, 'exclusiveMaximum');
  const minimum = above ?? number(schema, 'minimum');
  const maximum = below ?? number(schema, 'maximum');
  const openAbove = above !== undefined || member(schema, 'exclusiveMinimum') === true;
  const openBelow = below !== undefined || member(schema, 'exclusiveMaximum') === true;
  const inside = (n: number): boolean =>
    (minimum === undefined || (openAbove ? n > minimum : n >= minimum)) &&
    (maximum === undefined || (openBelow ? n < maximum : n <= maximum));
  if (inside(step)) return step;
  const low = Math.ceil((minimum ?? 0) / step) * step;
  const high = Math.floor((maximum ?? 0) / step) * step;
  return [low, low + step, high, high - step].find(inside) ?? minimum ?? maximum ?? step;
};

/** Whether a value has a type that a flat schema allows, and is in its enum; what is inside it is not looked at. */
export const fits = (value: Json | undefined, schema: Schema): value is Json => {
  if (value === undefined) return false;
  const allowed = member(schema, 'enum');
  if (Array.isArray(allowed) && !allowed.some((a) => canonicalJson(a) === canonicalJson(value))) return false;
  const types = typesOf(schema);
  if (value === null) return isNullable(schema);
  if (types.length === 0) return true;
  const actual = Array.isArray(value) ? 'array' : typeof value;
  if (actual === 'number')
    return types.includes('number') || (types.includes('integer') && Number.isInteger(value));
  return types.includes(actual);
};

/** The value that a schema itself proposes: its default, the first of its enum, its example; undefined for none. */
export const proposedValue = (schema: Schema): Json | undefined => {
  const allowed = member(schema, 'enum');
  const proposals = [
    member(schema, 'default'),
    member(schema, 'const'),
    ...(Array.isArray(allowed) ? allowed.filter((a) => a !== null) : []),
    member(schema, 'example'),
    ...(Array.isArray(member(schema, 'examples')) ? (member(schema, 'examples') as readonly Json[]) : []),
  ];
  return proposals.find((p) => fits(p, schema) && p !== null);
};

const sampleObject = (schema: Schema, walk: Walk, names: readonly string[]): Json => {
  const required = requiredOf(schema);
  const members = propertiesOf(schema)
    .filter(([name]) => required.has(name))
    .map(([name, s]) => [name, sample(s, walk, names)] as const);
  return Object.fromEntries(members.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
};

const sampleArray = (schema: Schema, walk: Walk, names: readonly string[]): Json => {
  const items = member(schema, 'items');
  const length = Math.min(number(schema, 'minItems') ?? 0, 100);
  const item = isObject(items) ? sample(items, walk, names) : 'text';
  return item === undefined ? [] : Array.from({ length }, () => item);
};

const sample = (schema: Schema, walk: Walk, names: readonly string[]): Json | undefined => {
  walk.left -= 1;
  const flat = walk.left < 0 ? undefined : flatten(schema, walk.definitions, names);
  if (flat === undefined) return undefined;
  const proposed = proposedValue(flat.schema);
  if (proposed !== undefined) return proposed;
  const choice = [member(flat.schema, 'oneOf'), member(flat.schema, 'anyOf')].find(Array.isArray)?.[0];
  const types = typesOf(flat.schema);
  if (types.length === 0 && isObject(choice)) return sample(choice, walk, flat.names);
  switch (types[0]) {
    case 'object':
      return sampleObject(flat.schema, walk, flat.names);
    case 'array':
      return sampleArray(flat.schema, walk, flat.names);
    case 'integer':
      return sampleNumber(flat.schema, true);
    case 'number':
      return sampleNumber(flat.schema, false);
    case 'boolean':
      return true;
    default:
      return isNullable(flat.schema) && types.length === 0 ? null : sampleString(flat.schema);
  }
};

/**
 * A valid, stable sample of a schema: what it proposes itself, else the smallest value of its type. Optional
 * properties are left out, cycles are cut.
 */
export const sampleOf = (schema: Schema, definitions: Definitions): Json =>
  sample(schema, { definitions, left: 2000 }, []) ?? null;
