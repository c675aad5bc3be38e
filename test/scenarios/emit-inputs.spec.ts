import { expect } from 'chai';
import { UsageError } from '../../src/errors.ts';
import type { Emit, TriggerConfig } from '../../src/model.ts';
import { withEmitInputs } from '../../src/scenarios/emit-inputs.ts';
import { nativeTrigger, parameter } from '../samples/triggers.ts';

const config = (
  emit: Emit,
  inputs: TriggerConfig['inputs'],
  more: Partial<TriggerConfig> = {},
): TriggerConfig => ({
  inputs,
  emit,
  emitOther: [],
  perEmit: 1,
  expect: {},
  ...more,
});
const trigger = nativeTrigger({
  parameters: [
    parameter('mailbox'),
    parameter('kind', { schema: { type: 'string', enum: ['voice', 'fax'] } }),
    parameter('level', { schema: { type: 'integer' } }),
  ],
});
const post = (body: Record<string, string>): Emit => [{ method: 'POST', url: '/voicemails', body }];

describe('withEmitInputs', () => {
  it('withEmitInputs fills inputs in and leaves the other placeholders', () => {
    const { emit } = withEmitInputs(
      config(
        post({
          mailbox: '{{inputs.mailbox}}',
          level: '{{inputs.level}}',
          text: 'to {{inputs.mailbox}} {{token}}',
        }),
        {
          mailbox: 'sales',
          level: 3,
        },
      ),
      trigger,
    );
    expect(emit).to.deep.equal([
      {
        method: 'POST',
        url: '/voicemails',
        body: { mailbox: 'sales', level: 3, text: 'to sales {{token}}' },
      },
    ]);
  });

  it('withEmitInputs leaves alone what is escaped', () => {
    const { emit, emitOther } = withEmitInputs(
      config(post({ text: '\\{{inputs.mailbox}} {{token}}' }), { mailbox: 'sales' }),
      trigger,
    );
    expect(emit).to.deep.equal(post({ text: '\\{{inputs.mailbox}} {{token}}' }));
    expect(emitOther).to.deep.equal([]);
  });

  it('withEmitInputs makes an excluded event for each input that is named: another text, number, member of an enum', () => {
    const body = { mailbox: '{{inputs.mailbox}}', level: '{{inputs.level}}', kind: '{{inputs.kind}}' };
    const made = withEmitInputs(config(post(body), { mailbox: 'sales', level: 3, kind: 'voice' }), trigger);
    const { emitOther, assumedOther } = made;
    expect(
      emitOther.map((emit) => (emit === 'manual' ? emit : (emit[0] as { body: unknown }).body)),
    ).to.deep.equal([
      { mailbox: 'other', level: 3, kind: 'voice' },
      { mailbox: 'sales', level: 4, kind: 'voice' },
      { mailbox: 'sales', level: 3, kind: 'fax' },
    ]);
    expect(made.otherInputs?.map((i) => i['mailbox'])).to.deep.equal(['other', 'sales']);
    // A level may be a threshold.
    expect(assumedOther).to.deep.equal(emitOther.slice(1, 2));
  });

  for (const [name, other] of [
    ['minLevel', 2],
    ['from_level', 2],
    ['/filter/levelAtLeast', 2],
    ['maxLevel', 4],
    ['adminLevel', 4],
  ] as const)
    it(`withEmitInputs makes ${other} of 3 for "${name}"`, () => {
      const made = withEmitInputs(config(post({ level: `{{inputs.${name}}}` }), { [name]: 3 }), trigger);
      expect(made.emitOther).to.deep.equal([
        [{ method: 'POST', url: '/voicemails', body: { level: other } }],
      ]);
    });

  it('withEmitInputs makes a smaller number that is greater as a text of what is a floor', () => {
    const made = withEmitInputs(config(post({ level: '{{inputs.minLevel}}' }), { minLevel: 20.5 }), trigger);
    expect(made.emitOther).to.deep.equal([[{ method: 'POST', url: '/voicemails', body: { level: 9 } }]]);
  });

  for (const [members, isAssumed] of [
    [['fire', 'flood'], false],
    [['info', 'warning', 'critical'], true],
    [['fire', 'flood', 'all'], true],
  ] as const)
    it(`withEmitInputs ${isAssumed ? 'assumes' : 'knows'} that another member of ${members.join(', ')} is excluded`, () => {
      const chosen = nativeTrigger({
        parameters: [parameter('kind', { schema: { type: 'string', enum: members } })],
      });
      const made = withEmitInputs(config(post({ kind: '{{inputs.kind}}' }), { kind: members[0] }), chosen);
      expect([made.emitOther.length, made.assumedOther?.length]).to.deep.equal([1, isAssumed ? 1 : 0]);
    });

  it('withEmitInputs makes nothing where emitOther is configured, or no input is named', () => {
    const other = post({ mailbox: 'support' });
    const own = config(post({ mailbox: '{{inputs.mailbox}}' }), { mailbox: 'sales' }, { emitOther: [other] });
    expect(withEmitInputs(own, trigger).emitOther).to.deep.equal([other]);
    expect(
      withEmitInputs(config(post({ mailbox: 'sales' }), { mailbox: 'sales' }), trigger).emitOther,
    ).to.deep.equal([]);
  });

  it('withEmitInputs names an input that is not configured', () => {
    expect(() =>
      withEmitInputs(config(post({ a: '{{inputs.mailbx}}' }), { mailbox: 'sales' }), trigger),
    ).to.throw(UsageError, 'did you mean "mailbox"');
  });
});
