/** A regular expression for each way in which texts may be written inside other texts, one upon the other. */

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

const hexDigit = (digit: string): string => `[${digit}${digit.toUpperCase()}]`;
const hex = (code: number, digits: number): string =>
  code.toString(16).padStart(digits, '0').replaceAll(/[a-f]/g, hexDigit);

/** A percent sign that was perhaps encoded again. */
const percent = '%(?:25)*';
/** The backslashes of JSON, and of JSON within JSON, perhaps percent-encoded. */
const slashes = `(?:\\\\|${percent}5[cC])`;
const ampersand = `(?:&(?:amp;)*|${percent}26(?:amp;)*|${slashes}+u0026)`;

const entities: Readonly<Record<string, string>> = {
  '"': 'quot',
  '&': 'amp',
  "'": 'apos',
  '<': 'lt',
  '>': 'gt',
};
const controls: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' };

const bytesOf = (char: string): string =>
  [...new TextEncoder().encode(char)].map((byte) => percent + hex(byte, 2)).join('');

const unitsOf = (char: string): string =>
  Array.from({ length: char.length }, (_, i) => `${slashes}+u${hex(char.charCodeAt(i), 4)}`).join('');

/**
 * A character as JavaScript, Python, Java, PHP and forms percent-encode it, once or more; as JSON escapes it; as HTML does.
 * Letters and digits are written as they are everywhere.
 */
const charPattern = (char: string, more: readonly string[] = []): string => {
  if (/^[A-Za-z0-9]$/.test(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  const entity = entities[char];
  const control = controls[char];
  const forms = [
    /["\\/]/.test(char) ? `${slashes}*${literal(char)}` : literal(char),
    /["\\/]/.test(char) ? `${slashes}*${bytesOf(char)}` : bytesOf(char),
    unitsOf(char),
    `${ampersand}#(?:0*${code}|[xX]0*${hex(code, 1)});`,
    ...(entity === undefined ? [] : [`${ampersand}${entity};`]),
    ...(control === undefined ? [] : [`${slashes}+${control}`]),
    ...(char === ' ' ? [`(?:\\+|${percent}2[bB])`] : []),
    ...more,
  ];
  return `(?:${forms.join('|')})`;
};

/** How a text may be written. */
export interface WrittenForm {
  /** Letters and digits that are in it however it is encoded: only where they are, the rest is looked for. */
  readonly anchor: string;
  /** Source of a regular expression. */
  readonly pattern: string;
}

const formOf = (text: string, more: Readonly<Record<string, readonly string[]>> = {}): WrittenForm => ({
  anchor: (text.match(/[A-Za-z0-9]+/g) ?? ['']).reduce((a, b) => (b.length > a.length ? b : a)),
  pattern: Array.from(text, (char) => charPattern(char, more[char])).join(''),
});

/** Characters of base64 of a value that stands behind `lead` other bytes, but those that its neighbours share. */
const base64Of = (bytes: Uint8Array, lead: number): string => {
  const whole = btoa(String.fromCharCode(...new Uint8Array(lead), ...bytes));
  const from = Math.ceil((lead * 8) / 6);
  const to = Math.floor(((lead + bytes.length) * 8) / 6);
  return whole.slice(from, to);
};

const urlSafe: Readonly<Record<string, readonly string[]>> = { '+': ['-'], '/': ['_'] };
const SHORTEST = 6;

/** A text in any encoding, and in base64 at each place that it can have in a longer text that is encoded. */
export const writtenForms = (text: string): readonly WrittenForm[] => {
  const bytes = new TextEncoder().encode(text);
  const coded = [0, 1, 2].map((lead) => base64Of(bytes, lead)).filter((form) => form.length >= SHORTEST);
  return [formOf(text), ...coded.map((form) => formOf(form, urlSafe))];
};
