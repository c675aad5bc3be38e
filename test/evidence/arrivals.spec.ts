import { expect } from 'chai';
import type { Arrival } from '../../src/evidence/arrivals.ts';
import { pollingView } from '../../src/evidence/polling-view.ts';
import { webhookView } from '../../src/evidence/webhook-view.ts';
import { nativeTrigger, policyTrigger, webhookTrigger } from '../samples/triggers.ts';
import { event, item, list, listed, news, notify, quiet, register, token, traceOf } from '../rules/story.ts';

const native = nativeTrigger();
const policy = policyTrigger();
const single = webhookTrigger();
const batch = webhookTrigger({ delivery: 'batch', notification: { dynamic: false } });

const told = (arrivals: readonly Arrival[]): string[] =>
  arrivals.map(({ event: of, pointer }) => `${pointer || 'the body'}: ${of?.token ?? 'nothing of ours'}`);

describe('arrivals', () => {
  it('are the items that polls brought, each with the event that it tells of', () => {
    const trace = traceOf(native, [
      quiet('a'),
      event('one'),
      news('a', [], { body: [item('one'), { id: 8, text: 'a stranger' }] }),
    ]);
    expect(told(pollingView(trace, native).arrivals)).to.deep.equal([
      `/0: ${token('one')}`,
      '/1: nothing of ours',
    ]);
  });

  it('leave out what a baseline lists and is not of ours: it was there before', () => {
    const trace = traceOf(policy, [event('one'), listed('a', list([item('one'), { id: 8 }]))]);
    expect(told(pollingView(trace, policy).arrivals)).to.deep.equal([`/value/0: ${token('one')}`]);
  });

  it('tell one item once for each event that it bears', () => {
    const both = { id: 7, text: `${token('one')} ${token('two')}` };
    const trace = traceOf(native, [quiet('a'), event('one'), event('two'), news('a', [], { body: [both] })]);
    expect(told(pollingView(trace, native).arrivals)).to.deep.equal([
      `/0: ${token('one')}`,
      `/0: ${token('two')}`,
    ]);
  });

  it('are whole notifications, or the elements of those that are arrays', () => {
    const steps = [register('s1'), event('one')];
    const whole = traceOf(single, [...steps, notify('s1', ['one'])]);
    expect(told(webhookView(whole, single).arrivals)).to.deep.equal([`the body: ${token('one')}`]);
    const parts = traceOf(batch, [...steps, notify('s1', [], { body: [{ id: 8 }, item('one')] })]);
    expect(told(webhookView(parts, batch).arrivals)).to.deep.equal([
      '/0: nothing of ours',
      `/1: ${token('one')}`,
    ]);
  });
});
