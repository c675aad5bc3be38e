import type { Secret } from '../secret.ts';
import { writtenForms, type WrittenForm } from './secret-forms.ts';

/** What stands for a secret. */
const marker = /‹secret:[^‹›]*›/g;

/** A text as it may have been before it was redacted, for checks of its characters. */
export const unmarked = (text: string): string => text.replaceAll(marker, 'secret');

/** Names of what is hidden and need be no credential: what steps saved, what came out of the environment. */
const otherSecret = /‹secret:(?:saved|env) [^‹›]*›/g;

/** Whether a credential stood in a text before it was redacted. */
export const hasCredential = (text: string): boolean => text.replaceAll(otherSecret, '').search(marker) >= 0;

const SHORTEST = 6;

const decodedBasic = (value: string): string[] => {
  const match = /^basic\s+([A-Za-z0-9+/=]+)$/i.exec(value);
  if (match?.[1] === undefined) return [];
  try {
    const pair = new TextDecoder().decode(Uint8Array.from(atob(match[1]), (c) => c.charCodeAt(0)));
    return [pair, pair.slice(pair.indexOf(':') + 1)];
  } catch {
    return [];
  }
};

/** What is secret in a credential: the whole, what follows its scheme word, what is in Basic. */
const plainForms = (value: string): string[] => {
  const afterScheme = /^[A-Za-z][A-Za-z0-9-]*\s+(\S.*)$/.exec(value)?.[1];
  return [value, ...(afterScheme === undefined ? [] : [afterScheme]), ...decodedBasic(value)];
};

/** What a trace itself is written in: replaced, it could no longer be read; and nobody keeps a secret with it. */
const plainWords = new Set(
  'application/json array arrival boolean delivery exchange excluded expected followed integer malformed native number object other own policy polling possible register replayed script silence single strict string unknown unregister unsubscribe warning webhook window'.split(
    ' ',
  ),
);

interface Form {
  readonly name: string;
  readonly text: string;
}

/** The longest first: where one secret begins like another, the longer one is meant. */
const formsOf = (secrets: readonly Secret[]): readonly Form[] => {
  const names = new Map<string, string>();
  for (const { name, value } of secrets)
    for (const text of plainForms(value))
      if (text.length >= SHORTEST && !plainWords.has(text) && !names.has(text))
        names.set(text, name.replaceAll(/[^\w .#-]/g, '_'));
  return [...names].map(([text, name]) => ({ name, text })).toSorted((a, b) => b.text.length - a.text.length);
};

/** Hides secrets in texts. */
export interface TextRedactor {
  /** Replaces every secret by `‹secret:NAME›`, in any encoding, so that equality survives. */
  readonly hide: (text: string) => string;
  /** Leaves out the beginning of a secret that stands at the end of a text that was cut there. */
  readonly withoutCutEnd: (text: string) => string;
}

const percentEncoded = (text: string): string[] => {
  try {
    return [encodeURIComponent(text)];
  } catch {
    // Half a surrogate pair cannot be encoded, so nobody sends it so.
    return [];
  }
};

const cutEnd = (forms: readonly Form[]): ((text: string) => string) => {
  const written = forms.flatMap(({ text }) => [
    text,
    ...percentEncoded(text),
    JSON.stringify(text).slice(1, -1),
  ]);
  return (text) => {
    let end = text.length;
    for (const form of written)
      for (let length = Math.min(form.length - 1, text.length); length >= 4; length -= 1)
        if (text.endsWith(form.slice(0, length))) end = Math.min(end, text.length - length);
    return text.slice(0, end);
  };
};

interface Written extends WrittenForm {
  readonly name: string;
}

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Looks for those forms alone whose anchors are in the text: many large patterns at once would be slow. */
const hider = (forms: readonly Written[]): ((text: string) => string) => {
  const anchors = new RegExp([...new Set(forms.map((f) => literal(f.anchor)))].join('|'));
  const compiled = new Map<string, RegExp>();
  const patternOf = (present: readonly Written[]): RegExp => {
    const groups = present.map(({ pattern }) => `(${pattern})`);
    const source = `${marker.source}|${groups.join('|')}`;
    const pattern = compiled.get(source) ?? new RegExp(source, 'g');
    compiled.set(source, pattern);
    return pattern;
  };
  return (text) => {
    if (!anchors.test(text)) return text;
    const present = forms.filter(({ anchor }) => text.includes(anchor));
    return text.replaceAll(patternOf(present), (match: string, ...found: unknown[]) => {
      const form = present[found.findIndex((group, i) => i < present.length && group !== undefined)];
      return form === undefined ? match : `‹secret:${form.name}›`;
    });
  };
};

/** A redactor of some secrets; those under 6 characters cannot be told from other text. */
export const createTextRedactor = (secrets: readonly Secret[]): TextRedactor => {
  const forms = formsOf(secrets);
  if (forms.length === 0) return { hide: (text) => text, withoutCutEnd: (text) => text };
  const written = forms.flatMap(({ name, text }) => writtenForms(text).map((form) => ({ ...form, name })));
  return { hide: hider(written), withoutCutEnd: cutEnd(forms) };
};
