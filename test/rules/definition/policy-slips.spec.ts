import { expect } from 'chai';
import type { JsonObject } from '../../../src/json.ts';
import { policySlips } from '../../../src/rules/definition/policy-slips.ts';
import { documentView } from '../../../src/rules/definition/view.ts';
import { polling, pollingPolicy, read } from '../../samples/documents.ts';
import { judged } from './judged.ts';

const policy = pollingPolicy({ since: '@{triggerBody().value[0].id}' }, '@triggerBody().value', [
  'ListVoicemails',
]);
const parameters = policy['parameters'] as JsonObject;
const { 'x-ms-apimTemplate-operationName': names, ...unnamed } = parameters;

/** What is told of a file of policies, and where. */
const slips = (file: JsonObject): string[] => {
  const properties = { file: 'apiProperties.json', text: JSON.stringify(file) };
  return policySlips(documentView(read(polling(), undefined, { properties }))).map(
    ({ lowered, message, place }) =>
      `${lowered === undefined ? 'error' : 'warning'}: ${message} @ ${place?.pointer ?? ''}`,
  );
};

const listed = (...policyTemplateInstances: JsonObject[]): string[] =>
  slips({ properties: { policyTemplateInstances } });

describe('policySlips', () => {
  it('finds nothing in a sound file', () => {
    expect(listed(policy)).to.deep.equal([]);
    expect(listed({ ...policy, templateId: 'PollingTrigger' })).to.deep.equal([]);
    expect(listed({ ...policy, parameters: unnamed })).to.deep.equal([]);
    expect(slips({ properties: { policyTemplateInstances: null } })).to.deep.equal([]);
  });

  it('finds a list that is not read', () => {
    expect(slips({ properties: { policyTemplatesInstance: [policy] } })).to.deep.equal([
      'error: "policyTemplatesInstance" is not read; "policyTemplateInstances" is @ /properties/policyTemplatesInstance',
    ]);
    expect(slips({ property: { policyTemplateInstances: [policy] } })).to.deep.equal([
      'error: "policyTemplateInstances" stands in "property", and is read in "properties" @ /property',
    ]);
    expect(slips({ properties: { policyTemplateInstances: { 0: policy } } })).to.deep.equal([
      'warning: "policyTemplateInstances" is no list @ /properties/policyTemplateInstances',
    ]);
  });

  it('only warns where the case differs', () => {
    expect(slips({ properties: { PolicyTemplateInstances: [policy] } })[0]).to.match(/^warning/);
  });

  it('finds a template that is misspelt', () => {
    expect(listed({ ...policy, templateId: 'polling_triggers' })).to.deep.equal([
      'error: The template "polling_triggers" does not exist; "pollingtrigger" does @ /properties/policyTemplateInstances/0/templateId',
    ]);
    expect(listed({ ...policy, templateId: 'setheader' })).to.deep.equal([]);
  });

  it('finds names of operations under a key that is misspelt', () => {
    expect(
      listed({ ...policy, parameters: { ...unnamed, 'x-ms-apimTemplate-operationNames': names ?? [] } }),
    ).to.deep.equal([
      'error: "x-ms-apimTemplate-operationNames" is not read; "x-ms-apimTemplate-operationName" is @ /properties/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationNames',
    ]);
  });

  it('warns of two policies for one trigger', () => {
    expect(listed(policy, policy)).to.deep.equal([
      'warning: The polling policy names "ListVoicemails", which another one names @ /properties/policyTemplateInstances/1/parameters/x-ms-apimTemplate-operationName',
    ]);
    expect(listed({ ...policy, parameters: unnamed }, policy)).to.deep.equal([
      'warning: The polling policy names no operation, so that it holds for "ListVoicemails", which another one names @ /properties/policyTemplateInstances/0',
    ]);
  });

  it('makes D-26 speak where no other polling policy is left', () => {
    const lost = { policyTemplateInstances: [{ ...policy, templateId: 'poling-trigger' }] };
    expect(judged('D-26', polling(), lost)).to.have.length(1);
  });
});

describe('a parameter of a polling policy', () => {
  const since = { in: 'query', name: 'since', type: 'integer', 'x-ms-visibility': 'internal' };
  const said = (rule: string, more: JsonObject): string[] => {
    const made = { ...policy, parameters: { ...parameters, ...more } };
    return judged(rule, polling({ parameters: [since] }), { policyTemplateInstances: [made] }).map((text) =>
      text.replace(/ @ .*$/, ''),
    );
  };
  const path = 'x-ms-apimTemplateParameter.triggerDataPath';
  const config = 'x-ms-apimTemplateParameter.triggerConfig';

  it('is told as missing, as misspelt, or as of another kind', () => {
    const { [path]: _, ...without } = parameters;
    const told = (more: JsonObject): string[] =>
      judged('D-16', polling(), {
        policyTemplateInstances: [{ ...policy, parameters: { ...without, ...more } }],
      });
    const at = 'apiProperties.json/properties/policyTemplateInstances/0';
    expect(told({})).to.deep.equal([`error: The polling policy has no "triggerDataPath" @ ${at}`]);
    expect(told({ [`${path}s`]: '@triggerBody().value' })).to.deep.equal([
      `error: "${path}s" is not read; "${path}" is @ ${at}/parameters/${path}s`,
    ]);
    expect(said('D-16', { [path]: 5 })).to.deep.equal(['error: "triggerDataPath" is 5, and no expression']);
    expect(said('D-17', { [config]: 'since' })).to.deep.equal([
      'error: "triggerConfig" is "since", and no object',
    ]);
  });
});
