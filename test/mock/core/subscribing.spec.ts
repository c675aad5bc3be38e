import { expect } from 'chai';
import type { Json } from '../../../src/json.ts';
import { parameter, webhookTrigger } from '../../samples/triggers.ts';
import { benchOf, targetOf, type Bench, type Seen } from './bench.ts';

const callback = 'https://flow.example:443/run?sp=%2Ftriggers%2Fmanual&x=&sig=a-b_c';
const register = (bench: Bench, url: Json = callback, kinds: Json = ['fire']): Seen =>
  bench.send('POST', '/api/v1/hooks', { event: 'alarm', kinds, target: { url, version: 2 } });

describe('a mocked webhook', () => {
  it('answers a registration 201 with a Location that its DELETE declares, and the declared body', () => {
    const { status, header, body } = register(benchOf([webhookTrigger()]));
    const [id] = /[^/]+$/.exec(header('Location') ?? '') ?? [];
    expect([status, header('Location')]).to.deep.equal([201, `http://127.0.0.1:4999/api/v1/hooks/${id}`]);
    expect(body).to.deep.equal({ id });
  });

  it('refuses a registration without a callback that can be called', () => {
    const bench = benchOf([webhookTrigger()]);
    const odd = ['', 'not-a-url', '/relative', 'ftp://flow.example/run', 'file:///etc/passwd', 7, null];
    expect(odd.map((url) => register(bench, url).status)).to.deep.equal(odd.map(() => 400));
    expect(bench.subscriptions()).to.equal(0);
  });

  it('notifies the callback byte for byte, with nothing added', () => {
    const bench = benchOf([webhookTrigger()]);
    register(bench);
    bench.emit({ token: 'one' });
    expect(bench.sent).to.deep.equal([
      {
        method: 'POST',
        url: callback,
        headers: [['Content-Type', 'application/json; charset=utf-8']],
        body: '{"alarm":"text one","at":"text"}',
      },
    ]);
  });

  it('keeps events from subscribers whose inputs exclude them', () => {
    const bench = benchOf([webhookTrigger()]);
    register(bench, 'https://a.example/', ['fire', 'flood']);
    register(bench, 'https://b.example/', ['burglary']);
    register(bench, 'https://c.example/', []);
    bench.emit({ values: { kinds: 'flood' } });
    expect(bench.sent.map((n) => n.url)).to.deep.equal(['https://a.example/', 'https://c.example/']);
  });

  it('takes the same callback twice for one subscription', () => {
    const bench = benchOf([webhookTrigger()]);
    const [one, two, other] = [register(bench), register(bench), register(bench, 'https://b.example/')];
    expect(targetOf(one)).to.equal(targetOf(two)).and.not.equal(targetOf(other));
    bench.emit();
    expect(bench.sent).to.have.length(2);
  });

  it('ends the subscription that a DELETE names, and says 404 to the next', () => {
    const bench = benchOf([webhookTrigger()]);
    const [a, b] = [register(bench, 'https://a.example/'), register(bench, 'https://b.example/')];
    const statuses = [targetOf(a), targetOf(a), `${targetOf(b)}0`].map((t) => bench.send('DELETE', t).status);
    bench.emit();
    expect(statuses).to.deep.equal([204, 404, 404]);
    expect(bench.sent.map((n) => n.url)).to.deep.equal(['https://b.example/']);
  });

  it('tells triggers at one path apart by the constants that they send', () => {
    const at = (id: string, event: string) => {
      const trigger = webhookTrigger({ id, notification: { dynamic: false } });
      const schema = JSON.parse(
        JSON.stringify(trigger.body?.schema).replace('"default":"alarm"', `"default":"${event}"`),
      );
      return { ...trigger, body: { required: true, schema } };
    };
    const bench = benchOf([at('OnRaised', 'alarm'), at('OnEnded', 'end')]);
    bench.send('POST', '/api/v1/hooks', { event: 'end', kinds: [], target: { url: callback } });
    bench.emit({ trigger: 'OnRaised' });
    expect(bench.sent).to.have.length(0);
    bench.emit({ trigger: 'OnEnded' });
    expect(bench.sent).to.have.length(1);
  });

  it('fills a DELETE template with inputs of the registration, and gives numbers where they are declared', () => {
    const unsubscribe = [
      {
        operationId: 'DeleteHook',
        path: '/boards/{board}/hooks/{number}',
        internal: true,
        parameters: [
          parameter('board', { in: 'path' }),
          parameter('number', { in: 'path', schema: { type: 'integer' } }),
        ],
        hasBody: false,
      },
    ];
    const trigger = webhookTrigger({
      path: '/boards/{board}/hooks',
      parameters: [parameter('board', { in: 'path' })],
      unsubscribe,
    });
    const bench = benchOf([trigger]);
    const seen = bench.send('POST', '/api/v1/boards/a%20b/hooks', { target: { url: callback } });
    expect(targetOf(seen)).to.equal('/api/v1/boards/a%20b/hooks/100001');
    expect(bench.send('DELETE', targetOf(seen)).status).to.equal(204);
  });

  it('gives a Location of its own to each where nothing declared could tell them apart', () => {
    const unsubscribe = [{ path: '/unsubscribe', internal: true, parameters: [], hasBody: false }];
    const bench = benchOf([
      webhookTrigger({ unsubscribe }),
      webhookTrigger({ id: 'OnOther', path: '/others', unsubscribe: [] }),
    ]);
    expect(targetOf(register(bench))).to.match(/^\/api\/v1\/unsubscribe\?subscriptionId=[0-9a-f-]{36}$/);
    const other = bench.send('POST', '/api/v1/others', { target: { url: callback } });
    expect(targetOf(other)).to.match(/^\/api\/v1\/others\/[0-9a-f-]{36}$/);
    expect(bench.send('DELETE', targetOf(other)).status).to.equal(204);
  });
});
