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
  news,
  notify,
  poll,
  quiet,
  refused,
  register,
  SERVICE,
  silence,
  token,
  traceOf,
  troubles,
  unsubscribe,
  watch,
} from './story.ts';

const told = (name: string) => event(name, { expect: { '/text': `hello ${token(name)}` } });
const excluded = event('other', { relation: 'excluded' });
const possible = event('shared', { relation: 'possible' });
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
  quiet('a'),
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
  unsubscribe('s1', { status: 202 }),
  unsubscribe('s1', { status: 404 }),
  unsubscribe('s1', { status: 404 }, { kind: 'unknown' }),
  alarm('two'),
  notify('s2', ['two']),
  watch('s2', ['two']),
  silence('s1', ['two']),
]);

const services: readonly (readonly [name: string, trace: Trace])[] = [
  ['a native service', native(walk)],
  [
    'a native service that holds its state in the path',
    native([...walk, quiet('a', { location: `${SERVICE}/api/v1/voicemails/next/9` })]),
  ],
  ['a busy native service', native([...walk, poll('a', { status: 429 }, { throttled: true }), quiet('a')])],
  ['a list behind the gateway', policy],
  ['a webhook behind a queue that serves one subscriber after the other', webhook],
];

describe('rules', () => {
  for (const [name, trace] of services)
    for (const profile of ['strict', 'field'] as const)
      it(`rules find nothing wrong with ${name} (${profile})`, () => {
        expect(troubles(trace, profile)).to.deep.equal([]);
      });

  it('rules are all judged on a whole run', () => {
    const all = services.map(([, trace]) => judged(trace).length);
    const bound = services.map(([, trace]) => Object.keys(trace.triggers[0]?.rules ?? {}).length);
    expect(all).to.deep.equal(bound);
  });
});
