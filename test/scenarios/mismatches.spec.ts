import { expect } from 'chai';
import type { EmitStep, TriggerConfig } from '../../src/model.ts';
import { mismatchesOf } from '../../src/scenarios/mismatches.ts';

const config = (emit: EmitStep, inputs: TriggerConfig['inputs']): TriggerConfig => ({
  inputs,
  emit: [emit],
  emitOther: [],
  perEmit: 1,
  expect: {},
});

describe('mismatchesOf', () => {
  it('mismatchesOf names an input that the emit gives another value', () => {
    const emit = {
      method: 'POST',
      url: '/voicemails',
      body: { mailbox: 'support', text: 'hello {{token}}' },
    };
    expect(mismatchesOf(config(emit, { mailbox: 'sales' }))).to.deep.equal([
      { input: 'mailbox', wanted: '"sales"', sent: '"support"' },
    ]);
  });

  it('mismatchesOf looks into queries and nested bodies', () => {
    const emit = { method: 'POST', url: '/in?kind=b', body: { filter: { folder: 'x' } } };
    expect(
      mismatchesOf(config(emit, { kind: 'a', '/filter/folder': 'y' }))?.map((m) => m.input),
    ).to.deep.equal(['kind', '/filter/folder']);
  });

  it('mismatchesOf says nothing when the value is the same, a placeholder, or nowhere', () => {
    const emit = { method: 'POST', url: '/in', body: { mailbox: 'sales', kind: '{{inputs.kind}}' } };
    expect(mismatchesOf(config(emit, { mailbox: 'sales', kind: 'a', other: 1 }))).to.equal(undefined);
    expect(mismatchesOf({ ...config(emit, { a: 1 }), emit: 'manual' })).to.equal(undefined);
  });
});
