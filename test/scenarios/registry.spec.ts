import { addressOf } from '../../src/address.ts';
import { expect } from 'chai';
import type { Call, Client } from '../../src/client/client.ts';
import type { Exchange } from '../../src/model.ts';
import type { Journal, JournalEntry } from '../../src/scenarios/journal.ts';
import { createRegistry } from '../../src/scenarios/registry.ts';

const SERVICE = 'http://127.0.0.1:4010';

const trigger = { id: 'OnAlarm', basePath: '' };

const registration = (location: string | undefined, body: unknown = {}): Exchange => ({
  type: 'exchange',
  seq: 1,
  at: 0,
  trigger: 'OnAlarm',
  intent: { kind: 'register', subscription: 's', callbackKind: 'issued', callback: 'http://127.0.0.1:9/x' },
  credentials: 'own',
  request: { method: 'POST', origin: SERVICE, target: '/hooks', headers: [] },
  response: {
    status: 201,
    headers: location === undefined ? [] : [['Location', location]],
    body: JSON.stringify(body),
  },
  durationMs: 1,
});

/** A client that writes down what it is asked for, and the journal of a run, in memory. */
const bench = (status = 204) => {
  const calls: string[] = [];
  const entries: JournalEntry[] = [];
  const client: Client = {
    call: (call: Call) => {
      calls.push(`${call.credentials} ${call.method} ${call.target}`);
      const { response, ...rest } = registration(undefined);
      return Promise.resolve({ ...rest, response: { status, headers: response?.headers ?? [], body: '' } });
    },
  };
  const journal: Journal = {
    read: () => entries,
    add: (entry) => void entries.push(entry),
    remove: (entry) =>
      void entries.splice(
        entries.findIndex((e) => e.target === entry.target),
        1,
      ),
  };
  const registry = createRegistry(
    addressOf(SERVICE, ['https://api.example.com']),
    journal,
    () => new Date(0),
  );
  return { calls, entries, client, registry };
};

describe('createRegistry', () => {
  it('createRegistry deletes what is left at its Location, and leaves nothing in the journal', async () => {
    const { calls, entries, client, registry } = bench();
    registry.registered(trigger, registration(`${SERVICE}/hooks/1`), undefined);
    registry.registered(trigger, registration('https://api.example.com/hooks/2?x=%2F'), undefined);
    expect(entries.map((e) => [e.method, e.target, e.at])).to.deep.equal([
      ['DELETE', '/hooks/1', '1970-01-01T00:00:00.000Z'],
      ['DELETE', '/hooks/2?x=%2F', '1970-01-01T00:00:00.000Z'],
    ]);
    expect([await registry.clean(client), calls, entries]).to.deep.equal([
      [],
      ['own DELETE /hooks/1', 'own DELETE /hooks/2?x=%2F'],
      [],
    ]);
  });

  it('createRegistry does not delete again what was removed', async () => {
    const { calls, client, registry } = bench();
    registry.registered(trigger, registration('/hooks/1'), undefined);
    registry.unsubscribed('/hooks/1');
    expect([await registry.clean(client), calls]).to.deep.equal([[], []]);
  });

  it('createRegistry never deletes at a Location that several registrations share', async () => {
    const { calls, client, registry } = bench();
    for (let i = 0; i < 2; i += 1) registry.registered(trigger, registration('/hooks/all'), undefined);
    expect(registry.isShared('/hooks/all')).to.equal(true);
    const notes = await registry.clean(client);
    expect(calls).to.deep.equal([]);
    expect(notes[0]).to.match(
      /^A subscription of OnAlarm is left on the service: other registrations got the same Location, "\/hooks\/all"; remove it by hand, or configure `cleanup`$/,
    );
  });

  it('createRegistry takes a Location that is given again once it is free for what it is', async () => {
    const { calls, client, registry } = bench();
    registry.registered(trigger, registration('/hooks/1'), undefined);
    registry.unsubscribed('/hooks/1');
    registry.registered(trigger, registration('/hooks/1'), undefined);
    expect(registry.isShared('/hooks/1')).to.equal(false);
    await registry.clean(client);
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
  ];
  for (const [what, location, why] of undeletable)
    it(`createRegistry deletes nothing and says so when ${what}`, async () => {
      const { calls, entries, client, registry } = bench();
      registry.registered(trigger, registration(location), undefined);
      const notes = await registry.clean(client);
      expect([calls, entries]).to.deep.equal([[], []]);
      expect(notes.join()).to.match(why);
    });

  it('createRegistry cleans by the configured template, filled from the answer', async () => {
    const { calls, client, registry } = bench();
    const cleanup = { method: 'post', url: '/hooks/{{id}}/off', take: { id: '/data/id' } };
    registry.registered(trigger, registration(undefined, { data: { id: 17 } }), cleanup);
    expect([await registry.clean(client), calls]).to.deep.equal([[], ['own POST /hooks/17/off']]);
  });

  it('createRegistry falls back to Location where the template finds nothing in the answer', async () => {
    const { calls, client, registry } = bench();
    const cleanup = { method: 'DELETE', url: '/hooks/{{id}}', take: { id: '/data/id' } };
    registry.registered(trigger, registration('/hooks/1'), cleanup);
    await registry.clean(client);
    expect(calls).to.deep.equal(['own DELETE /hooks/1']);
  });

  it('createRegistry keeps in the journal what could not be deleted, and says how to go on', async () => {
    const { entries, client, registry } = bench(500);
    registry.registered(trigger, registration('/hooks/1'), undefined);
    const notes = await registry.clean(client);
    expect([notes, entries.length]).to.deep.equal([
      [
        'A subscription of OnAlarm may be left on the service: DELETE /hooks/1 was answered 500; run `triggerpact cleanup` later',
      ],
      1,
    ]);
  });

  it('createRegistry is content with what is gone already', async () => {
    const { entries, client, registry } = bench(404);
    registry.registered(trigger, registration('/hooks/1'), undefined);
    expect([await registry.clean(client), entries]).to.deep.equal([[], []]);
  });
});
