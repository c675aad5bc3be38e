import { expect } from 'chai';
import { createRecognition } from '../../src/evidence/recognition.ts';
import type { EventEntry, Json, TriggerSettings } from '../../src/model.ts';

const settings: TriggerSettings = { perEmit: 1, emits: true, excludes: false };
const byId = { ...settings, arrivedId: '/id' };

const eventOf = (name: string, ids: readonly string[] = []): EventEntry => ({
  type: 'event',
  seq: 1,
  at: 0,
  token: `tp-${name}.`,
  relations: { OnAlarm: 'expected' },
  ids: ids.length === 0 ? {} : { OnAlarm: ids },
  expect: {},
  doneAt: 0,
});

const placesOf = (event: EventEntry, values: readonly Json[], how = settings): number[] => [
  ...createRecognition(JSON.stringify(values), values, 'OnAlarm', how).of(event),
];

describe('createRecognition', () => {
  it('createRecognition finds the token anywhere in a value', () => {
    expect(placesOf(eventOf('one'), [{ text: 'none' }, { deep: [{ text: 'x tp-one. y' }] }])).to.deep.equal([
      1,
    ]);
  });

  it('createRecognition compares ids as text, whatever their type', () => {
    const values = [{ id: 17 }, { id: '17' }, { id: 170 }, { id: null }, {}];
    expect(placesOf(eventOf('one', ['17']), values, byId)).to.deep.equal([0, 1]);
  });

  it('createRecognition goes by the id alone where there is one, for a token may stand in another item too', () => {
    expect(placesOf(eventOf('one', ['17']), [{ id: 18, text: 'tp-one.' }], byId)).to.deep.equal([]);
  });

  it('createRecognition takes any of several ids', () => {
    expect(placesOf(eventOf('one', ['17', '18']), [{ id: 18 }, { id: 17 }], byId)).to.have.members([0, 1]);
  });

  it('createRecognition goes by the token where the steps saved no id', () => {
    expect(placesOf(eventOf('one'), [{ id: 18, text: 'tp-one.' }], byId)).to.deep.equal([0]);
  });

  it('createRecognition looks into the elements of a value for the id', () => {
    const event = eventOf('one', ['17']);
    expect(placesOf(event, [[{ id: 16 }, { id: 17 }]], byId)).to.deep.equal([0]);
    expect(placesOf(event, [{ value: [{ id: 17 }] }], { ...byId, items: '/value' })).to.deep.equal([0]);
  });
});
