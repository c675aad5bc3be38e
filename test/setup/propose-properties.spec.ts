import { expect } from 'chai';
import { readDefinition } from '../../src/openapi/read.ts';
import { proposeProperties } from '../../src/setup/propose-properties.ts';
import { helpDeskTriggers, read } from './documents.ts';

describe('proposeProperties', () => {
  it('writes the policy of a trigger whose list filters by what was seen, and it then polls by policy', () => {
    const definition = helpDeskTriggers();
    const proposal = proposeProperties(read(definition));
    expect(proposal?.triggers).to.deep.equal(['OnNewTicket']);
    const again = readDefinition({
      file: 'a.json',
      text: JSON.stringify(definition),
      properties: { file: 'apiProperties.json', text: JSON.stringify(proposal?.properties) },
    });
    expect(again.triggers[0]?.policy).to.deep.include({
      dataPath: '@triggerBody().items',
      config: { created_after: '@{triggerBody().items[0].createdAt}' },
    });
  });

  it('says nothing where a 202 or a Location is declared, which is native polling', () => {
    const definition = helpDeskTriggers();
    Object.assign(definition.paths['/tickets'].get.responses, { 202: { description: 'nothing new' } });
    expect(proposeProperties(read(definition))).to.equal(undefined);
  });

  it('says nothing where it cannot be told: no filter by what was seen', () => {
    expect(proposeProperties(read(helpDeskTriggers({ parameters: [] })))).to.equal(undefined);
  });

  it('leaves an apiProperties.json alone that is there', () => {
    const text = JSON.stringify(helpDeskTriggers());
    const properties = { file: 'apiProperties.json', text: '{}' };
    expect(proposeProperties(readDefinition({ file: 'a.json', text, properties }))).to.equal(undefined);
  });
});
