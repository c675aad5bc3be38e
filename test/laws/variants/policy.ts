import { listSchema, mine, shown, type Ask, type Happening, type Reply, type Variant } from './variant.ts';

const PAGE = 3;

const newestFirst = (happenings: readonly Happening[]): readonly Happening[] =>
  happenings.toSorted((a, b) => b.id - a.id);

const after = (ask: Ask): readonly Happening[] => {
  const since = Number(ask.query.get('after') ?? '0');
  return newestFirst(mine(ask).filter((h) => h.id > since));
};

const isMalformed = (ask: Ask): boolean => Number.isNaN(Number(ask.query.get('after') ?? '0'));

const refused: Reply = { status: 400, body: { error: 'No such state' } };

const listed = (happenings: readonly Happening[]): Reply => ({
  status: 200,
  body: { value: happenings.map(shown) },
});

/** Pages of three, each of what is older than the last item of the one before; `link` writes the URL of the next one. */
const paged =
  (link: (ask: Ask, query: string) => string) =>
  (ask: Ask): Reply => {
    if (isMalformed(ask)) return refused;
    const before = Number(ask.query.get('before') ?? 'Infinity');
    const found = after(ask).filter((h) => h.id < before);
    const page = found.slice(0, PAGE);
    const query = new URLSearchParams(ask.query);
    query.set('before', String(page.at(-1)?.id ?? 0));
    return {
      status: 200,
      body: {
        value: page.map(shown),
        ...(found.length > page.length ? { '@odata.nextLink': link(ask, query.toString()) } : {}),
      },
    };
  };

const filtered = (ask: Ask): Reply => {
  const filter = ask.query.get('$filter');
  if (filter === null) return listed(newestFirst(mine(ask)));
  const [, id] = /^id gt (\d+)$/.exec(filter) ?? [];
  return id === undefined ? refused : listed(newestFirst(mine(ask).filter((h) => h.id > Number(id))));
};

const atRoot = (ask: Ask): Reply => {
  if (isMalformed(ask)) return refused;
  const asOf = ask.all.at(-1)?.id ?? 0;
  // In any order: the state is no member of an item.
  return { status: 200, body: { asOf, value: after(ask).toReversed().map(shown) } };
};

const times = new Map<number, number>();
let last = 0;

/** Times with an offset, of which no two are the same. */
const timeOf = ({ id, at }: Happening): number => {
  const known = times.get(id) ?? Math.max(at, last + 1);
  times.set(id, known);
  last = Math.max(last, known);
  return known;
};

const withOffset = (time: number): string => new Date(time + 7_200_000).toISOString().replace('Z', '+02:00');

const byTime = (ask: Ask): Reply => {
  for (const h of ask.all) timeOf(h);
  const since = ask.query.get('since') ?? '';
  const from = since === '' ? -Infinity : Date.parse(since);
  if (Number.isNaN(from)) return refused;
  const found = newestFirst(mine(ask).filter((h) => timeOf(h) > from));
  return {
    status: 200,
    body: { value: found.map((h) => ({ id: h.id, text: h.text, at: withOffset(timeOf(h)) })) },
  };
};

const keyOf = (id: number): string => `K/${id}+=`;

const byKey = (ask: Ask): Reply => {
  const [, id] = /^K\/(\d+)\+=$/.exec(ask.query.get('after') ?? keyOf(0)) ?? [];
  if (id === undefined) return refused;
  const found = newestFirst(mine(ask).filter((h) => h.id > Number(id)));
  return { status: 200, body: { value: found.map((h) => ({ ...Object(shown(h)), key: keyOf(h.id) })) } };
};

const sameTime = (ask: Ask): Reply =>
  isMalformed(ask)
    ? refused
    : {
        status: 200,
        body: { value: after(ask).map((h) => ({ id: h.id, text: h.text, at: '2026-11-26T09:00:00Z' })) },
      };

const byId = { after: '@{triggerBody().value[0].id}' };

const policy = (
  name: string,
  answer: Variant['answer'],
  state: Readonly<Record<string, string>> = byId,
  more: Partial<Variant> = {},
): Variant => ({ name, delivery: 'batch', schema: listSchema(), state, answer, ...more });

/** Lists that the gateway makes into polls. */
export const policyVariants: readonly Variant[] = [
  policy('whole list', (ask) => (isMalformed(ask) ? refused : listed(after(ask)))),
  policy(
    'next link, absolute',
    paged((ask, query) => `${ask.origin}${ask.path}?${query}`),
  ),
  policy(
    'next link, a path alone',
    paged((ask, query) => `${ask.path}?${query}`),
  ),
  policy(
    'next link, a query alone',
    paged((_, query) => `?${query}`),
  ),
  policy('filter in the expression', filtered, { $filter: 'id gt @{triggerBody().value[0].id}' }),
  policy(
    'cursor at the root',
    atRoot,
    { after: '@{triggerBody().asOf}' },
    {
      schema: listSchema({ asOf: { type: 'integer' } }),
    },
  ),
  policy('key in words of its own, beside a constant', byKey, {
    after: '@{triggerBody().value[0].key}',
    order: 'desc',
  }),
  policy('time with an offset', byTime, { since: '@{triggerBody().value[0].at}' }),
  policy('equal times and an id of its own', sameTime),
];
