const ROUNDS = 4;

/** A text without percent-escapes, also those that were escaped again. */
const unescaped = (text: string): string => {
  let now = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = now.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    if (next === now) return now;
    now = next;
  }
  return now;
};

const pathOf = (target: string): string => target.replace(/[?#][^]*$/, '');

/** The segments of a target's path without dots, escapes, empty segments and a trailing slash. */
export const segmentsOf = (target: string): readonly string[] => {
  const segments: string[] = [];
  for (const segment of unescaped(pathOf(target)).split(/[/\\]/)) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments;
};

/** Where a target is, as the most tolerant servers see it: no difference of case, no parameters after ";". */
export const placeOf = (target: string): readonly string[] =>
  segmentsOf(target).map((segment) => segment.replace(/;.*$/, '').toLowerCase());

/** The parameters of a target's query, in order and without escapes; empty ones are none. */
export const parametersOf = (target: string): readonly (readonly [name: string, value: string])[] =>
  (/\?([^#]*)/.exec(target)?.[1] ?? '')
    .split('&')
    .map((parameter): [string, string] => {
      const [name = '', ...value] = parameter.split('=');
      return [unescaped(name), unescaped(value.join('='))];
    })
    .filter(([name, value]) => name !== '' || value !== '')
    .sort(([a, x], [b, y]) => (a === b ? x.localeCompare(y) : a.localeCompare(b)));

/** The same, each as one text. */
export const queryOf = (target: string): readonly string[] =>
  parametersOf(target).map(([name, value]) => `${name}=${value}`);

const equal = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, i) => text === b[i]);

/** Whether two targets name one resource, however they are written. */
export const isSameResource = (a: string, b: string): boolean =>
  equal(segmentsOf(a), segmentsOf(b)) && equal(queryOf(a), queryOf(b));
