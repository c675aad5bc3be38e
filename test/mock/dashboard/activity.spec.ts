import { expect } from 'chai';
import type { Json } from '../../../src/json.ts';
import { answerCall } from '../../../src/mock/core/answer-call.ts';
import { problem, type MockAnswer } from '../../../src/mock/core/call.ts';
import { createMock } from '../../../src/mock/core/mock.ts';
import type { Receipt } from '../../../src/mock/core/sending.ts';
import { createActivity, type Activity } from '../../../src/mock/dashboard/activity.ts';
import type { TrafficEntry } from '../../../src/mock/dashboard/traffic-entry.ts';
import type { TriggerDefinition } from '../../../src/model.ts';
import { nativeTrigger, parameter, policyTrigger, webhookTrigger } from '../../samples/triggers.ts';

const key = 'the-key-of-the-mock';
const origin = 'http://127.0.0.1:4999';

/** A mock that is watched; callbacks answer with the receipts, in order. */
const watched = (triggers: readonly TriggerDefinition[], receipts: readonly Receipt[] = []) => {
  const left = [...receipts];
  const activity: Activity = createActivity({
    mock: () => mock,
    key,
    now: () => 1000,
    onEntry: () => undefined,
  });
  const mock = createMock(triggers, {
    clock: { now: () => Date.UTC(2024, 4, 6), wait: () => Promise.resolve() },
    transport: () => Promise.resolve(left.shift() ?? { status: 202 }),
    seed: 's',
    key,
    watch: activity.watch,
  });
  const call = (method: string, target: string, body?: Json, headers = { 'x-api-key': key }): MockAnswer => {
    const whole = { method, origin, target, headers, ...(body === undefined ? {} : { body }) };
    const answer = answerCall(mock.operations, whole) ?? problem(404, 'Nothing is here');
    activity.called(whole, answer);
    return answer;
  };
  const poll = (target: string): string => {
    const answer = call('GET', target);
    return (answer.headers.find(([name]) => name === 'Location')?.[1] ?? '').replace(origin, '');
  };
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 50; i += 1) await Promise.resolve();
  };
  return { activity, mock, call, poll, settled };
};

const line = ({ kind, trigger = '–', text, outcome, good }: TrafficEntry): string =>
  `${good ? '' : '✗ '}${kind} ${trigger} ${text} → ${outcome}`;

describe('createActivity', () => {
  it('tells two chains of one trigger apart by their states, and counts their news', () => {
    const { activity, mock, poll } = watched([nativeTrigger()]);
    const first = poll('/api/v1/voicemails?mailbox=a');
    mock.emit({});
    poll('/api/v1/voicemails?mailbox=a');
    expect(activity.standing().chains.map((c) => c.state?.split('+')[0])).to.deep.equal(['3', '2']);
    poll(first);
    expect(
      activity.standing().chains.map(({ asked, polls, news, status }) => [asked, polls, news, status]),
    ).to.deep.equal([
      ['/api/v1/voicemails?mailbox=a', 2, 1, 200],
      ['/api/v1/voicemails?mailbox=a', 1, 0, 202],
    ]);
  });

  it('has one chain for each list behind a gateway, with the state that was asked with', () => {
    const { activity, mock, call } = watched([policyTrigger()]);
    call('GET', '/api/v1/invoices?customer=c');
    mock.emit({});
    call('GET', '/api/v1/invoices?customer=c&since_id=1002');
    call('GET', '/api/v1/invoices?customer=c&since_id=1003');
    call('GET', '/api/v1/invoices?customer=d');
    const same = { trigger: 'OnNewInvoice', status: 200, at: 1000 };
    expect(activity.standing().chains).to.deep.equal([
      { ...same, asked: '/api/v1/invoices?customer=d', polls: 1, news: 0 },
      { ...same, asked: '/api/v1/invoices?customer=c', polls: 3, news: 1, state: '1003' },
    ]);
  });

  it('begins no chain with a poll that was refused', () => {
    const { activity, call } = watched([nativeTrigger()]);
    call('GET', '/api/v1/voicemails?mailbox=a&triggerState=none');
    call('GET', '/api/v1/voicemails?mailbox=a', undefined, { 'x-api-key': 'wrong' });
    expect(activity.standing().chains).to.deep.equal([]);
    expect(activity.traffic().map((e) => e.outcome)).to.deep.equal(['400', '401']);
  });

  it('tells of registrations, events, notifications and their repeats, and DELETEs', async () => {
    const { activity, mock, call, settled } = watched([webhookTrigger()], [{ status: 503 }, { status: 202 }]);
    const url = 'https://flow.example/run?sig=not-shown';
    const answer = call('POST', '/api/v1/hooks', { kinds: ['fire'], target: { url } });
    mock.emit({ token: 'mine', values: { kinds: 'fire' } });
    await settled();
    const [subscription] = activity.standing().subscriptions;
    expect(subscription).to.deep.equal({
      id: subscription?.id,
      trigger: 'OnAlarm',
      callback: 'https://flow.example/run?…',
      inputs: 'kinds: ["fire"]',
      taken: 1,
      last: '202',
    });
    const location = answer.headers.find(([name]) => name === 'Location')?.[1] ?? '';
    call('DELETE', location.replace(origin, ''));
    call('DELETE', '/api/v1/hooks/none');
    call('GET', '/elsewhere');
    expect(activity.standing().subscriptions).to.deep.equal([]);
    expect(activity.traffic().map(line)).to.deep.equal([
      'registration OnAlarm POST /api/v1/hooks → 201',
      'event – mine → for every trigger',
      '✗ notification OnAlarm POST https://flow.example/run?… → 503',
      'notification OnAlarm POST https://flow.example/run?… → 202, attempt 2',
      `unsubscribe – DELETE ${location.replace(origin, '')} → 204`,
      '✗ unsubscribe – DELETE /api/v1/hooks/none → 404',
      '✗ call – GET /elsewhere → 404',
    ]);
    expect(activity.traffic()[2]?.body).to.contain('mine');
  });

  it('shows no credential: not in a query, not in a body, not in a callback', async () => {
    const security = [{ name: 'key', type: 'apiKey', in: 'query', parameter: 'code' }] as const;
    const echoed = nativeTrigger({ security, parameters: [parameter('mailbox')] });
    const { activity, mock, call, settled } = watched([echoed, webhookTrigger()]);
    call('GET', `/api/v1/voicemails?mailbox=a&code=${key}`);
    call('GET', '/api/v1/voicemails?mailbox=a&code=a-wrong-secret');
    call('POST', '/api/v1/hooks', {
      kinds: [],
      target: { url: 'https://flow.example/run?sig=callback-secret' },
    });
    mock.emit({ token: `a text with ${key}` });
    await settled();
    const all = JSON.stringify([activity.traffic(), activity.standing()]);
    expect(all).not.to.match(/the-key|a-wrong|callback-secret/);
    expect(all).to.contain('code=…').and.contain('‹key›');
  });

  it('shows of a long callback the part that tells one flow from another', () => {
    const { activity, call } = watched([webhookTrigger()]);
    const path = `/powerautomate/environments/default7d3f2c1ab0e54c6f/workflows/${'f'.repeat(24)}77/triggers/manual`;
    call('POST', '/api/v1/hooks', { kinds: [], target: { url: `https://flow.example${path}?sig=s` } });
    const [shown] = activity.standing().subscriptions;
    expect(shown?.callback).to.match(
      /^https:\/\/flow\.example\/….*\/workflows\/f{24}77\/triggers\/manual\?…$/,
    );
  });

  it('forgets the oldest of what happened', () => {
    const { activity, mock } = watched([nativeTrigger()]);
    for (let i = 0; i < 250; i += 1) mock.emit({ token: `event ${i}` });
    const all = activity.traffic();
    expect([all.length, all[0]?.text, all.at(-1)?.text]).to.deep.equal([200, 'event 50', 'event 249']);
  });
});
