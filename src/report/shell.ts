const MARKER = /‹secret:([^‹›]*)›/;

/** A text in which each redacted secret is a shell variable. */
export const withVariables = (text: string): string =>
  text.replaceAll(/‹secret:([^‹›]*)›/g, (_, name: string) => `$${variableOf(name)}`);

/** Variables that every shell has already: a secret of that name must not read them. */
const taken = new Set(['HOME', 'HOST', 'IFS', 'LANG', 'PATH', 'PWD', 'SHELL', 'TERM', 'UID', 'USER']);

/** The shell variable that stands for a secret: `X-Api-Key` → `X_API_KEY`. */
const variableOf = (name: string): string => {
  const variable = name
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .toUpperCase();
  return /^[A-Z]/.test(variable) && !taken.has(variable) ? variable : `SECRET_${variable}`;
};

const BARE = /^[A-Za-z0-9_@%+:,./-][A-Za-z0-9_@%+=:,./-]*$/;
/** Characters that are not seen, or that move others about. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

const code = (c: string, length: number): string =>
  (c.codePointAt(0) ?? 0).toString(16).padStart(length, '0');

const escaped = (c: string): string => {
  if (c === '\n') return '\\n';
  if (c < '\u0080') return `\\x${code(c, 2)}`;
  return c > '\uffff' ? `\\U${code(c, 8)}` : `\\u${code(c, 4)}`;
};

const quoted = (text: string): string => {
  if (text === '') return '';
  if (BARE.test(text)) return text;
  if (!UNSEEN.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  const inner = Array.from(text, (c) => (UNSEEN.test(c) || /['\\!]/.test(c) ? escaped(c) : c));
  return `$'${inner.join('')}'`;
};

/**
 * Any text as one word of a POSIX shell's command line (text with control characters in the `$'…'` of bash and zsh), in
 * one line; a redacted secret becomes a variable.
 */
export const shellWord = (text: string): string => {
  const parts = text.split(MARKER);
  const word = parts.map((part, i) => (i % 2 === 1 ? `"$${variableOf(part)}"` : quoted(part))).join('');
  return word === '' ? "''" : word;
};
