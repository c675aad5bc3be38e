import { expect } from 'chai';
import type { EventEntry, Exchange, Json, TriggerDefinition, TriggerSettings } from '../../src/model.ts';
import { isNewsOf, itemsPointer, readPayload } from '../../src/evidence/payload.ts';
import { nativeTrigger, policyTrigger } from '../samples/triggers.ts';

const settings: TriggerSettings = { perEmit: 1, emits: true, excludes: false };
const native = nativeTrigger();
const untyped = nativeTrigger({ responses: {} });
const single = nativeTrigger({ delivery: 'single', responses: {} });

const eventOf = (name: string, ids: readonly string[] = []): EventEntry => ({
  type: 'event',
  seq: 1,
  at: 0,
  token: `tp-${name}.`,
  relations: { [native.id]: 'expected' },
  ids: ids.length === 0 ? {} : { [native.id]: ids },
  expect: {},
  doneAt: 0,
});
const [one, two] = [eventOf('one'), eventOf('two')];

const answer = (body: string, more: { truncated?: true } = {}): Exchange => ({
  type: 'exchange',
  seq: 1,
  at: 0,
  intent: { kind: 'other', what: 'a spec' },
  credentials: 'own',
  request: { method: 'GET', origin: 'http://127.0.0.1', target: '/', headers: [] },
  response: { status: 200, headers: [], body, ...more },
  durationMs: 1,
});

const itemsOf = (trigger: TriggerDefinition, body: Json, more: Partial<TriggerSettings> = {}) => {
  const entry = answer(JSON.stringify(body));
  const { array, items } = readPayload(entry, trigger, { ...settings, ...more }, [one, two]);
  return { array, items: items.map((i) => `${i.pointer}: ${i.events.map((e) => e.token).join(' ')}`) };
};

const schemaOf = (properties: Record<string, Json>): TriggerDefinition =>
  nativeTrigger({ responses: { '200': { schema: { type: 'object', properties }, headers: [] } } });

const told = { text: 'tp-one.' };

/** A body, and where its items are found. */
const bodies: readonly (readonly [
  what: string,
  trigger: TriggerDefinition,
  body: Json,
  found: ReturnType<typeof itemsOf>,
])[] = [
  ['an array at the root', native, [told, {}], { array: '', items: ['/0: tp-one.', '/1: '] }],
  [
    'the only declared array',
    schemaOf({ rows: { type: 'array' }, count: {} }),
    { rows: [told], tags: [] },
    { array: '/rows', items: ['/rows/0: tp-one.'] },
  ],
  [
    'the only array there is',
    untyped,
    { value: [told], count: 1 },
    { array: '/value', items: ['/value/0: tp-one.'] },
  ],
  [
    'an array that is declared nullable',
    schemaOf({ rows: { type: ['array', 'null'] } }),
    { rows: [told] },
    { array: '/rows', items: ['/rows/0: tp-one.'] },
  ],
  [
    'the array of a policy’s data path',
    policyTrigger(),
    { value: [told], other: [] },
    { array: '/value', items: ['/value/0: tp-one.'] },
  ],
  ['one object for a single trigger', single, told, { array: undefined, items: [': tp-one.'] }],
  ['an array for a single trigger', single, [told], { array: '', items: ['/0: tp-one.'] }],
  ['null', single, null, { array: undefined, items: [] }],
  [
    'an object without an array that tells of an event',
    untyped,
    told,
    { array: undefined, items: [': tp-one.'] },
  ],
  [
    'an object without an array that tells of none',
    untyped,
    { error: 'later' },
    { array: undefined, items: [] },
  ],
];

describe('readPayload', () => {
  for (const [what, trigger, body, found] of bodies)
    it(`readPayload finds the items of ${what}`, () => {
      expect(itemsOf(trigger, body)).to.deep.equal(found);
    });

  it('readPayload takes the array that the configuration names', () => {
    expect(itemsOf(untyped, { a: [{}], b: { c: [told] } }, { items: '/b/c' })).to.deep.equal({
      array: '/b/c',
      items: ['/b/c/0: tp-one.'],
    });
  });

  it('readPayload tells items apart by ids of more digits than a number holds, and leaves the JSON as it came', () => {
    const id = '144556677889900100';
    const entry = answer(`[{"id":${id}1},{"id":${id}2}]`);
    const { items, json } = readPayload(entry, native, { ...settings, arrivedId: '/id' }, [
      eventOf('one', [`${id}1`]),
    ]);
    expect(items.map((i) => i.events.length)).to.deep.equal([1, 0]);
    expect(json).to.deep.equal(JSON.parse(`[{"id":${id}1},{"id":${id}2}]`));
  });

  it('readPayload gives no items for what is no JSON', () => {
    const html = answer('<html>tp-one.</html>');
    expect(readPayload(html, untyped, settings, [one])).to.deep.equal({ items: [] });
  });

  it('readPayload gives the whole items of a body that was cut, and no JSON', () => {
    const cut = answer('[{"text":"tp-one."},{"text":"none"},{"text":"tp-tw', { truncated: true });
    const { items, json } = readPayload(cut, native, settings, [one, two]);
    expect(items.map((i) => [i.pointer, i.events])).to.deep.equal([['/0', [one]]]);
    expect(json).to.equal(undefined);
  });

  it('readPayload gives the same items as long as they tell of the same events, and others when they do not', () => {
    const entry = answer('[{"text":"tp-one. tp-two."}]');
    const first = readPayload(entry, native, settings, [one]);
    expect(readPayload(entry, native, settings, [one, eventOf('three')])).to.equal(first);
    expect(readPayload(entry, native, settings, [one, two]).items[0]?.events).to.deep.equal([one, two]);
    expect(first.items[0]?.events).to.deep.equal([one]);
  });

  it('readPayload finds a token that is written with escapes', () => {
    const { items } = readPayload(answer('[{"text":"\\u0074p-one."}]'), native, settings, [one]);
    expect(items[0]?.events).to.deep.equal([one]);
  });
});

describe('itemsPointer', () => {
  it('itemsPointer gives nothing where several arrays are declared', () => {
    expect(itemsPointer(schemaOf({ a: { type: 'array' }, b: { type: 'array' } }), settings)).to.equal(
      undefined,
    );
  });
});

describe('isNewsOf', () => {
  it('isNewsOf holds for the last of the events that an item tells of', () => {
    const item = { pointer: '', value: null, events: [one, two] };
    expect([isNewsOf(item, one), isNewsOf(item, two)]).to.deep.equal([false, true]);
  });
});
