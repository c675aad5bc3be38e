import { addressOf } from '../../src/address.ts';
import { expect } from 'chai';
import type { Call, Client } from '../../src/client/client.ts';
import type { CleanupRequest, Exchange } from '../../src/model.ts';
import type { Journal, JournalEntry } from '../../src/scenarios/journal.ts';
import { createRegistry } from '../../src/scenarios/registry.ts';

const SERVICE = 'http://127.0.0.1:4010';

const trigger = { id: 'OnAlarm', basePath: '' };

let seq = 0;

const registration = (
  location: string | undefined,
  answer: unknown = {},
  more: Partial<Exchange['request']> = {},
): Exchange => ({
  type: 'exchange',
  seq: (seq += 1),
  at: 0,
  trigger: 'OnAlarm',
  intent: { kind: 'register', subscription: 's', callbackKind: 'issued', callback: 'http://127.0.0.1:9/x' },
  credentials: 'own',
  request: { method: 'POST', origin: SERVICE, target: '/hooks', headers: [], ...more },
  response: {
    status: 201,
    headers: location === undefined ? [] : [['Location', location]],
    body: JSON.stringify(answer),
  },
  durationMs: 1,
});

const without = (code: string): Exchange => {
  const { response: _, ...rest } = registration(undefined);
  return { ...rest, failure: { code, message: code } };
};

/** A client that writes down what it is asked for, and the journal of a run, in memory. */
const bench = (status = 204) => {
  const calls: string[] = [];
  const entries = new Map<string, JournalEntry>();
  const clientTo = (origin: string): Client => ({
    call: (call: Call) => {
      calls.push([call.credentials, call.method, origin + call.target, call.body].join(' ').trim());
      const { response, ...rest } = registration(undefined);
      return Promise.resolve({ ...rest, response: { status, headers: response?.headers ?? [], body: '' } });
    },
  });
  const journal: Journal = {
    file: '/journal.json',
    read: () => [...entries.values()],
    put: (entry) => void entries.set(entry.id, entry),
    remove: (id) => void entries.delete(id),
  };
  const registry = createRegistry(
    addressOf(SERVICE, ['https://api.example.com']),
    journal,
    () => new Date(0),
  );
  const register = async (answer: Exchange, cleanup?: CleanupRequest): Promise<Exchange> =>
    registry.register(trigger, cleanup, () => Promise.resolve(answer));
  return {
    calls,
    journal,
    /** What the journal says is still there. */
    left: () => journal.read().filter((e) => e.gone !== true),
    registry,
    register,
    clean: () => registry.clean(clientTo(''), clientTo),
  };
};

describe('createRegistry', () => {
  it('createRegistry deletes what is left at its Location, and leaves nothing in the journal', async () => {
    const { calls, left, register, clean } = bench();
    await register(registration(`${SERVICE}/hooks/1`));
    await register(registration('https://api.example.com/hooks/2?x=%2F'));
    expect(left().map((e) => [e.registration, e.location, e.at])).to.deep.equal([
      ['/hooks', '/hooks/1', '1970-01-01T00:00:00.000Z'],
      ['/hooks', '/hooks/2?x=%2F', '1970-01-01T00:00:00.000Z'],
    ]);
    expect([await clean(), calls, left()]).to.deep.equal([
      [],
      ['own DELETE /hooks/1', 'own DELETE /hooks/2?x=%2F'],
      [],
    ]);
  });

  it('createRegistry has a registration in the journal before it is sent', async () => {
    const { registry, journal, left } = bench();
    let before: readonly JournalEntry[] = [];
    await registry.register(trigger, undefined, () => {
      before = journal.read();
      return Promise.resolve(registration('/hooks/1'));
    });
    expect(before.map((e) => e.why)).to.deep.equal([
      'its registration got no answer, so it may have made one',
    ]);
    expect(left().map((e) => e.why)).to.deep.equal([undefined]);
  });

  it('createRegistry forgets a registration that was refused, could not be sent, or reached nobody', async () => {
    const { registry, register, left, clean } = bench();
    const { response, ...rest } = registration(undefined);
    await register({ ...rest, response: { status: 400, headers: response?.headers ?? [], body: '' } });
    await register(without('ECONNREFUSED'));
    const thrown = await registry
      .register(trigger, undefined, () => Promise.reject(new Error('no credentials')))
      .catch(String);
    expect([thrown, left(), await clean()]).to.deep.equal(['Error: no credentials', [], []]);
  });

  it('createRegistry notes and keeps in the journal a registration that got no answer', async () => {
    const { register, left, clean, calls } = bench();
    await register(without('TIMEOUT'));
    expect(await clean()).to.deep.equal([
      'A subscription of OnAlarm may be left on the service: its registration got no answer, so it may have made one; remove it by hand, or configure `cleanup`',
    ]);
    expect([left().length, calls]).to.deep.equal([1, []]);
  });

  it('createRegistry does not delete again what was removed, and knows it by any spelling', async () => {
    const { calls, registry, register, clean } = bench();
    await register(registration('/hooks/1'));
    registry.unsubscribed('/hooks/%31');
    expect([await clean(), calls]).to.deep.equal([[], []]);
  });

  it('createRegistry never deletes at a Location that several registrations share, however it is written', async () => {
    const { calls, left, registry, register, clean } = bench();
    const first = await register(registration('/hooks/all7'));
    await register(registration('/hooks/x/../all7/'));
    expect([registry.mayDelete(first), registry.mayDeleteAt('/hooks/all7')]).to.deep.equal([false, false]);
    const notes = await clean();
    expect([calls, left().length]).to.deep.equal([[], 2]);
    expect(notes[0]).to.match(
      /^A subscription of OnAlarm is left on the service: other registrations got the same Location, "\/hooks\/all7"; remove it by hand, or configure `cleanup`$/,
    );
  });

  it('createRegistry takes a Location that is given again once it is free for what it is', async () => {
    const { calls, registry, register, clean } = bench();
    await register(registration('/hooks/1'));
    registry.unsubscribed('/hooks/1');
    const again = await register(registration('/hooks/1'));
    expect(registry.mayDelete(again)).to.equal(true);
    await clean();
    expect(calls).to.deep.equal(['own DELETE /hooks/1']);
  });

  const undeletable: readonly (readonly [what: string, location: string | undefined, why: RegExp])[] = [
    ['there is no Location', undefined, /its registration was answered without a Location/],
    [
      'the Location is elsewhere',
      'https://evil.example/hooks/1',
      /its Location, "https:\/\/evil\.example\/hooks\/1", is not on the service/,
    ],
    ['the Location is that of all subscriptions', '/hooks', /is the target of the registration itself/],
    ['it is so in other words', '/./%68ooks/?', /is the target of the registration itself/],
    ['it is above', SERVICE, /is above the target of the registration/],
    ['nothing shows whose it is', '/subscriptions', /no other registration shows that/],
  ];
  for (const [what, location, why] of undeletable)
    it(`createRegistry deletes nothing, says so and keeps it in the journal when ${what}`, async () => {
      const { calls, left, registry, register, clean } = bench();
      const made = await register(registration(location));
      expect(registry.mayDelete(made)).to.equal(false);
      const notes = await clean();
      expect([calls, left().length]).to.deep.equal([[], 1]);
      expect(notes.join()).to.match(why);
    });

  it('createRegistry allows a DELETE to what it may delete, and to an id like it that was never given', async () => {
    const { registry, register } = bench();
    await register(registration('/hooks/id-aaaaaa'));
    await register(registration('/hooks/id-bbbbbb'));
    const asked = ['/hooks/id-aaaaaa', '/hooks', '/', '/hooks/id-cccccc', '/hooks/jx-bbbbbb'];
    const [unknown = ''] = asked.filter((t) => registry.mayDeleteAt(t) && !t.includes('-aaaaaa'));
    expect([registry.mayDeleteAt('/hooks/id-aaaaaa'), registry.mayDeleteAt('/hooks')]).to.deep.equal([
      true,
      false,
    ]);
    expect(unknown).to.equal('');
    expect(registry.mayDeleteAt('/hooks/je-bbbbbb')).to.equal(true);
  });

  it('createRegistry cleans by the configured step, filled from the answer, with headers and body', async () => {
    const { calls, register, clean } = bench();
    const cleanup: CleanupRequest = {
      method: 'post',
      url: '/hooks/{{id}}/off',
      take: { id: '/data/id' },
      headers: { 'X-Reason': 'over' },
      body: { subscription: '{{id}}' },
    };
    await register(registration(undefined, { data: { id: 17 } }), cleanup);
    expect([await clean(), calls]).to.deep.equal([[], ['own POST /hooks/17/off {"subscription":17}']]);
  });

  it('createRegistry calls a step that goes elsewhere there, without credentials', async () => {
    const { calls, register, clean } = bench();
    const cleanup = { method: 'DELETE', url: 'https://admin.example/h/{{id}}', take: { id: '/id' } };
    await register(registration(undefined, { id: 17 }), cleanup);
    expect([await clean(), calls]).to.deep.equal([[], ['none DELETE https://admin.example/h/17']]);
  });

  const refusedSteps: readonly (readonly [what: string, url: string, id: unknown, why: RegExp])[] = [
    [
      'the answer would send it elsewhere',
      '{{id}}',
      'https://evil.example/x',
      /to "https:\/\/evil\.example"/,
    ],
    ['the answer holds an empty value', '/hooks/{{id}}', '', /has an empty "id"/],
    ['the answer makes it everybody’s', '/hooks/{{id}}', '.', /became DELETE \/hooks\/, and that could/],
    ['the answer leads above', '/hooks/{{id}}', '..', /became DELETE \/, and that could/],
  ];
  for (const [what, url, id, why] of refusedSteps)
    it(`createRegistry does not send the step when ${what}`, async () => {
      const { calls, left, register, clean } = bench();
      await register(registration(undefined, { id }), { method: 'DELETE', url, take: { id: '/id' } });
      expect((await clean()).join()).to.match(why);
      expect([calls, left().length]).to.deep.equal([[], 1]);
    });

  it('createRegistry falls back to Location where the step finds nothing in the answer', async () => {
    const { calls, register, clean } = bench();
    const cleanup = { method: 'DELETE', url: '/hooks/{{id}}', take: { id: '/data/id' } };
    await register(registration('/hooks/1'), cleanup);
    await clean();
    expect(calls).to.deep.equal(['own DELETE /hooks/1']);
  });

  it('createRegistry keeps in the journal what could not be deleted, and says how to go on', async () => {
    const { left, register, clean } = bench(500);
    await register(registration('/hooks/1'));
    expect([await clean(), left().length]).to.deep.equal([
      [
        'A subscription of OnAlarm may be left on the service: DELETE /hooks/1 was answered 500; run `triggerpact cleanup` later',
      ],
      1,
    ]);
  });

  it('createRegistry is content with what is gone already', async () => {
    const { left, register, clean } = bench(404);
    await register(registration('/hooks/1'));
    expect([await clean(), left()]).to.deep.equal([[], []]);
  });

  it('createRegistry goes on when the journal cannot be written, and says so once', async () => {
    const journal: Journal = {
      file: '/journal.json',
      read: () => [],
      put: () => {
        throw Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC' });
      },
      remove: () => undefined,
    };
    const registry = createRegistry(addressOf(SERVICE), journal, () => new Date(0));
    await registry.register(trigger, undefined, () => Promise.resolve(registration('/hooks/1')));
    const client = { call: () => Promise.resolve(registration(undefined)) };
    expect(await registry.clean(client, () => client)).to.deep.equal([
      'The journal of what is registered cannot be kept: no space is left on the device; after a kill, nothing would show what to remove',
    ]);
  });
});
