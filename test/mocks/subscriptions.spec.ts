import { expect } from 'chai';
import { alarms, onBench, voicemail, type Bench } from './bench.ts';
import { afterDelete, calls, deletes, heard, notification, twoSubscribers } from './webhook-probes.ts';

for (const [name, desk] of Object.entries({ alarms, voicemail })) {
  describe(`subscriptions of ${name}`, () => {
    const on = <Result>(story: (bench: Bench) => Promise<Result>): Promise<Result> =>
      onBench(desk, undefined, story);

    it('answer 201 with a Location of their own when made', async () => {
      const { first, second } = await on(twoSubscribers);
      expect([first.status, second.status]).to.deep.equal([201, 201]);
      expect(first.header('location')).to.match(
        new RegExp(`^http://127\\.0\\.0\\.1:\\d+${desk.collection}/[0-9a-f-]{36}$`),
      );
      expect(first.header('location')).to.not.equal(second.header('location'));
    });

    it('hear of every event that they want, and of no other', async () => {
      expect((await on(heard)).toSorted()).to.deep.equal(['one', 'two']);
    });

    it('are notified by POST of JSON on the callback byte for byte', async () => {
      const [received, target] = await on(async (bench) => {
        const receiver = await bench.open(undefined, '/%7Euser/a%2Fb');
        await bench.register(receiver.url);
        await bench.emit('smoke');
        await receiver.count(1);
        return [receiver.received[0], receiver.target] as const;
      });
      expect(received?.method).to.equal('POST');
      expect(received?.target).to.equal(target);
      expect(received?.headers['content-type']).to.equal('application/json; charset=utf-8');
      expect(received?.text).to.include('"smoke"');
    });

    it('end when deleted, without an end to others', async () => {
      expect(await on(afterDelete)).to.deep.equal({ status: 204, a: [], b: ['after'] });
    });

    it('answer 204 when deleted, 404 when deleted again or unknown', async () => {
      expect(await on(deletes)).to.deep.equal([204, 404, 404]);
    });

    it('are one when a registration is repeated', async () => {
      const [first, second] = await on(async (bench) => {
        const { url } = await bench.open();
        return [await bench.register(url), await bench.register(url)];
      });
      expect(second?.header('location')).to.equal(first?.header('location'));
    });

    it('need the credentials of their tenant when made and when deleted', async () => {
      const statuses = await on(async (bench) => {
        const { url } = await bench.open();
        const made = await bench.register(url);
        const to = made.header('location') ?? '';
        return [
          (await bench.register(url, {})).status,
          (await bench.cancel(to, { headers: {} })).status,
          (await bench.cancel(to, { headers: desk.otherCredentials })).status,
          (await bench.cancel(to)).status,
        ];
      });
      expect(statuses).to.deep.equal([401, 401, 404, 204]);
    });

    it('are tried again when the callback is busy, not when it is gone', async () => {
      expect(await on(calls([503, 202], 2))).to.equal(2);
      expect(await on(calls([410, 202], 2))).to.equal(1);
    });

    for (const callback of [
      undefined,
      '',
      'not-a-url',
      '/relative',
      'ftp://example.com/x',
      'http://example.com/x',
      'https://169.254.169.254/latest',
      'https://[::ffff:10.0.0.1]/x',
    ]) {
      it(`are refused when the callback is ${JSON.stringify(callback) ?? 'missing'}`, async () => {
        expect((await on((bench) => bench.register(callback))).status).to.equal(400);
      });
    }

    it('are made when the callback is long, with a port and escapes', async () => {
      const callback = `https://prod-01.example.invalid:443/workflows/${'a'.repeat(1500)}?sp=%2Frun&sig=a-_b`;
      expect((await on((bench) => bench.register(callback))).status).to.equal(201);
    });
  });
}

describe('notifications of alarms', () => {
  it('hold the alarm and when it was raised', async () => {
    const received = await onBench(alarms, undefined, notification);
    const body = JSON.parse(received?.text ?? '') as { alarm: Record<string, unknown>; raisedAt: string };
    expect(Object.keys(body.alarm)).to.deep.equal(['id', 'kind', 'message', 'zone']);
    expect(Date.parse(body.raisedAt)).to.be.greaterThan(0);
  });
});
