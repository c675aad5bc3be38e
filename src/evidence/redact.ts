import { isObject, parseJson, type Json } from '../json.ts';

/** What stands for a secret. */
const marker = /‹secret:[^‹›]*›/g;

/** A text as it may have been before it was redacted, for checks of its characters. */
export const unmarked = (text: string): string => text.replaceAll(marker, 'secret');

/** Whether something secret stood in a text before it was redacted. */
export const hasSecret = (text: string): boolean => text.search(marker) >= 0;

/** A value that must not be seen, and the name that stands for it. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

const percent = (value: string): string[] => {
  const encoded = encodeURIComponent(value);
  const lower = encoded.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
  return [encoded, lower, encoded.replaceAll('%20', '+')];
};

const quoted = (value: string): string => JSON.stringify(value).slice(1, -1);

/** Base64 of UTF-8 text, for the pure floors: no Buffer there. */
const base64 = (value: string): string[] => {
  const whole = btoa(String.fromCharCode(...new TextEncoder().encode(value)));
  const bare = whole.replace(/=+$/, '');
  return [whole, bare, bare.replaceAll('+', '-').replaceAll('/', '_')];
};

const decodedBasic = (value: string): string[] => {
  const match = /^basic\s+([A-Za-z0-9+/=]+)$/i.exec(value);
  if (match?.[1] === undefined) return [];
  try {
    const pair = atob(match[1]);
    const password = pair.slice(pair.indexOf(':') + 1);
    return [pair, password];
  } catch {
    return [];
  }
};

/** Every form that a credential may take on the wire: whole, after its scheme word, decoded, encoded. */
const formsOf = (value: string): string[] => {
  const afterScheme = /^[A-Za-z][A-Za-z0-9-]*\s+(\S.*)$/.exec(value)?.[1];
  const plain = [value, ...(afterScheme === undefined ? [] : [afterScheme]), ...decodedBasic(value)];
  const all = plain.flatMap((form) => [form, quoted(form), ...percent(form), ...base64(form)]);
  return [...new Set(all)].filter((form) => form.length >= 6).sort((a, b) => b.length - a.length);
};

/** What a trace itself is written in: replaced, it could no longer be read; and nobody keeps a secret with it. */
const plainWords = new Set(
  'array arrival boolean delivery exchange excluded expected followed integer malformed native number object other own policy polling possible register replayed script silence single strict string unknown unregister warning webhook window'.split(
    ' ',
  ),
);

/** Replaces every secret in a text by `‹secret:NAME›`, so that equality survives. */
export const redactText = (secrets: readonly Secret[]): ((text: string) => string) => {
  const markers = new Map<string, string>();
  for (const { name, value } of secrets)
    for (const form of formsOf(value))
      if (!markers.has(form) && !plainWords.has(form)) markers.set(form, `‹secret:${name}›`);
  if (markers.size === 0) return (text) => text;
  const longestFirst = [...markers.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    longestFirst.map((f) => f.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'),
    'g',
  );
  return (text) => text.replaceAll(pattern, (form) => markers.get(form) ?? form);
};

const always = new Set(['authorization', 'cookie', 'set-cookie', 'proxy-authorization']);

const isHeaderLine = (value: readonly unknown[]): boolean =>
  value.length === 2 &&
  typeof value[0] === 'string' &&
  typeof value[1] === 'string' &&
  always.has(value[0].toLowerCase());

/**
 * Redacts every string of a value; Authorization, Cookie and Set-Cookie lose their value in any case. Text that is JSON
 * stays JSON: a number that looks like a secret is left alone, since judges look at types.
 */
export const redact = <T>(value: T, secrets: readonly Secret[]): T => {
  const plain = redactText(secrets);
  const text = (v: string): string => {
    const hidden = plain(v);
    if (hidden === v || parseJson(hidden) !== undefined) return hidden;
    const json = parseJson(v);
    return typeof json === 'object' && json !== null ? JSON.stringify(walk(json)) : hidden;
  };
  const walk = (v: Json): Json => {
    if (typeof v === 'string') return text(v);
    if (Array.isArray(v)) {
      if (!isHeaderLine(v)) return v.map(walk);
      const hidden = text(String(v[1]));
      return [v[0] as Json, hidden.includes('‹secret:') ? hidden : `‹secret:${String(v[0]).toLowerCase()}›`];
    }
    if (isObject(v)) return Object.fromEntries(Object.entries(v).map(([k, m]) => [k, walk(m)]));
    return v;
  };
  return walk(value as Json) as T;
};
