import { expect } from 'chai';
import type { Emit, EmitStep } from '../../src/model.ts';
import type { Stimulus } from '../../src/scenarios/stimuli.ts';
import { ofOtherTenant } from '../../src/scenarios/tenants.ts';

const stimulus = (emit: Emit, relation: 'expected' | 'excluded' = 'expected'): Stimulus => ({
  emit,
  relations: { A: relation, B: 'possible' },
  assumed: [],
  hint: undefined,
});
const post: EmitStep = { method: 'POST', url: '/in' };
const open: EmitStep = { method: 'POST', url: '/open', credentials: 'none' };

describe('ofOtherTenant', () => {
  it('ofOtherTenant causes what triggers are owed with the second tenant’s credentials; whose it is only the service knows', () => {
    expect(ofOtherTenant([stimulus([open, post])])).to.deep.equal([
      {
        ...stimulus([open, { ...post, credentials: 'other' }]),
        relations: { A: 'possible', B: 'possible' },
        tenant: 'other',
      },
    ]);
  });

  const none: readonly (readonly [string, Stimulus])[] = [
    ['what inputs exclude', stimulus([post], 'excluded')],
    ['events by hand', stimulus('manual')],
    ['a command, which may have credentials of its own', stimulus([{ command: ['./emit'] }, post])],
    ['a function', stimulus([() => undefined])],
    ['requests without the first tenant’s credentials', stimulus([open])],
  ];
  for (const [what, given] of none)
    it(`ofOtherTenant leaves ${what}`, () => {
      expect(ofOtherTenant([given])).to.deep.equal([]);
    });
});
