import { addressOf } from '../../src/address.ts';
import { expect } from 'chai';
import { createRecorder } from '../../src/client/recorder.ts';
import type { Emit, EmitStep, TriggerConfig } from '../../src/model.ts';
import { causeOne, stimuliOf, type Stimulus, type StimulusContext } from '../../src/scenarios/stimuli.ts';
import { commandOptions } from '../service/options.ts';

const config = (more: Partial<TriggerConfig> = {}): TriggerConfig => ({
  inputs: {},
  emitOther: [],
  perEmit: 1,
  expect: {},
  ...more,
});
const post = (url: string): Emit => [{ method: 'POST', url, body: { text: '{{token}}' } }];
const relations = (stimuli: readonly Stimulus[]) => stimuli.map((s) => s.relations);

describe('stimuliOf', () => {
  it('stimuliOf takes equal emits for one event, which concerns every trigger in its own way', () => {
    const stimuli = stimuliOf([
      { id: 'A', config: config({ emit: post('/sales'), emitOther: [post('/support')] }) },
      { id: 'B', config: config({ emit: post('/support') }) },
      { id: 'C', config: config({ emit: post('/other') }) },
    ]);
    expect(relations(stimuli)).to.deep.equal([
      { A: 'excluded', B: 'expected', C: 'possible' },
      { A: 'expected', B: 'possible', C: 'possible' },
      { A: 'possible', B: 'possible', C: 'expected' },
    ]);
  });

  it('stimuliOf does not look at the order of members', () => {
    const turned: Emit = [{ body: { text: '{{token}}' }, url: '/sales', method: 'POST' }];
    const stimuli = stimuliOf([
      { id: 'A', config: config({ emit: post('/sales') }) },
      { id: 'B', config: config({ emit: turned }) },
    ]);
    expect(relations(stimuli)).to.deep.equal([{ A: 'expected', B: 'expected' }]);
  });

  it('stimuliOf takes the same function for one event, and another for another', () => {
    const [one, other]: EmitStep[] = [() => 1, () => 1];
    if (one === undefined || other === undefined) throw new Error('no functions');
    const stimuli = stimuliOf([
      { id: 'A', config: config({ emit: [one] }) },
      { id: 'B', config: config({ emit: [one] }) },
      { id: 'C', config: config({ emit: [other] }) },
    ]);
    expect(relations(stimuli)).to.deep.equal([
      { A: 'expected', B: 'expected', C: 'possible' },
      { A: 'possible', B: 'possible', C: 'expected' },
    ]);
  });

  it('stimuliOf puts what nobody is owed first, so that a later arrival bears witness', () => {
    const stimuli = stimuliOf([
      { id: 'A', config: config({ emit: post('/in'), emitOther: [post('/out')] }) },
    ]);
    expect(relations(stimuli)).to.deep.equal([{ A: 'excluded' }, { A: 'expected' }]);
  });
});

describe('causeOne', () => {
  const asked: string[] = [];
  const saved: unknown[] = [];
  const causing = (own: TriggerConfig) => {
    const [stimulus] = stimuliOf([{ id: 'A', hint: 'Leave a voicemail.', config: own }]);
    if (stimulus === undefined) throw new Error('no stimulus');
    const nobody = { call: () => Promise.reject(new Error('nobody calls')) };
    const context: StimulusContext = {
      recorder: createRecorder(() => 0),
      configs: { A: own },
      token: () => 'tp1',
      now: () => new Date(5000),
      uuid: () => 'u-u-i-d',
      ask: (message) => asked.push(message),
      saved: (...given) => saved.push(given),
      address: addressOf('http://127.0.0.1:4010'),
      client: nobody,
      clientFor: () => nobody,
      command: commandOptions(),
    };
    return causeOne(stimulus, 3, context);
  };

  it('causeOne tells the event by what the steps saved, and fills what must arrive', async () => {
    const event = await causing(
      config({
        emit: [() => ({ id: 31, other: 'a32' })],
        eventId: { emitted: ['{{id}}', 'x-{{other}}'], arrived: '/id' },
        expect: { '/text': 'hello {{token}}', '/n': '{{n}}', '/at': '{{epoch}}', '/id': '{{id}}' },
      }),
    );
    expect([event.token, event.ids, event.expect, event.failed]).to.deep.equal([
      'tp1',
      { A: ['31', 'x-a32'] },
      { A: { '/text': 'hello tp1', '/n': 3, '/at': 5, '/id': 31 } },
      undefined,
    ]);
  });

  it('causeOne records why an event could not be caused', async () => {
    const event = await causing(
      config({
        emit: [
          () => {
            throw new Error('not today');
          },
        ],
      }),
    );
    expect(event.failed).to.equal('not today');
  });

  it('causeOne makes known what each step saved, with the token of the event', async () => {
    await causing(config({ emit: [() => ({ session: 'a-session' }), () => ({ echo: 'hello tp1' })] }));
    expect(saved.slice(-2)).to.deep.equal([
      [{ session: 'a-session' }, 'tp1'],
      [{ echo: 'hello tp1' }, 'tp1'],
    ]);
  });

  it('causeOne asks for an event by hand, with the definition’s hint', async () => {
    const event = await causing(config({ emit: 'manual' }));
    expect([asked.at(-1), event.failed]).to.deep.equal([
      'Cause one event now (Leave a voicemail.); where a text can be given, put tp1 in it',
      undefined,
    ]);
  });
});
