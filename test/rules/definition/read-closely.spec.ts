import { expect } from 'chai';
import type { JsonObject } from '../../../src/json.ts';
import { content, swagger, webhook } from '../../samples/documents.ts';
import { judged } from './judged.ts';

const said = (rule: string, document: JsonObject, properties?: JsonObject): readonly string[] =>
  judged(rule, document, properties).map((text) => text.replace(/ @ .*$/, ''));

const policies = (...list: readonly JsonObject[]): JsonObject => ({ policyTemplateInstances: list });
const policy = (templateId: string, given: JsonObject, operations: readonly string[] = []): JsonObject => ({
  templateId,
  parameters: {
    'x-ms-apimTemplate-operationName': operations,
    ...Object.fromEntries(Object.entries(given).map(([k, v]) => [`x-ms-apimTemplateParameter.${k}`, v])),
  },
});

describe('D-18 and policies', () => {
  const owed = webhook({
    parameters: [
      { in: 'query', name: 'event', type: 'string', required: true, 'x-ms-visibility': 'internal' },
      ...((webhook() as { paths: { '/hooks': { post: { parameters: JsonObject[] } } } }).paths['/hooks'].post
        .parameters as readonly JsonObject[]),
    ],
  });
  const missing = ['error: "event" is internal and required, and has no default'];

  it('believes one that writes the value', () => {
    for (const filling of [
      policy('setqueryparameter', { name: 'event', value: 'rung' }),
      policy('setheader', { name: 'Event', value: 'rung' }),
      policy('setproperty', {
        newPropertyParentPathTemplate: '@body()',
        newPropertySubPathTemplate: 'event',
      }),
      policy('setvaluefromurl', { url: 'https://a.example', target: "@queryParameters('event')" }),
    ])
      expect(said('D-18', owed, policies(filling))).to.deep.equal([]);
  });

  it('believes none that has the name in another place', () => {
    const answer = policy('setheader', { name: 'event', value: 'x' }) as { parameters: JsonObject };
    for (const idle of [
      policy('routerequesttoendpoint', { newPath: '/event/v1' }),
      policy('dynamichosturl', { urlTemplate: "https://@connectionParameters('event')" }),
      policy('setqueryparameter', { name: 'kind', value: 'event' }),
      policy('setproperty', {
        newPropertySubPathTemplate: 'kind',
        propertyValuePathTemplate: 'event',
      }),
      { ...answer, parameters: { ...answer.parameters, 'x-ms-apimTemplate-policySection': 'Response' } },
    ])
      expect(said('D-18', owed, policies(idle))).to.deep.equal(missing);
  });
});

describe('rules that read closely', () => {
  it('D-13 wants Location on the answer that says a subscription was made', () => {
    const described = { description: 'ok', headers: { Location: { type: 'string' } } };
    const answers = (responses: JsonObject): readonly string[] => said('D-13', webhook({ responses }));
    expect(answers({ 200: described, 201: { description: 'made' } })).to.deep.equal([
      'warning: The registration does not declare a Location header',
    ]);
    expect(answers({ 200: { description: 'known' }, 201: described })).to.deep.equal([]);
    expect(answers({ 200: described })).to.deep.equal([
      'warning: The registration does not declare the status 201',
    ]);
  });

  it('D-23 takes schemes as they are written, and those of a URL in any case', () => {
    const upper = { ...webhook(), schemes: ['HTTPS'] };
    expect(said('D-23', upper)).to.deep.equal(['error: The scheme "HTTPS" is neither https nor http']);
    const { paths } = webhook() as { paths: JsonObject };
    const three = { openapi: '3.0.0', info: { title: 'A' }, servers: [{ url: 'HTTPS://a.example' }], paths };
    expect(said('D-23', three)).to.deep.equal([]);
  });

  it('D-21 and D-22 see case', () => {
    const summary = (text: string): readonly string[] => said('D-21', webhook({ summary: text }));
    for (const text of ['when a bell rings', 'WHEN A BELL RINGS'])
      expect(summary(text)).to.deep.equal([`warning: The summary "${text}" is not in sentence case`]);
    expect(summary('When an SMS is received')).to.deep.equal([]);
    const id = (operationId: string): readonly string[] => said('D-22', webhook({ operationId }));
    expect(id('On_bell_rung')).to.deep.equal([
      'warning: The operationId "On_bell_rung" is not in Pascal case; a warning only, as connectors with such names were published',
    ]);
    for (const name of ['OnBellRung_V2', 'OnBellRung_v2', 'Bell_Rung']) expect(id(name)).to.deep.equal([]);
  });

  it('D-09 tells content inside the operation beside that of the path item', () => {
    expect(said('D-09', webhook({ 'x-ms-notification-content': content }))).to.deep.equal([
      'warning: "x-ms-notification-content" stands inside the operation too, where it is overlooked; a warning only, as that of the path item is in force',
    ]);
  });

  it('G-05 compares the hosts that policies set, and no paths below them', () => {
    const hosts = (ofPost: string, ofDelete: string): readonly string[] =>
      said(
        'G-05',
        swagger((webhook() as { paths: JsonObject }).paths),
        policies(
          policy('dynamichosturl', { urlTemplate: ofPost }, ['OnNewVoicemail']),
          policy('dynamichosturl', { urlTemplate: ofDelete }, ['RemoveHook']),
        ),
      );
    expect(hosts("@connectionParameters('a')/x", 'https://b.example')).to.deep.equal([
      "warning: The host of the registration is @connectionParameters('a'), and that of the DELETE b.example",
    ]);
    expect(hosts('https://a.example/x', 'https://A.example/y')).to.deep.equal([]);
  });

  it('D-14 says why a finding warns only where the level of the rule is higher', () => {
    const only = webhook({ responses: { default: { description: 'The result' } } });
    const message = 'warning: POST /hooks declares no response of success, only default';
    const place = '@ /paths/~1hooks/post/responses';
    expect(judged('D-14', only)).to.deep.equal([
      `${message}; a warning only, as connectors without one were published, and work ${place}`,
    ]);
    expect(judged('D-14', only, undefined, 'field')).to.deep.equal([`${message} ${place}`]);
  });
});
