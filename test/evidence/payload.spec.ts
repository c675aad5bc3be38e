import { expect } from 'chai';
import type { EventEntry, Json, TriggerDefinition, TriggerSettings } from '../../src/model.ts';
import { elementsOf, isNewsOf, itemsPointer, readPayload, recognise } from '../../src/evidence/payload.ts';
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

const itemsOf = (trigger: TriggerDefinition, body: Json, more: Partial<TriggerSettings> = {}) => {
  const { array, items } = readPayload(JSON.stringify(body), trigger, { ...settings, ...more }, [one, two]);
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

  it('readPayload gives no items for what is no JSON', () => {
    expect(readPayload('<html>tp-one.</html>', untyped, settings, [one])).to.deep.equal({ items: [] });
  });
});

describe('itemsPointer', () => {
  it('itemsPointer gives nothing where several arrays are declared', () => {
    expect(itemsPointer(schemaOf({ a: { type: 'array' }, b: { type: 'array' } }), settings)).to.equal(
      undefined,
    );
  });
});

describe('recognise', () => {
  const byId = { ...settings, arrivedId: '/id' };

  it('recognise finds the token anywhere in an item', () => {
    expect(recognise(one, native.id, { deep: [{ text: 'x tp-one. y' }] }, settings)).to.equal(true);
  });

  it('recognise compares ids as text, whatever their type', () => {
    const event = eventOf('one', ['17']);
    const found = [{ id: 17 }, { id: '17' }, { id: 170 }, { id: null }, {}].map((v) =>
      recognise(event, native.id, v, byId),
    );
    expect(found).to.deep.equal([true, true, false, false, false]);
  });

  it('recognise goes by the id alone where there is one, for a token may stand in another item too', () => {
    expect(recognise(eventOf('one', ['17']), native.id, { id: 18, text: 'tp-one.' }, byId)).to.equal(false);
  });

  it('recognise takes any of several ids', () => {
    expect(recognise(eventOf('one', ['17', '18']), native.id, { id: 18 }, byId)).to.equal(true);
  });

  it('recognise goes by the token where the steps saved no id', () => {
    expect(recognise(one, native.id, { id: 18, text: 'tp-one.' }, byId)).to.equal(true);
  });

  it('recognise looks into the elements of a notification for the id', () => {
    const event = eventOf('one', ['17']);
    expect([
      recognise(event, native.id, [{ id: 16 }, { id: 17 }], byId),
      recognise(event, native.id, { value: [{ id: 17 }] }, { ...byId, items: '/value' }),
    ]).to.deep.equal([true, true]);
  });
});

describe('elementsOf', () => {
  it('elementsOf gives the elements of an array with their places, and none of anything else', () => {
    expect([
      elementsOf([1, 2], settings),
      elementsOf({ a: [1] }, settings),
      elementsOf({ a: [1] }, { ...settings, items: '/a' }),
    ]).to.deep.equal([
      [
        { pointer: '/0', value: 1 },
        { pointer: '/1', value: 2 },
      ],
      [],
      [{ pointer: '/a/0', value: 1 }],
    ]);
  });
});

describe('isNewsOf', () => {
  it('isNewsOf holds for the last of the events that an item tells of', () => {
    const item = { pointer: '', value: null, events: [one, two] };
    expect([isNewsOf(item, one), isNewsOf(item, two)]).to.deep.equal([false, true]);
  });
});
