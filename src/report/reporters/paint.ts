import type { World } from '../../world.ts';
/** Colours of the text report. */
export type Paint = (colour: 'red' | 'green' | 'yellow' | 'dim' | 'bold', text: string) => string;

const CODES = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 } as const;

/** Paints with ANSI colours, or leaves text as it is. */
export const paintWith = (color: boolean): Paint =>
  color ? (colour, text) => `\u001B[${CODES[colour]}m${text}\u001B[0m` : (_, text) => text;

/** Text from a service or a document without what could steer a terminal. */
export const printable = (text: string): string =>
  text.replace(
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    /[\0-\t\v-\u001f\u007f-\u009f\u202a-\u202e]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Every line of a text moved to the right. */
export const indent = (text: string, by: number): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : ' '.repeat(by) + line))
    .join('\n');

/** Whether standard output is given colours. */
export const usesColor = ({ env, isTerminal }: Pick<World, 'env' | 'isTerminal'>): boolean => {
  const isSet = (name: string): boolean => (env[name] ?? '') !== '';
  return !isSet('NO_COLOR') && (isSet('FORCE_COLOR') || isTerminal);
};
