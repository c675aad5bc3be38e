import { isObject, type Json } from '../json.ts';

/** A value that must not be seen, and the name that stands for it. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

const percent = (value: string): string[] => [
  encodeURIComponent(value),
  encodeURIComponent(value).replaceAll('%20', '+'),
];

/** Base64 of UTF-8 text, for the pure floors: no Buffer there. */
const base64 = (value: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(value)));

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
export const formsOf = (value: string): string[] => {
  const afterScheme = /^[A-Za-z][A-Za-z0-9-]*\s+(\S.*)$/.exec(value)?.[1];
  const plain = [value, ...(afterScheme === undefined ? [] : [afterScheme]), ...decodedBasic(value)];
  const all = plain.flatMap((form) => [
    form,
    ...percent(form),
    base64(form),
    base64(form).replace(/=+$/, ''),
  ]);
  return [...new Set(all)].filter((form) => form.length >= 6).sort((a, b) => b.length - a.length);
};

/** Replaces every secret in a text by `‹secret:NAME›`, so that equality survives. */
export const redactText = (secrets: readonly Secret[]): ((text: string) => string) => {
  const forms = secrets
    .flatMap(({ name, value }) => formsOf(value).map((form) => ({ form, marker: `‹secret:${name}›` })))
    .sort((a, b) => b.form.length - a.form.length);
  return (text) =>
    forms.reduce((t, { form, marker }) => (t.includes(form) ? t.replaceAll(form, marker) : t), text);
};

const always = new Set(['authorization', 'cookie', 'set-cookie', 'proxy-authorization']);

const isHeaderLine = (value: readonly unknown[]): boolean =>
  value.length === 2 &&
  typeof value[0] === 'string' &&
  typeof value[1] === 'string' &&
  always.has(value[0].toLowerCase());

/** Redacts every string of a value; Authorization, Cookie and Set-Cookie lose their value in any case. */
export const redact = <T>(value: T, secrets: readonly Secret[]): T => {
  const text = redactText(secrets);
  const walk = (v: Json): Json => {
    if (typeof v === 'string') return text(v);
    if (Array.isArray(v)) {
      if (!isHeaderLine(v)) return v.map(walk);
      const hidden = text(String(v[1]));
      return [v[0] as Json, hidden.includes('‹secret:') ? hidden : `‹secret:${String(v[0]).toLowerCase()}›`];
    }
    if (isObject(v)) return Object.fromEntries(Object.entries(v).map(([k, m]) => [text(k), walk(m)]));
    return v;
  };
  return walk(value as Json) as T;
};
