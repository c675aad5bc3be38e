import { isObject, pointerSegments, type Json } from '../json.ts';
import type { ExcerptLine } from '../model.ts';
import { compactJson } from './compact-json.ts';

/** How much of a body is shown: levels above the spot, members beside it, members within it. */
const LEVELS = 3;
const BESIDE = 1;
const WITHIN = 4;
const WIDTH = 100;

/** One step towards the spot: what holds it, and the key that leads on. */
interface Step {
  readonly holder: Json;
  readonly key: string;
}

const keysOf = (value: Json): readonly string[] =>
  Array.isArray(value) ? Array.from(value.keys(), String) : isObject(value) ? Object.keys(value) : [];

const child = (value: Json, key: string): Json | undefined => {
  if (Array.isArray(value)) return /^\d+$/.test(key) ? (value[Number(key)] as Json | undefined) : undefined;
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
};

/** The way to a pointer, as far as the value goes. */
const wayTo = (root: Json, pointer: string): { readonly steps: readonly Step[]; readonly end: Json } => {
  const steps: Step[] = [];
  let end = root;
  for (const key of pointerSegments(pointer)) {
    const next = child(end, key);
    if (next === undefined) break;
    steps.push({ holder: end, key });
    end = next;
  }
  return { steps, end };
};

const label = (holder: Json | undefined, key: string): string =>
  holder === undefined || Array.isArray(holder) ? '' : `${compactJson(key, 40)}: `;

const pad = (depth: number): string => '  '.repeat(depth);
const bracket = (value: Json): string => (Array.isArray(value) ? '[' : '{');
const closing = (value: Json): string => (Array.isArray(value) ? ']' : '}');

/** What follows a member: a comma, but after the last. */
const comma = (holder: Json | undefined, key: string): string =>
  holder === undefined || keysOf(holder).at(-1) === key ? '' : ',';

const memberLine = (holder: Json, key: string, depth: number): ExcerptLine => ({
  text: `${pad(depth)}${label(holder, key)}${compactJson(child(holder, key) ?? null, WIDTH)}${comma(holder, key)}`,
});

/** The spot itself: in one line where it fits, else its first members. */
const spotLines = (
  value: Json,
  { name, after }: { readonly name: string; readonly after: string },
  depth: number,
  isMarked: boolean,
): readonly ExcerptLine[] => {
  const mark = isMarked ? { marked: true as const } : {};
  const whole = compactJson(value, WIDTH);
  const keys = keysOf(value);
  if (!whole.endsWith('…') || keys.length === 0)
    return [{ text: `${pad(depth)}${name}${whole}${after}`, ...mark }];
  return [
    { text: `${pad(depth)}${name}${bracket(value)}`, ...mark },
    ...keys.slice(0, WITHIN).map((key) => memberLine(value, key, depth + 1)),
    ...(keys.length > WITHIN ? [{ text: `${pad(depth + 1)}…` }] : []),
    { text: `${pad(depth)}${closing(value)}${after}` },
  ];
};

/**
 * The lines of a JSON value around a pointer, with the line at the pointer marked; the nearest value above where the
 * pointer leads nowhere. At most 18 lines, the spot among the first seven, whatever the size of the value.
 */
export const jsonWindow = (root: Json, pointer: string | undefined): readonly ExcerptLine[] => {
  const { steps, end } = wayTo(root, pointer ?? '');
  const last = steps.at(-1);
  if (last === undefined) return spotLines(end, { name: '', after: '' }, 0, pointer !== undefined);
  const shown = steps.slice(-LEVELS);
  const above = shown.map(({ holder }, depth): ExcerptLine => {
    const key = depth === 0 ? '' : label(shown[depth - 1]?.holder, shown[depth - 1]?.key ?? '');
    return { text: `${pad(depth)}${key}${bracket(holder)}` };
  });
  const depth = shown.length;
  const keys = keysOf(last.holder);
  const at = keys.indexOf(last.key);
  const before = keys.slice(Math.max(0, at - BESIDE), at);
  const after = keys.slice(at + 1, at + 1 + BESIDE);
  return [
    ...(steps.length > shown.length ? [{ text: '…' }] : []),
    ...above,
    ...(at > BESIDE ? [{ text: `${pad(depth)}…` }] : []),
    ...before.map((key) => memberLine(last.holder, key, depth)),
    ...spotLines(
      end,
      { name: label(last.holder, last.key), after: comma(last.holder, last.key) },
      depth,
      true,
    ),
    ...after.map((key) => memberLine(last.holder, key, depth)),
    ...(at + 1 + BESIDE < keys.length ? [{ text: `${pad(depth)}…` }] : []),
    ...shown.map(({ holder }, i) => ({ text: `${pad(i)}${closing(holder)}` })).toReversed(),
  ];
};
