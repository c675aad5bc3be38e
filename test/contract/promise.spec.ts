import { expect } from 'chai';
import { promiseOf, triggerOf } from '../../src/contract/promise.ts';
import type { TriggerDefinition } from '../../src/model.ts';
import { nativeTrigger } from '../samples/triggers.ts';

const rules = { 'P-01': 'error', 'P-05': 'warning' } as const;

const worded = (summary: string, description: string): TriggerDefinition =>
  nativeTrigger({
    summary,
    responses: {
      '200': {
        headers: [],
        schema: {
          type: 'object',
          description,
          properties: { description: { type: 'string', title: description, 'x-ms-summary': description } },
        },
      },
    },
  });

describe('promiseOf', () => {
  it('promiseOf is the same when only words differ', () => {
    const [a, b] = [worded('When it rings', 'one'), worded('Rings', 'two')];
    expect(promiseOf({ definition: a, rules })).to.deep.equal(promiseOf({ definition: b, rules }));
    expect(JSON.stringify(promiseOf({ definition: a, rules }))).to.contain(
      '"properties":{"description":{"type":"string"}}',
    );
  });

  it('promiseOf differs when a level or the definition does', () => {
    const definition = nativeTrigger();
    const promises = [
      promiseOf({ definition, rules }),
      promiseOf({ definition, rules: { ...rules, 'P-05': 'error' } }),
      promiseOf({ definition: nativeTrigger({ delivery: 'single' }), rules }),
    ].map((p) => JSON.stringify(p));
    expect(new Set(promises).size).to.equal(3);
  });

  it('triggerOf gives the trigger back when it reads a promise', () => {
    const definition = nativeTrigger();
    const read = triggerOf(promiseOf({ definition, rules }));
    expect(read).to.deep.equal({ definition: { ...definition, summary: '' }, rules });
    expect(triggerOf({ definition: { id: 'x' }, rules })).to.equal(undefined);
  });
});
