import { expect } from 'chai';
import type { Trace } from '../../src/model.ts';
import { nativeTrigger, policyTrigger, webhookTrigger } from '../samples/triggers.ts';
import {
  event,
  item,
  judged,
  later,
  list,
  listed,
  location,
  news,
  notify,
  poll,
  quiet,
  refused,
  register,
  SERVICE,
  SETTLE,
  silence,
  token,
  traceOf,
  troubles,
  unsubscribe,
  watch,
  watchRestarted,
} from './story.ts';

const told = (name: string) => event(name, { expect: { '/text': `hello ${token(name)}` } });
const excluded = event('other', { relation: 'excluded' });
const possible = event('shared', { relation: 'possible' });
const other = { credentials: 'other' } as const;
const bad = { credentials: 'bad' } as const;

const native = (polls: Parameters<typeof traceOf>[1]) => traceOf(nativeTrigger(), polls);

const walk = [
  quiet('a'),
  excluded,
  told('one'),
  quiet('a'),
  news('a', ['one']),
  watch('a', ['one']),
  quiet('b'),
  told('two'),
  news('b', ['two']),
  news('a', ['two']),
  watch('a', ['two']),
  watch('b', ['two']),
  poll(
    'a',
    { status: 200, body: [item('one'), item('two')] },
    { state: 'replayed', target: '/api/v1/voicemails?since=0' },
  ),
  poll('a', { status: 400 }, { state: 'malformed', target: '/api/v1/voicemails?since=x' }),
  poll('a', { status: 401 }, { state: 'none', ...bad }),
  poll('a', { status: 403 }, { state: 'replayed', ...bad }),
  quiet('t', { location: location(0) }, { state: 'none', ...other }),
  quiet('t', { location: location(0) }, { state: 'followed', ...other }),
  poll('a', { status: 404 }, { state: 'replayed', target: '/api/v1/voicemails?since=0', ...other }),
  quiet('a'),
  told('restart'),
  news('a', ['restart']),
  watchRestarted('a', ['restart']),
];

const dated = (time: string) => ({ location: location(`2026-11-26T09:00:${time}+02:00`) });

/** A plus that is not encoded, and that the service takes for what it is; two chains, one of which asks late. */
const withPlus = [
  quiet('a', dated('00')),
  quiet('b', dated('00')),
  told('one'),
  told('two'),
  news('a', ['one', 'two'], dated('02')),
  told('three'),
  news('a', ['three'], dated('03')),
  quiet('a', dated('03')),
  later(SETTLE),
  news('b', ['one', 'two', 'three'], dated('03')),
  quiet('b', dated('03')),
];

const onPath = (n: number) => ({ location: `${SERVICE}/api/v1/voicemails/next/${n}` });

const inThePath = [
  quiet('a', onPath(0)),
  told('one'),
  news('a', ['one'], onPath(1)),
  quiet('a', onPath(1)),
  quiet('a', onPath(1)),
];

const invoices = (first: number) => ({ values: { since_id: String(first) } });

const policy = traceOf(policyTrigger(), [
  listed('a', list([item('old', { id: 1 })])),
  excluded,
  told('one'),
  listed('a', list([item('one', { id: 3 })]), invoices(1)),
  watch('a', ['one']),
  listed('b', list([item('one', { id: 3 }), item('old', { id: 1 })])),
  told('two'),
  told('three'),
  listed('a', list([item('three', { id: 5 })]), invoices(3)),
  listed('a', list([item('two', { id: 4 })]), { ...invoices(3), page: 2 }),
  watch('a', ['two', 'three']),
  listed('a', list([]), invoices(5)),
  listed('a', { status: 400 }, { state: 'malformed', values: { since_id: 'x' } }),
  listed('a', { status: 401 }, { ...bad }),
  listed('a', list([item('three', { id: 5 })]), { state: 'replayed', ...invoices(3) }),
  listed('a', list([item('two', { id: 4 })]), { state: 'replayed', ...invoices(3), page: 2 }),
  listed('a', list([]), { state: 'none', ...other }),
  listed('a', list([]), { state: 'replayed', ...invoices(1), ...other }),
  told('restart'),
  listed('a', list([item('restart', { id: 6 })]), invoices(5)),
  watchRestarted('a', ['restart']),
]);

const times = policyTrigger({
  policy: {
    dataPath: '@triggerBody().value',
    config: { since: '@{triggerBody().value[0].at}' },
    nextLink: '@odata.nextLink',
  },
});
const at = (second: string) => `2026-11-26T09:00:${second}+02:00`;
const listedAt = (chain: string, since: string | undefined, names: Readonly<Record<string, string>>) =>
  listed(
    chain,
    list(Object.entries(names).map(([name, second], i) => item(name, { id: 9 - i, at: at(second) }))),
    since === undefined ? {} : { values: { since: at(since) } },
  );

const byTime = traceOf(times, [
  listedAt('a', undefined, { old: '00' }),
  listedAt('b', undefined, { old: '00' }),
  told('one'),
  told('two'),
  listedAt('a', '00', { two: '02', one: '01' }),
  told('three'),
  listedAt('a', '02', { three: '03' }),
  later(SETTLE),
  listedAt('b', '00', { three: '03', two: '02', one: '01' }),
  listedAt('b', '03', {}),
]);

const alarm = (name: string) => event(name, { expect: { '/alarm': token(name) } });

const webhook = traceOf(webhookTrigger(), [
  register('s1'),
  notify('s1', [], { method: 'HEAD', text: '', status: 405 }),
  refused('s8', 401, bad),
  refused('s9', 400, { callback: null }),
  register('s2'),
  excluded,
  possible,
  alarm('one'),
  later(400),
  notify('s1', ['one']),
  notify('s1', ['shared']),
  later(400),
  notify('s2', ['one']),
  watch('s1', ['one']),
  watch('s2', ['one']),
  register('s3'),
  register('s3'),
  register('s4'),
  refused('s10', 400, { kind: 'invalid', callback: 'not-a-url' }),
  refused('s11', 400, { kind: 'invalid', callback: 'file:///etc/hosts' }),
  refused('s12', 400, { kind: 'internal', callback: 'https://10.0.0.1/callback' }),
  register('t1', {}, other),
  alarm('between'),
  ...['s1', 's2', 's3', 's4'].map((s) => notify(s, ['between'])),
  ...['s1', 's2', 's3', 's4'].map((s) => watch(s, ['between'])),
  unsubscribe('s4', { status: 401 }, { credentials: 'none' }),
  unsubscribe('s4', { status: 404 }, other),
  unsubscribe('s3'),
  unsubscribe('s1', { status: 202 }),
  unsubscribe('s1', { status: 404 }),
  unsubscribe('s1', { status: 404 }, { kind: 'unknown' }),
  register('s6'),
  register('c1', {}, { kind: 'cycled' }),
  unsubscribe('c1'),
  register('c2', {}, { kind: 'cycled' }),
  unsubscribe('c2'),
  alarm('two'),
  notify('s2', ['two']),
  notify('s4', ['two']),
  notify('s6', ['two']),
  watch('s2', ['two']),
  watch('s4', ['two']),
  watch('s6', ['two']),
  silence('s1', ['two']),
  silence('s3', ['two']),
  register('u1', {}, { kind: 'untrusted' }),
  register('x1', {}, { kind: 'strained' }),
  register('x2', {}, { kind: 'strained' }),
  register('x3', {}, { kind: 'strained' }),
  alarm('three'),
  notify('x1', ['three'], { delay: 2600 }),
  notify('x2', ['three'], { status: 429, retryAfter: 2 }),
  notify('x3', ['three'], { status: 200 }),
  later(2000),
  notify('x2', ['three']),
  ...['x1', 'x2', 'x3'].map((s) => watch(s, ['three'])),
  alarm('four'),
  notify('x2', ['four'], { status: 410 }),
  alarm('five'),
  notify('s2', ['five']),
  watchRestarted('s2', ['five']),
]);

const services: readonly (readonly [name: string, trace: Trace])[] = [
  ['a native service', native(walk)],
  ['a native service that holds its state in the path', native(inThePath)],
  ['a native service that writes a plus into its state', native(withPlus)],
  ['a busy native service', native([...walk, poll('a', { status: 429 }, { throttled: true }), quiet('a')])],
  ['a list behind the gateway', policy],
  ['a list by time behind the gateway', byTime],
  ['a webhook behind a queue that serves one subscriber after the other', webhook],
];

describe('rules', () => {
  for (const [name, trace] of services)
    for (const profile of ['strict', 'field'] as const)
      it(`rules find nothing wrong with ${name} (${profile})`, () => {
        expect(troubles(trace, profile)).to.deep.equal([]);
      });

  it('rules are all judged on one of the services that they bind', () => {
    const mechanismOf = (trace: Trace) => trace.triggers[0]?.definition.mechanism;
    for (const mechanism of ['native', 'policy', 'webhook'] as const) {
      const traces = services.map(([, trace]) => trace).filter((trace) => mechanismOf(trace) === mechanism);
      const bound = new Set(traces.flatMap((trace) => Object.keys(trace.triggers[0]?.rules ?? {})));
      expect(new Set(traces.flatMap(judged)), mechanism).to.include.keys(...bound);
    }
  });
});
