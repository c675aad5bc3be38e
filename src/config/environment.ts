import { UsageError } from '../errors.ts';
import { isObject, type Json } from '../json.ts';
import { didYouMean } from '../suggest.ts';
import type { Path, Source } from './source.ts';

/** The environment's variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

const VARIABLE = /\$\$\{|\$\{([^}]*)\}/g;

/** Sections that no command needs which calls no service. */
const isOnline = (path: Path): boolean =>
  ['service', 'broker', 'callback'].includes(String(path[0])) ||
  (path[0] === 'triggers' && ['emit', 'emitOther', 'cleanup', 'eventId', 'expect'].includes(String(path[2])));

const fill = (text: string, path: Path, source: Source, environment: Environment, offline: boolean): string =>
  text.replace(VARIABLE, (whole, name: string | undefined) => {
    if (name === undefined) return '${';
    const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
    if (value !== undefined) return value;
    if (offline && isOnline(path)) return whole;
    const hint = didYouMean(name, Object.keys(environment));
    throw new UsageError(
      `${source.place(path)}: The environment variable "${name}" is not set${hint}; ${path.join('.')} needs it`,
    );
  });

/**
 * Fills `${NAME}` from the environment in every text of a configuration; `$${` stands for the characters
 * themselves. `offline` leaves unset variables alone where only a command that calls the service needs them.
 */
export const fillEnvironment = (source: Source, environment: Environment, offline: boolean): Json => {
  const walk = (value: Json, path: Path): Json => {
    if (typeof value === 'string') return fill(value, path, source, environment, offline);
    if (Array.isArray(value)) return value.map((v: Json, i) => walk(v, [...path, i]));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, walk(v, [...path, k])]));
  };
  return walk(source.value, []);
};
