import { expect } from 'chai';
import { member, valueAt, type Json, type JsonObject } from '../../src/json.ts';
import type { TriggerDefinition } from '../../src/model.ts';
import { contractSchemaVersion } from '../../src/pact/write.ts';
import { readContract } from '../../src/pact/read.ts';
import { allErrors, draft, pactOf } from './contracts.ts';
import { webhookTrigger } from '../samples/triggers.ts';

const operations = Array.from({ length: 40 }, (_, i) => ({
  operationId: `DeleteHook${i}`,
  path: `/hooks${i}/{id}`,
  internal: true,
  parameters: [],
  hasBody: false,
}));
const paths = operations.map((o) => o.path);
const triggers: readonly TriggerDefinition[] = ['OnAlarm', 'OnReset'].map((id) =>
  webhookTrigger({ id, path: `/${id}`, unsubscribe: operations, paths }),
);
const layoutOf = (pact: Json): Json | undefined => valueAt(pact, '/metadata/triggerpact/schemaVersion');

describe('a contract of a document with many operations', () => {
  let pact: JsonObject;

  before(async () => {
    pact = (await pactOf(draft(triggers))) as JsonObject;
  });

  it('holds the list of them once, whatever the number of triggers', () => {
    expect(JSON.stringify(pact).split('"DeleteHook7"')).to.have.length(2);
    expect(layoutOf(pact)).to.equal(contractSchemaVersion);
  });

  it('gives back each trigger whole', () => {
    const read = readContract(pact);
    expect(read.problems).to.deep.equal([]);
    expect(read.triggers).to.deep.equal(
      triggers.map((definition) => ({ definition: { ...definition, summary: '' }, rules: allErrors })),
    );
  });

  it('cannot be read where the shared list is another one than was agreed on, or is missing', () => {
    const changed = JSON.stringify(pact).replace('"DeleteHook7"', '"DeleteHook8"');
    const { triggerpact, ...metadata } = pact['metadata'] as Record<string, JsonObject>;
    const { shared: _, ...rest } = triggerpact ?? {};
    for (const broken of [changed, { ...pact, metadata: { ...metadata, triggerpact: rest } }])
      expect(readContract(broken).problems.map((p) => p.message)).to.deep.equal([
        'the promise of trigger "OnAlarm" cannot be read',
        'the promise of trigger "OnReset" cannot be read',
      ]);
  });

  it('keeps the lists in the promises, in the first layout, where they are short', async () => {
    const few = await pactOf(draft([webhookTrigger()]));
    expect([layoutOf(few), member(valueAt(few, '/metadata/triggerpact'), 'shared')]).to.deep.equal([
      1,
      undefined,
    ]);
  });
});
