import { expect } from 'chai';
import { DocumentError } from '../../src/errors.ts';
import { readContract } from '../../src/pact/read.ts';
import { allErrors, draft, pactOf } from './contracts.ts';
import { webhookTrigger } from '../samples/triggers.ts';

describe('readContract', () => {
  let file: string;

  before(async () => {
    file = JSON.stringify(await pactOf(draft([webhookTrigger()])));
  });

  it('readContract gives back the names, the triggers and their rules', () => {
    const read = readContract(file, new Set(Object.keys(allErrors)));
    expect([read.consumer, read.provider]).to.deep.equal(['Voicemail connector', 'Voicemail']);
    expect(read.triggers).to.deep.equal([
      { definition: { ...webhookTrigger(), summary: '' }, rules: allErrors },
    ]);
    expect(read.problems).to.deep.equal([]);
  });

  it('readContract reports every interaction when the promise was changed', () => {
    const read = readContract(file.replace('"W-02":"error"', '"W-02":"warning"'));
    expect(read.problems).to.have.length(7);
    expect(read.problems[0]?.message).to.equal(
      'the promise of trigger "OnAlarm" is not the one that was agreed on',
    );
  });

  it('readContract says that a newer version is needed when it does not know a rule or the layout', () => {
    const read = readContract(file, new Set(Object.keys(allErrors).filter((id) => id !== 'W-16')));
    expect(read.problems).to.deep.equal([
      { message: 'rule W-16 is unknown here; a newer triggerpact is needed' },
    ]);
    expect(() => readContract(file.replace('"schemaVersion":1', '"schemaVersion":3'))).to.throw(
      DocumentError,
      'a newer triggerpact is needed',
    );
  });

  it('readContract reports an interaction that triggerpact did not write', () => {
    const read = readContract({
      consumer: { name: 'a' },
      provider: { name: 'b' },
      interactions: [{ type: 'x' }],
    });
    expect(read.problems).to.deep.equal([
      { interaction: 0, message: 'triggerpact did not write this interaction' },
    ]);
  });

  it('readContract throws when it is no Pact broken', () => {
    for (const broken of ['{', '[]', '{"consumer":{}}'])
      expect(() => readContract(broken)).to.throw(DocumentError);
  });
});
