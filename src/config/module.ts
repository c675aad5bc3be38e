import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HarnessError, UsageError } from '../errors.ts';
import { isObject, type Json } from '../json.ts';
import { reasonOf } from '../reason-of.ts';
import { readUtf8File } from './read-file.ts';
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

/** A configuration that a program made; `name` stands for its file. */
export const readObject = (raw: unknown, name: string): ModuleSource => ({
  raw,
  source: { value: withoutFunctions(raw, [], name), place: () => name },
});

/** Longest time that a module may take, in ms. */
const LOADS_WITHIN = 20_000;

/** Waits for a module to load, but not for ever: a top-level `await` in it may never end. */
const loaded = async (
  loading: Promise<unknown>,
  file: string,
  signal: AbortSignal | undefined,
  within: number,
): Promise<unknown> => {
  let stop = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    stop = () => reject(new UsageError(`Cannot load "${file}": the run was interrupted meanwhile`));
    timer = setTimeout(
      () =>
        reject(
          new UsageError(
            `Cannot load "${file}": it was not loaded within ${within / 1000} s; does an await at its top level never end?`,
          ),
        ),
      within,
    );
    if (signal?.aborted === true) stop();
    signal?.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([loading, over]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
};

/** Loads `triggerpact.config.ts` or `.js`; throws UsageError where it cannot be, or not in time (ms). */
export const readModule = async (
  absolute: string,
  file: string,
  signal?: AbortSignal,
  within = LOADS_WITHIN,
): Promise<ModuleSource> => {
  await readUtf8File(absolute, `configuration "${file}"`);
  // Only a configuration that is a module pays for the loader.
  const { createJiti } = await import('jiti');
  let raw: unknown;
  try {
    const jiti = createJiti(pathToFileURL(absolute).href, { moduleCache: false });
    raw = await loaded(jiti.import(absolute, { default: true }), file, signal, within);
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    throw new UsageError(`Cannot load "${file}": ${reasonOf(cause)}`, { cause });
  }
  if (!isObject(raw))
    throw new UsageError(
      `Cannot use "${file}": expected "export default defineConfig({ … })" in ${basename(file)}`,
    );
  return readObject(raw, file);
};
