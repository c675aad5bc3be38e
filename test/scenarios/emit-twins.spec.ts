import { expect } from 'chai';
import type { Emit } from '../../src/model.ts';
import { inputsOfTwin } from '../../src/scenarios/emit-twins.ts';

const post = (body: unknown, url = '/api/alarms'): Emit => [
  { method: 'POST', url, headers: {}, body } as unknown as Exclude<Emit, 'manual'>[number],
];

describe('inputsOfTwin', () => {
  for (const { when, inputs, emit, other, found } of [
    {
      when: 'gives the value that the other emit has for an input',
      inputs: { mailbox: 'sales' },
      emit: post({ mailbox: 'sales', text: 'a' }),
      other: post({ mailbox: 'support', text: 'b' }),
      found: { name: 'mailbox', value: 'support' },
    },
    {
      when: 'gives a list where the input is one',
      inputs: { '/filter/kinds': ['fire', 'flood'], zone: 'Halle 3' },
      emit: post({ kind: 'fire' }),
      other: post({ kind: 'burglary' }),
      found: { name: '/filter/kinds', value: ['burglary'] },
    },
    {
      when: 'gives nothing where the other value is wanted as well',
      inputs: { kinds: ['fire', 'flood'] },
      emit: post({ kind: 'fire' }),
      other: post({ kind: 'flood' }),
      found: undefined,
    },
    {
      when: 'gives nothing where the other value may ask for more: a step of a scale, everything, a number',
      inputs: { level: 'warning', kind: 'opened', least: 3 },
      emit: post({ level: 'warning', kind: 'opened', least: 3 }),
      other: post({ level: 'info', kind: 'all', least: 2 }),
      found: undefined,
    },
    {
      when: 'gives nothing where two inputs have the same value',
      inputs: { mailbox: 'sales', label: 'sales' },
      emit: post({ mailbox: 'sales' }),
      other: post({ mailbox: 'support' }),
      found: undefined,
    },
    {
      when: 'gives nothing where the two emits disagree with themselves',
      inputs: { mailbox: 'sales' },
      emit: post([{ to: 'sales' }, { to: 'sales' }]),
      other: post([{ to: 'support' }, { to: 'legal' }]),
      found: undefined,
    },
    {
      when: 'gives nothing where events are caused by hand, or by requests that name no input',
      inputs: { mailbox: 'sales' },
      emit: post({}),
      other: 'manual' as const,
      found: undefined,
    },
  ])
    it(`inputsOfTwin ${when}`, () => {
      expect(inputsOfTwin(emit, other, inputs)).to.deep.equal(found);
    });
});
