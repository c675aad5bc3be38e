import { expect } from 'chai';
import type { Contract } from '../../src/model.ts';
import { driveContract } from '../../src/pact/drive.ts';
import { draft } from './contracts.ts';
import { nativeTrigger, parameter, webhookTrigger } from '../samples/triggers.ts';

describe('driveContract', function () {
  this.timeout(180_000);

  it('driveContract proves each interaction with a request of the platform', async () => {
    const contract = draft(
      [webhookTrigger(), nativeTrigger({ parameters: [parameter('$filter'), parameter('a b')] })],
      {
        inputs: { OnNewVoicemail: { $filter: "name eq 'x' & y+z/é", 'a b': '%2F' } },
      },
    );
    const recorded = await driveContract(contract);
    expect([...recorded.keys()].toSorted()).to.deep.equal(
      contract.interactions.map((i) => i.description).toSorted(),
    );
    expect(recorded.get('a first poll for OnNewVoicemail')?.['request']).to.deep.include({
      query: { $filter: ["name eq 'x' & y+z/é"], 'a b': ['%2F'] },
    });
  });

  it('driveContract sends a form when the parameters are form fields', async () => {
    const fields = [parameter('a', { in: 'formData' }), parameter('b', { in: 'formData' })];
    const contract = draft([nativeTrigger({ method: 'POST', parameters: fields })], {
      inputs: { OnNewVoicemail: { a: 'x y', b: '1&2' } },
    });
    const recorded = await driveContract(contract);
    expect(recorded.get('a first poll for OnNewVoicemail')?.['request']).to.have.nested.include({
      'body.content': 'a=x%20y&b=1%262',
    });
  });

  it('driveContract fails with the interaction and the difference when a request does not match', async () => {
    const [interaction] = draft([nativeTrigger()]).interactions;
    if (interaction?.content.kind !== 'http') throw new Error('expected an interaction over HTTP');
    const request = { ...interaction.content.request, target: '/voicemails#fragment' };
    const contract: Contract = {
      ...draft([nativeTrigger()]),
      interactions: [{ ...interaction, content: { ...interaction.content, request } }],
    };
    const error = await driveContract(contract).then(
      () => undefined,
      (e: unknown) => e as Error,
    );
    expect(error?.message).to.match(
      /^Cannot prove "a first poll for OnNewVoicemail" against Pact's mock server: /,
    );
  });
});
