import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { UsageError } from '../errors.ts';
import { isObject, pointerSegments, toPointer, valueAt, type Json } from '../json.ts';
import { once } from '../kept.ts';
import { didYouMean } from '../suggest.ts';
import type { ConfigInput } from './input.ts';
import { DURATION_FORMAT, LONGEST_DURATION, parseDuration } from './duration.ts';
import { configSchema } from './schema.ts';
import type { Path, Source } from './source.ts';

const MOST = 10;

/** A mistake found by the schema: where, at the key or its value, and what. */
interface Mistake {
  readonly path: Path;
  readonly key?: 'key';
  readonly message: string;
}

const typeOf = (value: unknown): string =>
  value === null
    ? 'nothing'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'object'
        ? 'a mapping'
        : `a ${typeof value === 'string' ? 'text' : typeof value}`;

/** Never the value itself: it may be a secret. */
const shown = (value: unknown, path: Path): string =>
  path.some((p) => /credentials|headers|query|token|password|username/i.test(String(p))) ||
  typeof value === 'object'
    ? typeOf(value)
    : JSON.stringify(value);

const quoted = (names: readonly string[]): string => names.map((n) => `"${n}"`).join(', ');
const inside = (path: Path): string => (path.length === 0 ? '' : ` in ${path.join('.')}`);

const expected = (error: ErrorObject): string => {
  const schema: unknown = error.parentSchema;
  if (error.keyword === 'format') return 'a duration of at most 24h';
  const title = isObject(schema) ? schema['title'] : undefined;
  const allowed: unknown = error.params['allowedValues'];
  if (typeof title === 'string') return title;
  if (Array.isArray(allowed)) return allowed.map((v) => JSON.stringify(v)).join(' or ');
  return (error.message ?? 'something else').replace(/^must be /, '');
};

/** A JSON Pointer names list items by text, a path by number. */
const pathOf = (pointer: string, root: Json): Path => {
  let here: Json | undefined = root;
  return pointerSegments(pointer).map((segment) => {
    const list = Array.isArray(here);
    here = valueAt(here, toPointer([segment]));
    return list ? Number(segment) : segment;
  });
};

const mistakeOf = (error: ErrorObject, root: Json): Mistake => {
  const path = pathOf(error.instancePath, root);
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params['additionalProperty']);
    const schema: unknown = error.parentSchema;
    const properties =
      isObject(schema) && isObject(schema['properties']) ? Object.keys(schema['properties']) : [];
    const hint = didYouMean(name, properties) || `; expected ${quoted(properties)}`;
    return { path: [...path, name], key: 'key', message: `Unknown key "${name}"${inside(path)}${hint}` };
  }
  if (error.keyword === 'required')
    return { path, message: `Missing "${String(error.params['missingProperty'])}"${inside(path)}` };
  const at = path.length === 0 ? '' : ` at ${path.join('.')}`;
  return {
    path,
    message: `Expected ${expected(error)}${at}, got ${shown(valueAt(root, error.instancePath), path)}`,
  };
};

const render = ({ path, key, message }: Mistake, source: Source): string =>
  `${source.place(path, key)}: ${message}`;

/** The schema, compiled when first needed. */
const validator = once((): ValidateFunction<ConfigInput> => {
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, code: { optimize: false } });
  ajv.addFormat(DURATION_FORMAT, (text: string) => (parseDuration(text) ?? 0) <= LONGEST_DURATION);
  return ajv.compile<ConfigInput>(configSchema);
});

/** Checks a configuration against its schema; every mistake is said with its place. */
export const checkConfig = (value: Json, source: Source): ConfigInput => {
  const validate = validator();
  if (validate(value)) return value;
  const errors = (validate.errors ?? []).filter((e) => e.keyword !== 'if');
  const lines = [...new Set(errors.map((e) => render(mistakeOf(e, value), source)))];
  const rest = lines.length > MOST ? [`… and ${lines.length - MOST} more`] : [];
  throw new UsageError([...lines.slice(0, MOST), ...rest].join('\n'));
};
