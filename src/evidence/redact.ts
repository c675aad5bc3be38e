import { isObject, parseJson, type Json, type JsonObject } from '../json.ts';
import type { Secret } from '../secret.ts';
import { createTextRedactor } from './redact-text.ts';

const always = new Set(['authorization', 'cookie', 'set-cookie', 'proxy-authorization']);

const isHeaderLine = (value: readonly unknown[]): value is readonly [string, string] =>
  value.length === 2 &&
  typeof value[0] === 'string' &&
  typeof value[1] === 'string' &&
  always.has(value[0].toLowerCase());

/** A call whose answer no rule reads values from, so that numbers need not stay numbers: emit steps, DELETEs, clean-up. */
const isUnread = ({ intent }: JsonObject): boolean =>
  isObject(intent) && ['emit', 'other', 'unsubscribe'].some((kind) => intent['kind'] === kind);

const isEntry = (value: JsonObject): boolean =>
  typeof value['seq'] === 'number' && typeof value['type'] === 'string';

/** Hides secrets in any plain data. */
export type Redactor = <T>(value: T) => T;

/** What of a value is replaced besides its strings. */
interface How {
  readonly numbers: boolean;
  readonly names: boolean;
}

const createRedactor = (secrets: readonly Secret[]): Redactor => {
  const { hide, withoutCutEnd } = createTextRedactor(secrets);
  const entries = new WeakMap<object, Json>();

  /** Text that is JSON stays JSON: a number that looks like a secret is left alone, since judges look at types. */
  const text = (value: string, how: How): string => {
    const hidden = hide(value);
    if (hidden === value || parseJson(hidden) !== undefined) return hidden;
    const json = parseJson(value);
    return typeof json === 'object' && json !== null
      ? JSON.stringify(walk(json, { ...how, names: true }))
      : hidden;
  };

  const list = (value: readonly Json[], how: How): Json => {
    if (isHeaderLine(value)) {
      const hidden = text(value[1], how);
      return [value[0], hidden.includes('‹secret:') ? hidden : `‹secret:${value[0].toLowerCase()}›`];
    }
    const walked = value.map((v) => walk(v, how));
    return walked.every((v, i) => v === value[i]) ? value : walked;
  };

  const object = (value: JsonObject, how: How): Json => {
    let isChanged = false;
    const members = Object.keys(value).map((key): [string, Json] => {
      const member = value[key] as Json;
      const isCut = key === 'body' && value['truncated'] === true && typeof member === 'string';
      const name = how.names ? hide(key) : key;
      const made = walk(isCut ? withoutCutEnd(member) : member, how);
      isChanged ||= made !== member || name !== key;
      return [name, made];
    });
    return isChanged ? Object.fromEntries(members) : value;
  };

  const walk = (value: Json, how: How): Json => {
    if (typeof value === 'string') return text(value, how);
    if (typeof value === 'number' && how.numbers) {
      const hidden = hide(String(value));
      return hidden === String(value) ? value : hidden;
    }
    if (Array.isArray(value)) return list(value as readonly Json[], how);
    if (!isObject(value)) return value;
    if (!isEntry(value)) return object(value, how);
    const known = entries.get(value);
    if (known !== undefined) return known;
    const made = object(value, { ...how, numbers: isUnread(value) });
    entries.set(value, made);
    // Redacting it once more changes nothing.
    if (isObject(made)) entries.set(made, made);
    return made;
  };
  return <T>(value: T) => walk(value as Json, { numbers: false, names: false }) as T;
};

const MOST_KEPT = 4;
const kept = new Map<string, Redactor>();

/**
 * A redactor of every string of a value; Authorization, Cookie and Set-Cookie lose their value in any case. What holds no
 * secret stays the same object. The same secrets give the same redactor, which knows the entries that it has met.
 */
export const redactorOf = (secrets: readonly Secret[]): Redactor => {
  const key = JSON.stringify(secrets.map(({ name, value }) => [name, value]));
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = createRedactor(secrets);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, made);
  return made;
};

/** Redacts every string of a value. */
export const redact = <T>(value: T, secrets: readonly Secret[]): T => redactorOf(secrets)(value);

/** Replaces every secret in a text by `‹secret:NAME›`, so that equality survives. */
export const redactText = (secrets: readonly Secret[]): ((text: string) => string) => redactorOf(secrets);
