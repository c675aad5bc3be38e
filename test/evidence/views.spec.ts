import { expect } from 'chai';
import { pollingView } from '../../src/evidence/polling-view.ts';
import { webhookView } from '../../src/evidence/webhook-view.ts';
import { nativeTrigger, policyTrigger, webhookTrigger } from '../samples/triggers.ts';
import {
  event,
  item,
  list,
  listed,
  news,
  notify,
  poll,
  quiet,
  register,
  type Settings,
  type Step,
  token,
  traceOf,
  unsubscribe,
} from '../rules/story.ts';

const native = nativeTrigger();
const policy = policyTrigger();
const trigger = webhookTrigger();
const polling = (steps: readonly Step[], settings: Settings = {}) =>
  pollingView(traceOf(native, steps, settings), native);
const listing = (steps: readonly Step[]) => pollingView(traceOf(policy, steps), policy);
const webhook = (steps: readonly Step[], settings: Settings = {}) =>
  webhookView(traceOf(trigger, steps, settings), trigger);

describe('pollingView', () => {
  it('pollingView tells chains, and probes from the polls of a chain', () => {
    const view = polling([
      quiet('a'),
      quiet('b'),
      poll('a', { status: 401 }, { credentials: 'bad' }),
      poll('a', { status: 400 }, { state: 'malformed' }),
      quiet('a'),
    ]);
    expect(view.chains.map((c) => [c.id, c.polls.length, c.probes.length])).to.deep.equal([
      ['a', 2, 2],
      ['b', 1, 0],
    ]);
  });

  it('pollingView leaves out what was throttled and what the end of the run cut short', () => {
    const view = polling([
      quiet('a'),
      poll('a', { status: 429 }, { throttled: true }),
      poll('a', { failure: 'ABORT_ERR' }),
      poll('a', { failure: 'ECONNRESET' }),
    ]);
    expect(view.polls.map((p) => p.exchange.failure?.code ?? p.status)).to.deep.equal([202, 'ECONNRESET']);
  });

  it('pollingView says of each item, and of what arrived, which page holds it', () => {
    const since = { values: { since_id: '7' } };
    const view = listing([
      listed('a', list([item('old')])),
      listed('a', list([item('two')]), since),
      listed('a', list([item('one')]), { ...since, page: 2 }),
    ]);
    expect(view.polls[1]?.items.map((i) => [i.exchange.seq, i.pointer])).to.deep.equal([
      [2, '/value/0'],
      [3, '/value/0'],
    ]);
    expect(view.arrivals.map((a) => [a.entry.seq, a.pointer])).to.deep.equal([
      [2, '/value/0'],
      [3, '/value/0'],
    ]);
  });

  it('pollingView takes no item of a page for an event that came later, whatever id it bears', () => {
    const since = { values: { since_id: '7' } };
    const steps = [
      listed('a', list([item('old', { id: 1 })])),
      listed('a', list([item('more', { id: 32 })]), since),
      listed('a', list([item('most', { id: 31 })]), { ...since, page: 2 }),
      event('one', { ids: ['31'] }),
      event('two', { ids: ['32'] }),
    ];
    const view = pollingView(traceOf(policy, steps, { trigger: { arrivedId: '/id' } }), policy);
    expect(view.polls[1]?.items.flatMap((i) => i.events)).to.deep.equal([]);
  });

  it('pollingView counts as arrived what a 200 brings, and nothing else', () => {
    const view = polling([
      quiet('a'),
      event('one'),
      event('two'),
      quiet('a', { body: [item('one')] }),
      news('a', ['two']),
    ]);
    expect([...(view.chains[0]?.arrivals.keys() ?? [])]).to.deep.equal([token('two')]);
  });

  it('pollingView keeps back the items of a policy’s baseline', () => {
    const view = listing([event('one'), listed('a', list([item('one')]))]);
    expect([view.chains[0]?.arrivals.size, view.polls[0]?.items.length]).to.deep.equal([0, 1]);
  });

  it('pollingView adds the items of further pages to their poll', () => {
    const since = { values: { since_id: '1' } };
    const view = listing([
      listed('a', list([])),
      listed('a', list([item('one')]), since),
      listed('a', list([item('two')]), { ...since, page: 2 }),
      listed('a', list([item('three')]), since),
    ]);
    expect(view.polls.map((p) => p.items.length)).to.deep.equal([0, 2, 1]);
  });

  it('pollingView knows who else saw an event, and when', () => {
    const view = polling([quiet('a'), quiet('b'), event('one'), news('a', ['one'])]);
    const [one] = view.events;
    if (one === undefined) throw new Error('no event');
    expect([view.sightings.witnessedAt(one, 'b'), view.sightings.witnessedAt(one, 'a')]).to.deep.equal([
      (view.chains[0]?.polls.at(-1)?.exchange.at ?? 0) + 5,
      undefined,
    ]);
  });

  it('pollingView says that nothing can be told apart when items without token came after an event', () => {
    const foreign = news('a', [], { body: [{ id: 1 }] });
    expect([
      polling([quiet('a'), event('one'), foreign]).attributable,
      polling([quiet('a'), foreign, event('one'), quiet('a')]).attributable,
      polling([quiet('a'), event('one'), foreign, news('a', ['one'])]).attributable,
      polling([quiet('a'), foreign]).attributable,
    ]).to.deep.equal([false, true, true, true]);
  });

  it('pollingView does not take the items of a policy’s baseline for unknown events', () => {
    const view = listing([listed('a', list([{ id: 1 }])), event('one'), listed('b', list([{ id: 1 }]))]);
    expect(view.attributable).to.equal(true);
  });
});

describe('webhookView', () => {
  it('webhookView knows the life of a subscription', () => {
    const view = webhook([
      register('s1'),
      register('s2'),
      event('one'),
      notify('s1', ['one']),
      unsubscribe('s1', { status: 500 }),
      unsubscribe('s1'),
    ]);
    const [first, second] = view.subscriptions;
    expect([
      first?.deliveries.length,
      first?.unsubscribes.length,
      second?.deliveries.length,
      second?.to,
    ]).to.deep.equal([1, 2, 0, Infinity]);
    expect(first?.goneAt).to.be.greaterThan(first?.to ?? Infinity);
  });

  it('webhookView counts no subscription that was refused, sent without a callback, or sent to nobody', () => {
    const view = webhook([
      register('s1', { status: 409 }),
      register('s2', {}, { credentials: 'bad' }),
      register('s3', {}, { callback: null }),
      register('s4', {}, { callback: 'https://receiver.invalid/x' }),
      register('s5'),
    ]);
    expect(view.subscriptions.map((s) => s.id)).to.deep.equal(['s5']);
  });

  it('webhookView keeps a request to an address that nobody gave out only where it tells of an event', () => {
    const view = webhook([
      register('s1'),
      event('one'),
      notify('s1', ['one'], { target: '/', lost: true }),
      notify('s1', [], { target: '/favicon.ico', lost: true, text: '', method: 'GET' }),
    ]);
    expect(view.deliveries.map((d) => d.entry.target)).to.deep.equal(['/']);
  });

  it('webhookView recognises the token in a body that is no JSON', () => {
    const view = webhook([register('s1'), event('one'), notify('s1', [], { text: `text=${token('one')}` })]);
    expect(view.deliveries[0]?.events.map((e) => e.token)).to.deep.equal([token('one')]);
  });

  it('webhookView says that nothing can be told apart when notifications without token came after an event', () => {
    const foreign = notify('s1', [], { body: { alarm: 'x' } });
    const probe = notify('s1', [], { method: 'HEAD', text: '' });
    expect([
      webhook([register('s1'), event('one'), foreign]).attributable,
      webhook([register('s1'), foreign, event('one')]).attributable,
      webhook([register('s1'), event('one'), probe]).attributable,
      webhook([register('s1'), event('one'), foreign, notify('s1', ['one'])]).attributable,
    ]).to.deep.equal([false, true, true, true]);
  });
});
