import { expect } from 'chai';
import type { JsonObject } from '../../src/json.ts';
import { readDefinition } from '../../src/openapi/read.ts';
import { onlyTrigger, polling, pollingPolicy, read, webhook } from '../samples/documents.ts';

const config = { since: '@{triggerBody().value[0].id}' };
const policies = (...list: JsonObject[]): JsonObject => ({ policyTemplateInstances: list });

describe('mechanism of polling', () => {
  const mechanism = (properties?: JsonObject, hasScript?: boolean): string | undefined =>
    onlyTrigger(polling(), properties, hasScript === true ? { script: { file: 'script.csx', text: '' } } : {})
      .mechanism;

  it('is policy where a pollingtrigger policy names the operation, or none at all', () => {
    expect(mechanism(policies(pollingPolicy(config, '@triggerBody().value', ['ListVoicemails'])))).to.equal(
      'policy',
    );
    expect(mechanism(policies(pollingPolicy(config, '@triggerBody().value', 'ListVoicemails')))).to.equal(
      'policy',
    );
    expect(mechanism(policies(pollingPolicy(config, '@triggerBody().value', [])))).to.equal('policy');
    expect(mechanism(policies(pollingPolicy(config, '@triggerBody().value')))).to.equal('policy');
    expect(mechanism(policies({ ...pollingPolicy(config, ''), templateId: 'PollingTrigger' }))).to.equal(
      'policy',
    );
  });

  it('is native where the policy names other operations, with a warning about names that do not exist', () => {
    const properties = policies(pollingPolicy(config, '@triggerBody().value', ['ListVoicemail']));
    const { triggers, warnings } = read(polling(), properties);
    expect(triggers[0]?.mechanism).to.equal('native');
    expect(triggers[0]?.policy).to.equal(undefined);
    expect(warnings.map((w) => [w.message, w.place.file, w.place.line])).to.deep.equal([
      [
        'The polling policy names "ListVoicemail", which the definition does not have',
        'specs/apiProperties.json',
        9,
      ],
    ]);
  });

  it('is script where scriptOperations names the operation, or names none beside a script', () => {
    expect(mechanism({ scriptOperations: ['ListVoicemails'] })).to.equal('script');
    expect(mechanism({ scriptOperations: ['Other'] }, true)).to.equal('native');
    expect(mechanism({ scriptOperations: [] }, true)).to.equal('script');
    expect(mechanism({ scriptOperations: [] })).to.equal('native');
    expect(mechanism(undefined, true)).to.equal('script');
    expect(mechanism(undefined, false)).to.equal('native');
  });

  it('is policy rather than script', () => {
    const properties = { ...policies(pollingPolicy(config, '@triggerBody().value')), scriptOperations: [] };
    expect(mechanism(properties, true)).to.equal('policy');
  });

  it('is none for a webhook, whatever policies say', () => {
    const properties = policies(pollingPolicy(config, '@triggerBody().value', ['OnNewVoicemail']));
    const { triggers, warnings } = read(webhook(), properties, { script: { file: 'script.csx', text: '' } });
    expect([triggers[0]?.mechanism, triggers[0]?.policy]).to.deep.equal(['webhook', undefined]);
    expect(warnings.map((w) => w.message)).to.deep.equal([
      'The polling policy names "OnNewVoicemail", which is no polling trigger',
    ]);
  });
});

describe('polling policy', () => {
  it('holds data path, config and next link', () => {
    const properties = policies(
      pollingPolicy({ ...config, top: 5, 'x-ms-triggerConfig-nextLink': 'next' }, '@triggerBody().value'),
    );
    expect(onlyTrigger(polling(), properties).policy).to.deep.equal({
      dataPath: '@triggerBody().value',
      config: { since: '@{triggerBody().value[0].id}', top: '5' },
      nextLink: 'next',
    });
  });

  it('knows the default next link, and survives missing parameters', () => {
    const properties = policies({ templateId: 'pollingtrigger' });
    expect(onlyTrigger(polling(), properties).policy).to.deep.equal({
      dataPath: '',
      config: {},
      nextLink: '@odata.nextLink',
    });
  });

  it('that names the operation goes before one that names none', () => {
    const properties = policies(
      pollingPolicy(config, '@triggerBody().all'),
      pollingPolicy(config, '@triggerBody().mine', ['ListVoicemails']),
    );
    expect(onlyTrigger(polling(), properties).policy?.dataPath).to.equal('@triggerBody().mine');
  });
});

describe('other policies', () => {
  it('are listed where they touch the trigger: named or unnamed', () => {
    const header = {
      'x-ms-apimTemplateParameter.name': 'X-Version',
      'x-ms-apimTemplateParameter.value': '2',
    };
    const properties = policies(
      { templateId: 'setHeader', title: 'Version', parameters: header },
      { templateId: 'dynamichosturl', parameters: { 'x-ms-apimTemplate-operationName': ['Other'] } },
      {
        templateId: 'routerequesttoendpoint',
        parameters: { 'x-ms-apimTemplate-operationName': ['ListVoicemails'] },
      },
      pollingPolicy(config, '@triggerBody().value'),
    );
    expect(onlyTrigger(polling(), properties).policies).to.deep.equal([
      { templateId: 'setheader', title: 'Version', parameters: header },
      { templateId: 'routerequesttoendpoint', parameters: {} },
    ]);
  });

  it('do not stop the reader where apiProperties.json is broken: one warning, and the triggers are listed', () => {
    const document = readDefinition({
      file: 'a.json',
      text: JSON.stringify(polling()),
      properties: { file: 'apiProperties.json', text: '{ "properties": { "capabilities": [] "x": 1 } }' },
    });
    expect(document.triggers.map((t) => [t.id, t.mechanism])).to.deep.equal([['ListVoicemails', 'native']]);
    expect(document.properties).to.equal(undefined);
    expect(document.warnings.map((w) => w.message)).to.deep.equal([
      'Cannot read "apiProperties.json": expected "," at 1:38; policies and scripts are not known, the triggers are read without them',
    ]);
  });

  it('survive an apiProperties.json with members of the wrong kind', () => {
    for (const properties of [
      { policyTemplateInstances: 'x', scriptOperations: 4 },
      {
        policyTemplateInstances: [
          null,
          3,
          {},
          { templateId: 4 },
          { templateId: 'setheader', parameters: [] },
        ],
      },
    ])
      expect(onlyTrigger(polling(), properties).mechanism).to.equal('native');
  });
});

describe('polling state in the definition', () => {
  it('is a trigger value on a parameter, read with a warning that it is not known to work', () => {
    const parameter = {
      in: 'query',
      name: 'after',
      type: 'integer',
      'x-ms-visibility': 'internal',
      default: 0,
      required: true,
      'x-ms-trigger-value': { 'value-collection': 'value', 'value-path': 'id' },
    };
    const { triggers, warnings } = read(polling({ parameters: [parameter] }));
    expect(triggers[0]?.parameters[0]).to.deep.include({
      name: 'after',
      required: true,
      internal: true,
      triggerValue: { collection: 'value', path: 'id' },
    });
    expect(warnings).to.have.length(1);
  });

  it('names the webhook operation that nudges it', () => {
    const { triggers, warnings } = read(polling({ 'x-ms-notification': { operationId: 'Subscribe' } }));
    expect(triggers[0]?.notifiedBy).to.equal('Subscribe');
    expect(warnings.map((w) => w.message)).to.deep.equal([
      '"x-ms-notification" names the operation "Subscribe", which the document does not have',
    ]);
  });
});
