import { UsageError } from '../errors.ts';
import { isObject, type Json } from '../json.ts';
import { didYouMean } from '../suggest.ts';
import type { UsedVariable } from './secrets.ts';
import type { Path, Source } from './source.ts';

/** The environment's variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

const VARIABLE = /\$\$\{|\$\{([^}]*)\}/g;

/** What a command works with: what it does not call needs no variables. */
export interface Needs {
  readonly service: boolean;
  readonly broker: boolean;
}

const ofService = (path: Path): boolean =>
  ['service', 'callback'].includes(String(path[0])) ||
  (path[0] === 'triggers' && ['emit', 'emitOther', 'cleanup', 'eventId', 'expect'].includes(String(path[2])));

const isNeeded = (path: Path, needs: Needs): boolean =>
  path[0] === 'broker' ? needs.broker : needs.service || !ofService(path);

/** Fills `${NAME}` in a text; `missing` says what stands for a variable that is not set, or throws. */
export const fillVariables = (
  text: string,
  environment: Environment,
  missing: (name: string, hint: string, whole: string) => string,
  used: (name: string, value: string) => void = () => undefined,
): string =>
  text.replace(VARIABLE, (whole, name: string | undefined) => {
    if (name === undefined) return '${';
    const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
    if (value === undefined) return missing(name, didYouMean(name, Object.keys(environment)), whole);
    used(name, value);
    return value;
  });

interface Filling {
  readonly source: Source;
  readonly environment: Environment;
  readonly needs: Needs;
  readonly used: UsedVariable[];
}

const fill = (text: string, path: Path, { source, environment, needs, used }: Filling): string => {
  const missing = (name: string, hint: string, whole: string): string => {
    if (!isNeeded(path, needs)) return whole;
    throw new UsageError(
      `${source.place(path)}: The environment variable "${name}" is not set${hint}; ${path.join('.')} needs it`,
    );
  };
  return fillVariables(text, environment, missing, (name, value) => used.push({ name, value, path }));
};

/**
 * Fills `${NAME}` from the environment in every text of a configuration; `$${` stands for the characters
 * themselves. Unset variables are left alone in the sections that the command does not need.
 */
export const fillEnvironment = (
  source: Source,
  environment: Environment,
  needs: Needs,
): { readonly value: Json; readonly used: readonly UsedVariable[] } => {
  const filling: Filling = { source, environment, needs, used: [] };
  const walk = (value: Json, path: Path): Json => {
    if (typeof value === 'string') return fill(value, path, filling);
    if (Array.isArray(value)) return value.map((v: Json, i) => walk(v, [...path, i]));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, walk(v, [...path, k])]));
  };
  return { value: walk(source.value, []), used: filling.used };
};
