import type { Poll } from '../../evidence/poll.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import { formDecoded } from '../../percent.ts';

/** An input of a first call that the Location has not, or has with other values: raw, as they are written. */
interface LostInput {
  readonly name: string;
  readonly was: readonly string[];
  readonly is: readonly string[];
}

/** A chain that goes on without inputs of its first call, or with others. */
export interface LostInputs {
  readonly inputs: readonly LostInput[];
  readonly chain: Chain;
  readonly poll: Poll;
}

/** The raw values of a query, by name. */
const queryOf = (target: string): ReadonlyMap<string, readonly string[]> => {
  const values = new Map<string, string[]>();
  for (const pair of (target.split('?')[1] ?? '').split('&')) {
    const [name = '', ...value] = pair.split('=');
    const key = formDecoded(name);
    values.set(key, [...(values.get(key) ?? []), value.join('=')]);
  }
  return values;
};

const isCodedTwice = (was: string, is: string): boolean =>
  formDecoded(is) === was && formDecoded(was) !== was;

/** Some of several values, all of them in one, or values that were encoded once more. */
const isGarbled = (was: readonly string[], is: readonly string[]): boolean =>
  (is.length < was.length && is.every((v) => was.includes(v))) ||
  (is.length === 1 && was.length > 1 && formDecoded(is[0] ?? '') === was.map(formDecoded).join(',')) ||
  (is.length === was.length && is.some((v, i) => isCodedTwice(was[i] ?? '', v)));

const lostInQuery = (first: string, later: string, { trigger }: PollingView): readonly LostInput[] => {
  const [sent, kept] = [queryOf(first), queryOf(later)];
  return trigger.parameters.flatMap(({ in: place, name, required }) => {
    const [was, is = []] = [sent.get(name), kept.get(name)];
    if (place !== 'query' || was === undefined) return [];
    return (is.length === 0 && required) || (is.length > 0 && isGarbled(was, is)) ? [{ name, was, is }] : [];
  });
};

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((s) => s !== '');

/** What careless code makes of an input that stands in a path: a slash that parts it, a plus, or escapes of escapes. */
const garbledForms = (was: string): readonly string[] => [
  was.replaceAll(/%2f/gi, '/'),
  was.replaceAll('%20', '+'),
  was.replaceAll('%', '%25'),
];

const lostInPath = (first: string, later: string, { trigger }: PollingView): readonly LostInput[] => {
  const template = segmentsOf(trigger.path.split('?')[0] ?? '');
  const called = segmentsOf(first.split('?')[0] ?? '').slice(-template.length);
  const path = later.split('?')[0] ?? '';
  return template.flatMap((segment, i) => {
    const [, name] = /^\{([^{}]+)\}$/.exec(segment) ?? [];
    const was = called[i];
    if (name === undefined || was === undefined || path.toLowerCase().includes(was.toLowerCase())) return [];
    const is = garbledForms(was).find((form) => form !== was && path.includes(form));
    return is === undefined ? [] : [{ name, was: [was], is: [is] }];
  });
};

/**
 * Inputs of the first call that the Location lost, where no chain brings anything or each is refused: an input may be
 * hidden in an opaque state, but then chains work.
 */
export const lostInputs = (chain: Chain, view: PollingView): LostInputs | undefined => {
  const followed = view.chains.flatMap((c) => c.polls.filter((p) => p.state === 'followed'));
  const poll = chain.polls.find((p) => p.state === 'followed');
  const first = chain.polls[0];
  if (poll === undefined || first === undefined || view.trigger.mechanism !== 'native') return undefined;
  const [called, later] = [first.exchange.request.target, poll.exchange.request.target];
  const inputs = [...lostInQuery(called, later, view), ...lostInPath(called, later, view)];
  const isRefused = followed.every((p) => p.status === 400 || p.status === 404 || p.status === 422);
  const isEmpty =
    view.attributable &&
    followed.every((p) => p.status === 200 || p.status === 202) &&
    view.chains.every((c) => c.arrivals.size === 0) &&
    view.windows.some((w) => w.observer === chain.id);
  return inputs.length > 0 && (isRefused || isEmpty) ? { inputs, chain, poll } : undefined;
};

const listed = (values: readonly string[]): string => values.map((v) => `"${v}"`).join(', ');

/** What a Location did with the inputs of the first call, in words. */
export const lossOf = ({ inputs }: LostInputs): string => {
  const gone = inputs.filter((i) => i.is.length === 0).map((i) => i.name);
  const lacks = `lacks the required input${gone.length === 1 ? '' : 's'} ${listed(gone)} of the first request`;
  return [
    ...(gone.length === 0 ? [] : [lacks]),
    ...inputs
      .filter((i) => i.is.length > 0)
      .map(({ name, was, is }) => `has ${listed(is)} for the input "${name}", which was ${listed(was)}`),
  ].join(' and ');
};
