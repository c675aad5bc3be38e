import { isObject, type Json } from '../../src/json.ts';
import { seeded } from './sample.ts';

/** Names that are no names. */
const names = ['', '__proto__', 'constructor', '$ref', 'x-ms-trigger', '\ud800', '/', '0'];

type Random = () => number;

const nest = (depth: number): Json => (depth === 0 ? {} : { properties: { a: nest(depth - 1) } });

/** Values that stand where nobody expects them. */
const strange: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e21,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  '{{token}}',
  '${HOME_OF_NOBODY}',
  '{{',
  '${',
  '#/',
  '#/definitions/nobody',
  '#/paths',
  '../../../etc/passwd',
  'http://127.0.0.1:1',
  'javascript:alert(1)',
  'a'.repeat(10_000),
  '/{a}/{a}/{',
  '@triggerBody().value[0',
  [],
  {},
  [null],
  [[]],
  { $ref: '#' },
  { $ref: '#/definitions/Voicemail' },
  { $ref: 1 },
  { $ref: 'https://elsewhere.invalid/a.json#/b' },
  { __proto__: null, toString: 1 },
  nest(60),
  nest(500),
];

const pick = <T>(all: readonly T[], random: Random): T | undefined => all[Math.floor(random() * all.length)];

/** Levels below which nothing more is changed: a mangled value may hold very deep ones. */
const DEEPEST = 100;

/** Every place of a value, as a path of keys. */
const placesOf = (value: Json): (readonly (string | number)[])[] => {
  const places: (readonly (string | number)[])[] = [];
  const visit = (here: Json, path: readonly (string | number)[]): void => {
    places.push(path);
    if (path.length >= DEEPEST || typeof here !== 'object' || here === null) return;
    const isList = Array.isArray(here);
    for (const [key, v] of Object.entries(here)) visit(v, [...path, isList ? Number(key) : key]);
  };
  visit(value, []);
  return places;
};

const changed = (
  value: Json,
  path: readonly (string | number)[],
  change: (old: Json) => Json | undefined,
): Json => {
  const [key, ...rest] = path;
  if (key === undefined) return change(value) ?? null;
  if (Array.isArray(value))
    return value.flatMap((v: Json, i) => {
      if (i !== key) return [v];
      const made = rest.length === 0 ? change(v) : changed(v, rest, change);
      return made === undefined ? [] : [made];
    });
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([k, v]): [string, Json][] => {
      if (k !== key) return [[k, v]];
      const made = rest.length === 0 ? change(v) : changed(v, rest, change);
      return made === undefined ? [] : [[k, made]];
    }),
  );
};

const mangleValue = (value: Json, random: Random): Json => {
  const place = pick(placesOf(value), random) ?? [];
  const kind = random();
  if (kind < 0.2) return changed(value, place, () => undefined);
  if (kind < 0.3) return changed(value, place, (old) => [old, old]);
  if (kind < 0.4) return changed(value, place, (old) => ({ [pick(names, random) ?? '']: old }));
  const other = pick(placesOf(value), random) ?? [];
  if (kind < 0.5)
    return changed(value, place, () =>
      other.reduce<Json>((v, k) => (v as Record<string, Json>)[k] ?? null, value),
    );
  return changed(value, place, () => pick(strange, random) ?? null);
};

const mangleText = (text: string, random: Random): string => {
  const [a, b] = [random(), random()].map((r) => Math.floor(r * text.length)).toSorted((x, y) => x - y) as [
    number,
    number,
  ];
  const kind = random();
  if (kind < 0.25) return text.slice(0, a);
  if (kind < 0.5) return text.slice(0, a) + text.slice(a + 1);
  if (kind < 0.75)
    return (
      text.slice(0, a) +
      (pick(['"', '{', ']', '\\', '\u0000', ',', '\uFEFF', ': &a *a'], random) ?? '') +
      text.slice(a)
    );
  return text.slice(0, a) + text.slice(b) + text.slice(a, b);
};

/** The n-th mangled form of a document: one to three changes of its values, sometimes of its text. */
export const mangled = (document: Json, seed: number, n: number): string => {
  const random = seeded(seed * 1_000_003 + n);
  let value = document;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) value = mangleValue(value, random);
  const text = JSON.stringify(value, null, 1);
  return random() < 0.25 ? mangleText(text, random) : text;
};
