/** A way in which programs write a text inside another text. */
export type Encoding = (text: string) => string;

const bytes = (text: string): number[] => [...Buffer.from(text)];
const percentBut =
  (kept: RegExp, space = '%20'): Encoding =>
  (text) =>
    bytes(text)
      .map((byte) => {
        const char = String.fromCharCode(byte);
        if (char === ' ') return space;
        return byte < 128 && kept.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
      })
      .join('');
const lower =
  (encode: Encoding): Encoding =>
  (text) =>
    encode(text).replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());

const percent: Readonly<Record<string, Encoding>> = {
  JavaScript: encodeURIComponent,
  'JavaScript for a whole URL': encodeURI,
  'Python (quote)': percentBut(/[\w.~/-]/),
  'Python (quote_plus)': percentBut(/[\w.~-]/, '+'),
  Java: percentBut(/[\w.*-]/, '+'),
  'PHP (urlencode)': percentBut(/[\w.-]/, '+'),
  'PHP (rawurlencode)': percentBut(/[\w.~-]/),
  'a form': (text) => new URLSearchParams({ v: text }).toString().slice(2),
};

const unicode =
  (where: RegExp, upper = false): Encoding =>
  (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replaceAll(where, (char) => {
        const code = char.charCodeAt(0).toString(16).padStart(4, '0');
        return `\\u${upper ? code.toUpperCase() : code}`;
      });

const base64: Encoding = (text) => Buffer.from(text).toString('base64');
const base64url: Encoding = (text) => Buffer.from(text).toString('base64url');

const html =
  (named: Readonly<Record<string, string>>): Encoding =>
  (text) =>
    text.replaceAll(/[&<>"'/]/g, (char) => named[char] ?? `&#${char.charCodeAt(0)};`);

const json: Readonly<Record<string, Encoding>> = {
  JSON: (text) => JSON.stringify(text).slice(1, -1),
  'JSON of PHP': (text) => unicode(/[\u0080-\uffff]/g)(text).replaceAll('/', '\\/'),
  'JSON of Python': unicode(/[\u0080-\uffff]/g),
  'JSON of .NET': unicode(/[\u0080-\uffff<>&'+]/g, true),
  'JSON in JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
};

/** Every usual encoding of a text, by name. */
export const encodings: Readonly<Record<string, Encoding>> = {
  'no encoding': (text) => text,
  ...percent,
  ...Object.fromEntries(Object.entries(percent).map(([n, e]) => [`${n}, in lower case`, lower(e)])),
  ...Object.fromEntries(
    Object.entries(percent).map(([n, e]): [string, Encoding] => [`${n}, twice`, (text) => e(e(text))]),
  ),
  ...json,
  'JSON, percent-encoded': (text) => encodeURIComponent(JSON.stringify(text).slice(1, -1)),
  base64,
  'base64 behind one byte': (text) => base64(`:${text}`).slice(2),
  'base64 behind two bytes': (text) => base64(`a:${text}`).slice(3),
  'base64 of a pair': (text) => base64(`user:${text}`).slice(7),
  base64url,
  'base64url behind one byte': (text) => base64url(`:${text}`).slice(2),
  'base64, percent-encoded': (text) => encodeURIComponent(base64(text)),
  HTML: html({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '/': '/' }),
  'HTML with hexadecimal numbers': html({ '&': '&#x26;', "'": '&#x27;', '/': '&#x2F;', '"': '&#x22;' }),
};
