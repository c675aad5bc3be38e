import { headerValues } from '../evidence/headers.ts';
import { isObject, parseJson, toPointer, type Json } from '../json.ts';
import type { DeliveryEntry, Entry, Exchange, ExcerptLine, HeaderList, Seen } from '../model.ts';
import { parted, shortUrl } from '../rules/shared/long-urls.ts';
import { jsonWindow } from './json-window.ts';
import { cut } from './reporters/markdown-text.ts';
import { printable } from './reporters/paint.ts';

const MOST_LINES = 12;
const WIDEST = 160;
const TEXT_LINES = 4;
/** More of a text than any line shows. */
const GLANCE = 2000;

const ofAnswer = ['Location', 'Retry-After', 'Content-Type'];

/** Where a value holds a text; undefined where it does not. */
const pathTo = (value: Json, text: string, depth = 0): readonly string[] | undefined => {
  if (value === text) return [];
  if (depth > 20 || (!isObject(value) && !Array.isArray(value))) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const below = pathTo(member as Json, text, depth + 1);
    if (below !== undefined) return [key, ...below];
  }
  return undefined;
};

const textLines = (body: string, isMarked: boolean): readonly ExcerptLine[] => {
  if (body.trim() === '') return [{ text: '(no body)', ...(isMarked ? { marked: true as const } : {}) }];
  const lines = body.slice(0, GLANCE * TEXT_LINES).split(/\r\n|\n|\r/);
  const shown = lines.slice(0, TEXT_LINES);
  const more = lines.length > TEXT_LINES || body.length > GLANCE * TEXT_LINES;
  return [
    ...shown.map((text, i) => ({ text, ...(isMarked && i === 0 ? { marked: true as const } : {}) })),
    ...(more ? [{ text: '…' }] : []),
  ];
};

/** `pointer` undefined: nothing of the body is to be marked. */
const bodyLines = (
  body: string,
  pointer: string | undefined,
  read: (text: string) => Json | undefined,
): readonly ExcerptLine[] => {
  const json = body.trim() === '' ? undefined : read(body);
  return json === undefined ? textLines(body, pointer !== undefined) : jsonWindow(json, pointer);
};

const headerLines = (headers: HeaderList, { part }: Seen): readonly ExcerptLine[] => {
  const guilty = /^header (.+)$/.exec(part)?.[1];
  // A body needs the lines itself.
  const telling = part === 'body' ? ['Content-Type'] : ofAnswer;
  const names = guilty === undefined ? telling : [guilty, ...telling];
  return [...new Map(names.map((n) => [n.toLowerCase(), n])).values()].flatMap((name): ExcerptLine[] => {
    const marked = name.toLowerCase() === guilty?.toLowerCase() ? { marked: true as const } : {};
    const values = headerValues(headers, name).slice(0, 3);
    if (values.length === 0) return marked.marked === undefined ? [] : [{ text: `(no ${name})`, ...marked }];
    return values.map((value) => ({ text: `${name}: ${value.slice(0, GLANCE)}`, ...marked }));
  });
};

const requestLine = (
  request: { readonly method: string; readonly target: string },
  isMarked: boolean,
): ExcerptLine => ({
  text: `${request.method} ${shortUrl(request.target)}`,
  ...(isMarked ? { marked: true as const } : {}),
});

/** A target beside the one that was expected: both are long, and differ where neither would be shown. */
const partedFrom = (entry: Entry, { part, expected }: Seen) =>
  entry.type === 'delivery' && part === 'target' && expected !== undefined
    ? parted(expected, entry.target)
    : undefined;

const ofDelivery = (
  entry: DeliveryEntry,
  seen: Seen,
  read: (text: string) => Json | undefined,
): readonly ExcerptLine[] => [
  requestLine(
    { method: entry.method, target: partedFrom(entry, seen)?.used ?? entry.target },
    seen.part === 'method' || seen.part === 'target',
  ),
  ...headerLines(entry.headers, seen),
  { text: '' },
  ...bodyLines(entry.body, seen.part === 'body' ? (seen.pointer ?? '') : undefined, read),
];

const ofCallback = (
  { request, intent }: Exchange,
  read: (text: string) => Json | undefined,
): readonly ExcerptLine[] => {
  const json = read(request.body ?? '');
  const callback = intent.kind === 'register' ? intent.callback : undefined;
  const path = json === undefined || callback === undefined ? undefined : pathTo(json, callback);
  return [
    requestLine(request, path === undefined),
    { text: '' },
    ...bodyLines(request.body ?? '', path === undefined ? undefined : toPointer(path), read),
  ];
};

const ofExchange = (
  entry: Exchange,
  seen: Seen,
  read: (text: string) => Json | undefined,
): readonly ExcerptLine[] => {
  const { response, failure, request } = entry;
  if (seen.part === 'callback') return ofCallback(entry, read);
  if (response === undefined)
    return [
      requestLine(request, false),
      { text: `no answer (${failure?.code ?? 'unknown'}: ${failure?.message ?? ''})`, marked: true },
    ];
  const status = { text: `HTTP ${response.status}` };
  return [
    seen.part === 'status' ? { ...status, marked: true } : status,
    ...headerLines(response.headers, seen),
    { text: '' },
    ...bodyLines(response.body, seen.part === 'body' ? (seen.pointer ?? '') : undefined, read),
  ];
};

const finished = (line: ExcerptLine, expected: string | undefined): ExcerptLine => ({
  text: cut(printable(line.text), WIDEST),
  ...(line.marked === true ? { marked: true as const } : {}),
  ...(line.marked === true && expected !== undefined ? { expected: cut(printable(expected), WIDEST) } : {}),
});

/**
 * What an exchange or a delivery showed, around the spot of a finding: the status, the headers that matter, the body's
 * lines about the guilty member. At most 12 lines of 160 columns, whatever the size of the body.
 *
 * @param read parses a body; given where several excerpts are made of the same one
 */
export const excerptOf = (
  entry: Entry | undefined,
  seen: Seen,
  read: (text: string) => Json | undefined = parseJson,
): readonly ExcerptLine[] | undefined => {
  if (entry?.type !== 'exchange' && entry?.type !== 'delivery') return undefined;
  const lines = entry.type === 'exchange' ? ofExchange(entry, seen, read) : ofDelivery(entry, seen, read);
  const expected = partedFrom(entry, seen)?.given ?? seen.expected;
  const firstMarked = lines.findIndex((l) => l.marked === true);
  return lines
    .slice(0, MOST_LINES)
    .map((line, i) => finished(line, i === firstMarked ? expected : undefined));
};
