import { expect } from 'chai';
import type { Emit, TriggerConfig } from '../../src/model.ts';
import { countEvents, planEvents } from '../../src/scenarios/event-plan.ts';
import { stimuliOf } from '../../src/scenarios/stimuli.ts';
import { ofOtherTenant } from '../../src/scenarios/tenants.ts';

const config = (more: Partial<TriggerConfig>): TriggerConfig => ({
  inputs: {},
  emitOther: [],
  perEmit: 1,
  expect: {},
  ...more,
});
const post = (url: string): Emit => [{ method: 'POST', url }];
const polling = { polling: ['A'], hasWebhook: false, readsPages: false, noEvents: false, canRestart: false };

describe('planEvents', () => {
  const plans: readonly (readonly [string, Emit | undefined, Partial<typeof polling>, number])[] = [
    ['a first event, three close together and a burst for polling', post('/in'), {}, 1 + 3 + 12],
    ['one more after the DELETEs and five under strain for webhooks', post('/in'), { hasWebhook: true }, 22],
    ['two more around a restart', post('/in'), { canRestart: true }, 18],
    ['some while pages are read', post('/in'), { readsPages: true }, 16 + 8],
    ['two at most where they are caused by hand', 'manual', { hasWebhook: true, canRestart: true }, 2],
    ['none where no event is to be caused', post('/in'), { noEvents: true }, 0],
    ['none where nothing is configured', undefined, {}, 0],
  ];
  for (const [what, emit, more, events] of plans)
    it(`planEvents plans ${what}`, () => {
      const stimuli = stimuliOf([{ id: 'A', config: config(emit === undefined ? {} : { emit }) }]);
      expect(countEvents(planEvents(stimuli, { ...polling, ...more }), stimuli, () => 12)).to.equal(events);
    });

  it('planEvents has the second tenant cause one of each that is expected', () => {
    const stimuli = stimuliOf([{ id: 'A', config: config({ emit: post('/in') }) }]);
    const all = [...stimuli, ...ofOtherTenant(stimuli)];
    expect(countEvents(planEvents(all, polling), all, () => 12)).to.equal(1 + 3 + 12 + 1);
  });

  it('planEvents causes what the inputs exclude twice, and as much of it as a burst has, behind one event', () => {
    const stimuli = stimuliOf([
      { id: 'A', config: config({ emit: post('/in'), emitOther: [post('/out')] }) },
    ]);
    expect(countEvents(planEvents(stimuli, polling), stimuli, () => 12)).to.equal(2 + 1 + 3 + 12 + 1 + 12);
  });
});
