import type { Json } from '../../../src/model.ts';
import {
  itemSchema,
  listSchema,
  mine,
  shown,
  type Ask,
  type Happening,
  type Reply,
  type Variant,
} from './variant.ts';

const many: Json = { type: 'array', items: itemSchema };

const folderOf = ({ query }: Ask): string => encodeURIComponent(query.get('folder') ?? '');

/** 200 with what is new, else 202; both with the Location of the next poll. */
const reply = (fresh: readonly Happening[], location: string): Reply =>
  fresh.length === 0 ? { status: 202, location } : { status: 200, location, body: fresh.map(shown) };

const newest = (happenings: readonly Happening[]): number => happenings.at(-1)?.id ?? 0;

const malformed: Reply = { status: 400, body: { error: 'No such state' } };

/** Polling by id: the state is read and written by the variant, the rest is the same. */
const byId = (
  ask: Ask,
  seen: number | undefined,
  write: (id: number) => string,
  visible: readonly Happening[] = mine(ask),
): Reply => {
  if (Number.isNaN(seen)) return malformed;
  const fresh = seen === undefined ? [] : visible.filter((h) => h.id > seen);
  return reply(fresh, write(Math.max(newest(fresh), seen ?? newest(visible))));
};

const numberIn = (ask: Ask, name = 'after'): number | undefined =>
  ask.query.has(name) ? Number(ask.query.get(name)) : undefined;

const plain =
  (ask: Ask) =>
  (id: number): string =>
    `${ask.origin}${ask.path}?folder=${folderOf(ask)}&after=${id}`;

const inPath = (ask: Ask): Reply => {
  const [, seen] = /\/after\/([^/]*)$/.exec(ask.path) ?? [];
  if (seen !== undefined && !/^\d+$/.test(seen)) return malformed;
  const base = ask.path.replace(/\/after\/[^/]*$/, '');
  return byId(
    ask,
    seen === undefined ? undefined : Number(seen),
    (id) => `${ask.origin}${base}/after/${id}?folder=${folderOf(ask)}`,
  );
};

const opaque = (ask: Ask): Reply => {
  const written = ask.query.get('cursor');
  if (written === null) return byId(ask, undefined, (id) => cursor(ask, ask.query.get('folder') ?? '', id));
  let state: { readonly folder: string; readonly id: number };
  try {
    state = JSON.parse(atob(written)) as typeof state;
  } catch {
    return malformed;
  }
  const inside = { ...ask, query: new URLSearchParams({ folder: state.folder }) };
  return byId(inside, state.id, (id) => cursor(ask, state.folder, id));
};

const cursor = (ask: Ask, folder: string, id: number): string =>
  `${ask.origin}${ask.path}?cursor=${encodeURIComponent(btoa(JSON.stringify({ folder, id })))}`;

/** A time as the state, with the ids that were handed over at that time; `grain` in ms. */
const byTime =
  (grain: number) =>
  (ask: Ask): Reply => {
    const at = (h: Happening): number => Math.floor(h.at / grain);
    const all = mine(ask);
    const since = numberIn(ask, 'since');
    const known = (ask.query.get('except') ?? '').split('.').filter((id) => id !== '');
    if (Number.isNaN(since)) return malformed;
    const fresh =
      since === undefined ? [] : all.filter((h) => at(h) >= since && !known.includes(String(h.id)));
    const last = fresh.length > 0 ? fresh : since === undefined ? all : [];
    const until = last.at(-1) === undefined ? (since ?? 0) : Math.max(...last.map(at));
    const here = all.filter((h) => at(h) === until && (since === undefined || fresh.includes(h)));
    const except = [...(until === since ? known : []), ...here.map((h) => String(h.id))];
    return reply(
      fresh,
      `${ask.origin}${ask.path}?folder=${folderOf(ask)}&since=${until}&except=${except.join('.')}`,
    );
  };

const oneByOne = (ask: Ask): Reply => {
  const seen = numberIn(ask);
  const fresh = seen === undefined ? [] : mine(ask).filter((h) => h.id > seen);
  const [next] = fresh;
  const location = plain(ask)(next?.id ?? seen ?? newest(mine(ask)));
  return next === undefined
    ? { status: 202, location }
    : { status: 200, location, body: shown(next), headers: fresh.length > 1 ? { 'Retry-After': '0' } : {} };
};

/** A state that is a place in the list of the folder. */
const byOffset = (ask: Ask): Reply => {
  const skip = numberIn(ask, 'skip');
  if (Number.isNaN(skip)) return malformed;
  const fresh = skip === undefined ? [] : mine(ask).slice(skip);
  return reply(fresh, `${ask.origin}${ask.path}?folder=${folderOf(ask)}&skip=${mine(ask).length}`);
};

/** A state that counts what happens everywhere, also where nothing in the folder is new. */
const byLog = (ask: Ask): Reply => {
  const seen = numberIn(ask);
  if (Number.isNaN(seen)) return malformed;
  const fresh = seen === undefined ? [] : mine(ask).filter((h) => h.id > seen);
  return reply(fresh, plain(ask)(Math.max(seen ?? 0, newest(ask.all))));
};

const LATE = 300;

const before = (ask: Ask): readonly Happening[] => mine(ask).filter((h) => h.at + LATE <= Date.now());

const usual = (ask: Ask): Reply => byId(ask, numberIn(ask), plain(ask));

const native = (name: string, answer: Variant['answer'], more: Partial<Variant> = {}): Variant => ({
  name,
  delivery: 'batch',
  schema: many,
  answer,
  ...more,
});

/** Polled by Location. */
export const nativeVariants: readonly Variant[] = [
  native('state in the path', inPath),
  native('opaque state in base64, with the inputs in it', opaque),
  native('time in milliseconds, with the ids at that time', byTime(1)),
  native('whole seconds, with the ids at that second', byTime(1000)),
  native('place in the list', byOffset),
  native('position in a log of all folders', byLog),
  native('visible 300 ms late', (ask) => byId(ask, numberIn(ask), plain(ask), before(ask))),
  native('every other call answered by a replica 300 ms behind', (ask) =>
    byId(ask, numberIn(ask), plain(ask), ask.count % 2 === 0 ? mine(ask) : before(ask)),
  ),
  native('one at a time', oneByOne, { delivery: 'single', schema: itemSchema }),
  native(
    'relative Location',
    (ask) => byId(ask, numberIn(ask), (id) => `${ask.path}?folder=${folderOf(ask)}&after=${id}`),
    { warns: ['P-10'] },
  ),
  native(
    'list inside an object, with members that are not declared',
    (ask) => {
      const answer = usual(ask);
      return answer.body === undefined
        ? answer
        : { ...answer, body: { value: answer.body, total: ask.all.length, etag: null } };
    },
    { schema: listSchema() },
  ),
  native('gzip', usual, { travels: 'gzip' }),
  native('chunked', usual, { travels: 'chunked' }),
  native('headers in capitals, and more of them', (ask) => ({
    ...usual(ask),
    headers: { 'RETRY-AFTER': '1', 'X-Request-Id': String(ask.count), 'Cache-Control': 'no-store' },
  })),
  native('403 for wrong credentials', usual, { refuses: 403 }),
];
