import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageOf, UsageError } from '../errors.ts';
import { isObject, type Json } from '../json.ts';
import type { Path, Source } from './source.ts';

const STAND_IN = { command: ['a function'] } as const;

const mayBeFunction = (path: Path): boolean => {
  const [section, name, key] = path;
  if (section === 'service')
    return path.length === 2 && ['credentials', 'otherCredentials', 'badCredentials'].includes(String(name));
  return section === 'triggers' && ['emit', 'emitOther'].includes(String(key));
};

/** The configuration with a command in each function's place, so that the same schema checks it. */
const withoutFunctions = (value: unknown, path: Path, file: string): Json => {
  if (typeof value === 'function') {
    if (mayBeFunction(path)) return STAND_IN;
    throw new UsageError(
      `${file}: ${path.join('.')} cannot be a function; emit, emitOther and credentials can`,
    );
  }
  if (Array.isArray(value)) return value.map((v, i) => withoutFunctions(v, [...path, i], file));
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, v]) => v !== undefined)
        .map(([k, v]) => [k, withoutFunctions(v, [...path, k], file)]),
    );
  return value as Json;
};

/** A configuration module, as it is and as data. */
export interface ModuleSource {
  readonly raw: unknown;
  readonly source: Source;
}

/** Loads `triggerpact.config.ts` or `.js`. */
export const readModule = async (absolute: string, file: string): Promise<ModuleSource> => {
  // Only a configuration that is a module pays for the loader.
  const { createJiti } = await import('jiti');
  let raw: unknown;
  try {
    raw = await createJiti(pathToFileURL(absolute).href, { moduleCache: false }).import(absolute, {
      default: true,
    });
  } catch (cause) {
    throw new UsageError(`Cannot load "${file}": ${messageOf(cause)}`, { cause });
  }
  if (!isObject(raw))
    throw new UsageError(
      `Cannot use "${file}": expected "export default defineConfig({ … })" in ${basename(file)}`,
    );
  return { raw, source: { value: withoutFunctions(raw, [], file), place: () => file } };
};
