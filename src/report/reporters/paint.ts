/** Colours of the text report. */
export type Paint = (colour: 'red' | 'green' | 'yellow' | 'dim' | 'bold', text: string) => string;

const CODES = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 } as const;

/** Paints with ANSI colours, or leaves text as it is. */
export const paintWith = (color: boolean): Paint =>
  color ? (colour, text) => `\u001B[${CODES[colour]}m${text}\u001B[0m` : (_, text) => text;

/** Text from a service or a document without what could steer a terminal. */
export const printable = (text: string): string =>
  Array.from(text)
    .map((c) => {
      const code = c.codePointAt(0) ?? 0;
      const control =
        (code < 32 && c !== '\n') || (code > 126 && code < 160) || (code >= 0x202a && code <= 0x202e);
      return control ? `\\u${code.toString(16).padStart(4, '0')}` : c;
    })
    .join('');

/** Every line of a text moved to the right. */
export const indent = (text: string, by: number): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : ' '.repeat(by) + line))
    .join('\n');
