import { expect } from 'chai';
import { request } from 'node:https';
import { setTimeout } from 'node:timers/promises';
import { createRecorder, type Recorder } from '../../src/client/recorder.ts';
import { send } from '../../src/client/wire.ts';
import type { DeliveryEntry, WireAnswer } from '../../src/model.ts';
import { authority, tls } from '../samples/certificates.ts';
import { startReceiver, type Receiver, type ReceiverOptions } from '../../src/platform/receiver.ts';

const local: ReceiverOptions = { host: '127.0.0.1', port: 0, maxBody: 1000 };

const withReceiver = async <T>(
  use: (receiver: Receiver, recorder: Recorder) => Promise<T>,
  options: Partial<ReceiverOptions> = {},
): Promise<T> => {
  const recorder = createRecorder(() => performance.now());
  const receiver = await startReceiver({ ...local, ...options }, recorder);
  try {
    return await use(receiver, recorder);
  } finally {
    await receiver.close();
  }
};

const call = (url: string, method = 'POST', body = '{}', target?: string): Promise<WireAnswer> => {
  const { origin } = new URL(url);
  const headers = [['Content-Type', 'application/json']] as const;
  return send(
    {
      origin,
      method,
      target: target ?? url.slice(origin.length),
      headers,
      ...(method === 'POST' ? { body } : {}),
    },
    { timeout: 1000, maxBody: 1000 },
  );
};

const statusOf = (answer: WireAnswer): number | string => (answer.ok ? answer.status : answer.code);

const deliveries = (recorder: Recorder): DeliveryEntry[] =>
  recorder.entries.filter((e): e is DeliveryEntry => e.type === 'delivery');

/** The code of what goes wrong where a sender trusts one authority and nobody else; the status where nothing does. */
const sentTrusting = (url: string, ca: string): Promise<number | string> =>
  new Promise((resolve) => {
    const sent = request(url, { method: 'POST', ca, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    sent.end('{}');
  });

describe('startReceiver', () => {
  it('startReceiver issues a callback beside its own over TLS that a sender who checks certificates gives up', async () => {
    await withReceiver(
      async (receiver, recorder) => {
        const url = receiver.issueUntrusted('OnAlarm', 'u1') ?? expect.fail();
        expect(await sentTrusting(receiver.issue('OnAlarm', 's1'), authority)).to.equal(202);
        expect(await sentTrusting(url, authority)).to.equal('DEPTH_ZERO_SELF_SIGNED_CERT');
        expect(deliveries(recorder).map((d) => d.subscription)).to.deep.equal(['s1']);
      },
      { tls },
    );
  });

  it('startReceiver issues none where it is reached without TLS, or at another address', async () => {
    const issued: (string | undefined)[] = [];
    for (const options of [{}, { tls, publicUrl: 'https://tunnel.example' }])
      await withReceiver((r) => Promise.resolve(issued.push(r.issueUntrusted('T', 'u'))), options);
    expect(issued).to.deep.equal([undefined, undefined]);
  });

  it('startReceiver answers a notification 202 without a body, and writes down what came', async () => {
    await withReceiver(async (receiver, recorder) => {
      const url = receiver.issue('OnAlarm', 's1');
      const answer = await call(url, 'POST', '{"a":1}');
      expect(answer.ok && [answer.status, answer.body.length]).to.deep.equal([202, 0]);
      expect(deliveries(recorder)[0]).to.deep.include({
        trigger: 'OnAlarm',
        subscription: 's1',
        method: 'POST',
        target: url.slice(new URL(url).origin.length),
        body: '{"a":1}',
        status: 202,
      });
    });
  });

  it('startReceiver answers by the script of a subscription, and keeps what it answered as facts', async () => {
    await withReceiver(async (receiver, recorder) => {
      const url = receiver.issue('OnAlarm', 's1');
      receiver.script('s1', (attempt) =>
        attempt === 1
          ? { status: 429, headers: { 'Retry-After': '2' } }
          : { status: 307, headers: { Location: 'http://127.0.0.1:9/x' } },
      );
      expect([statusOf(await call(url)), statusOf(await call(url))]).to.deep.equal([429, 307]);
      const [busy, moved] = deliveries(recorder);
      expect(busy).to.include({ status: 429, retryAfter: 2 });
      expect(moved).to.include({ status: 307, redirect: 'http://127.0.0.1:9/x' });
    });
  });

  it('startReceiver gives each subscription an address that nobody can guess', async () => {
    await withReceiver((receiver) => {
      const [one, other] = [receiver.issue('OnAlarm', 's1'), receiver.issue('OnAlarm', 's1')];
      expect(one).not.to.equal(other);
      expect(one).to.match(/\/workflows\/[0-9a-f]{32}\/.*sp=%2F.*&sig=[\w-]{43}$/);
      return Promise.resolve();
    });
  });

  it('startReceiver answers anything but POST 405, as a flow does', async () => {
    await withReceiver(async (receiver) => {
      const url = receiver.issue('OnAlarm', 's1');
      expect([statusOf(await call(url, 'GET')), statusOf(await call(url, 'PUT'))]).to.deep.equal([405, 405]);
    });
  });

  it('startReceiver keeps the raw target, and knows a damaged one by either of its secrets', async () => {
    await withReceiver(async (receiver, recorder) => {
      const url = receiver.issue('OnAlarm', 's1');
      const { origin, pathname, search } = new URL(url);
      const signature = /sig=([\w-]+)/.exec(search)?.[1] ?? '';
      const targets = [`${pathname}?x=%2f%2F`, `/?sig=${signature}`, '/somebody-else'];
      for (const target of targets) await call(origin, 'POST', '{}', target);
      expect(deliveries(recorder).map((d) => [d.target, d.subscription, d.status])).to.deep.equal([
        [targets[0], 's1', 202],
        [targets[1], 's1', 202],
        [targets[2], undefined, 404],
      ]);
    });
  });

  it('startReceiver issues a callback that differs from another’s in the signature alone', async () => {
    await withReceiver(async (receiver, recorder) => {
      const one = receiver.issue('OnAlarm', 's1');
      const two = receiver.issue('OnAlarm', 's2', 'usual', 's1');
      expect(two).not.to.equal(one);
      expect(two.replace(/sig=.*/, '')).to.equal(one.replace(/sig=.*/, ''));
      for (const url of [two, one]) await call(url);
      expect(deliveries(recorder).map((d) => d.subscription)).to.deep.equal(['s2', 's1']);
    });
  });

  it('startReceiver gives a callback to another subscription from then on', async () => {
    await withReceiver(async (receiver, recorder) => {
      const url = receiver.issue('OnAlarm', 's1');
      await call(url);
      receiver.handOver('s1', 's2');
      await call(url);
      expect(deliveries(recorder).map((d) => d.subscription)).to.deep.equal(['s1', 's2']);
    });
  });

  it('startReceiver takes a target without its signature for each that shares the path in turn, and then for what is left', async () => {
    await withReceiver(async (receiver, recorder) => {
      const { origin, pathname } = new URL(receiver.issue('OnAlarm', 's1'));
      receiver.issue('OnAlarm', 's2', 'usual', 's1');
      for (let i = 0; i < 2; i += 1) await call(origin, 'POST', '{}', pathname);
      receiver.retire('s1');
      for (let i = 0; i < 2; i += 1) await call(origin, 'POST', '{}', pathname);
      expect(deliveries(recorder).map((d) => d.subscription)).to.deep.equal(['s1', 's2', 's2', 's2']);
    });
  });

  it('startReceiver answers by a script, attempt by attempt', async () => {
    await withReceiver(async (receiver) => {
      const url = receiver.issue('OnAlarm', 's1');
      receiver.script('s1', (attempt) =>
        attempt === 1
          ? { status: 429, headers: { 'Retry-After': '2' } }
          : attempt === 2
            ? { status: 202, delay: 1 }
            : { status: 0, reset: true },
      );
      const first = await call(url);
      expect(first.ok && first.headers).to.deep.include(['Retry-After', '2']);
      expect([statusOf(first), statusOf(await call(url)), statusOf(await call(url))]).to.deep.equal([
        429,
        202,
        'ECONNRESET',
      ]);
    });
  });

  it('startReceiver says when a sender did not wait for the answer', async () => {
    await withReceiver(async (receiver, recorder) => {
      const { origin, pathname, search } = new URL(receiver.issue('OnAlarm', 's1'));
      receiver.script('s1', (attempt) => ({ status: 202, delay: attempt === 1 ? 60_000 : 1 }));
      const sent = { origin, method: 'POST', target: pathname + search, headers: [], body: '1' };
      const [impatient, patient] = [50, 1000].map((timeout) => send(sent, { timeout, maxBody: 1000 }));
      expect((await impatient)?.ok).to.equal(false);
      expect((await patient)?.ok).to.equal(true);
      const closed = (): boolean => deliveries(recorder).some((d) => d.givenUp !== undefined);
      while (!closed()) await setTimeout(5);
      expect(deliveries(recorder).map((d) => d.givenUp !== undefined)).to.deep.equal([true, false]);
    });
  });

  it('startReceiver calls back at each arrival until that is ended', async () => {
    await withReceiver(async (receiver) => {
      const url = receiver.issue('OnAlarm', 's1');
      const bodies: string[] = [];
      const stop = receiver.onDelivery((d) => bodies.push(d.body));
      await call(url, 'POST', '1');
      stop();
      await call(url, 'POST', '2');
      expect(bodies).to.deep.equal(['1']);
    });
  });

  it('startReceiver keeps no more of a body than allowed', async () => {
    await withReceiver(async (receiver, recorder) => {
      await call(receiver.issue('OnAlarm', 's1'), 'POST', 'x'.repeat(50_000));
      expect(deliveries(recorder)[0]?.body.length).to.equal(1000);
    });
  });

  it('startReceiver says of a body that it was cut, and notes it once', async () => {
    await withReceiver(async (receiver, recorder) => {
      const url = receiver.issue('OnAlarm', 's1');
      for (const text of ['x'.repeat(50_000), 'y'.repeat(50_000), 'z']) await call(url, 'POST', text);
      expect(deliveries(recorder).map((d) => d.truncated)).to.deep.equal([true, true, undefined]);
      expect(recorder.entries.filter((e) => e.type === 'note')).to.have.length(1);
    });
  });

  it('startReceiver says of a body that it is no UTF-8', async () => {
    await withReceiver(async (receiver, recorder) => {
      const url = receiver.issue('OnAlarm', 's1');
      const { origin } = new URL(url);
      for (const body of [Buffer.from('{"name":"Zoë"}', 'latin1'), Buffer.from('{"name":"Zoë"}')])
        await send(
          { origin, method: 'POST', target: url.slice(origin.length), headers: [], body },
          { timeout: 1000, maxBody: 1000 },
        );
      expect(deliveries(recorder).map((d) => d.encoding)).to.deep.equal(['invalid', undefined]);
    });
  });

  it('startReceiver keeps a limited number of notifications, and one without its body for the rest', async () => {
    await withReceiver(async (receiver, recorder) => {
      const url = receiver.issue('OnAlarm', 's1');
      recorder.room.notifications.take(10_000_000 - 1000);
      for (let i = 0; i < 20; i += 1) expect(statusOf(await call(url))).to.equal(202);
      const kept = deliveries(recorder);
      expect(kept.length).to.be.lessThan(15);
      expect(kept.at(-1)).to.deep.include({ subscription: 's1', body: '', headers: [], truncated: true });
      expect(kept.slice(0, -1).every((d) => d.truncated === undefined)).to.equal(true);
    });
  });

  it('startReceiver issues addresses on the public URL, with the port where it stands', async () => {
    await withReceiver(
      (receiver) => {
        expect(receiver.issue('OnAlarm', 's1')).to.match(
          /^http:\/\/host\.docker\.internal:\d+\/powerautomate\//,
        );
        return Promise.resolve();
      },
      { publicUrl: 'http://host.docker.internal:{{port}}/' },
    );
  });

  it('startReceiver closes while a sender still waits for an answer', async () => {
    let answer: Promise<WireAnswer> | undefined;
    await withReceiver(async (receiver) => {
      receiver.script('s1', () => ({ status: 202, delay: 60_000 }));
      const arrived = new Promise((resolve) => receiver.onDelivery(resolve));
      answer = call(receiver.issue('OnAlarm', 's1'));
      await arrived;
    });
    expect((await answer)?.ok).to.equal(false);
  });

  it('startReceiver says what to set when the address is taken', async () => {
    await withReceiver(async (receiver) => {
      const port = Number(new URL(receiver.issue('OnAlarm', 's1')).port);
      const error = await startReceiver(
        { ...local, port },
        createRecorder(() => 0),
      ).catch((e: unknown) => e);
      expect(String(error)).to.match(
        /^ServiceError: Cannot listen for notifications on 127\.0\.0\.1:\d+: .*; set callback\.host or callback\.port$/,
      );
    });
  });
});
