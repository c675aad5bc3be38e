import { expect } from 'chai';
import { diffDocuments } from '../../src/diff/diff-documents.ts';
import { readDefinition } from '../../src/openapi/read.ts';
import { begins } from './begins.ts';
import type { Edit } from './planted.ts';

const policy = (templateId: string, value: string): unknown => ({
  templateId,
  parameters: { 'x-ms-apimTemplate-operationName': ['OnSample'], 'x-ms-apimTemplateParameter.name': value },
});

const table: readonly (readonly [string, Edit, readonly string[], Edit?])[] = [
  [
    'a path parameter with another name',
    (d) => {
      const { '/labs/{lab}/results': results, ...paths } = d.paths;
      results.get.parameters[0].name = 'site';
      d.paths = { ...paths, '/labs/{site}/results': results };
    },
    ['breaking OnResult: input "lab" is called "site"'],
  ],
  [
    'an input that moved to the header',
    (d) => (d.paths['/hooks'].post.parameters[0].in = 'header'),
    ['breaking OnSample: input "bench" moved from query to header'],
  ],
  [
    'an internal input that is gone',
    (d) => d.paths['/hooks'].post.parameters.splice(1, 1),
    [
      'risky OnSample: input "api-version", which makers never saw, is gone: the platform no longer sends "1"',
    ],
  ],
  [
    'a new internal input with a default',
    (d) =>
      d.paths['/hooks'].post.parameters.push({
        name: 'v',
        in: 'query',
        type: 'string',
        required: true,
        default: '1',
        'x-ms-visibility': 'internal',
      }),
    ['risky OnSample: input "v" is new and required and internal'],
  ],
  [
    'a state parameter with another name',
    (d, p) => {
      d.paths['/labs/{lab}/results'].get.parameters[1].name = 'after';
      p.properties.policyTemplateInstances[0].parameters['x-ms-apimTemplateParameter.triggerConfig'] = {
        after: '@{triggerBody().value[0].at}',
      };
    },
    [
      'risky OnResult: the polling state "since" was',
      'risky OnResult: the polling state "after" was not there',
    ],
  ],
  [
    'another list of a poll',
    (_, p) =>
      (p.properties.policyTemplateInstances[0].parameters['x-ms-apimTemplateParameter.triggerDataPath'] =
        '@triggerBody().items'),
    ['risky OnResult: the list of a poll was at "@triggerBody().value"'],
    (d) => {
      const { properties } = d.paths['/labs/{lab}/results'].get.responses[200].schema;
      properties.items = properties.value;
    },
  ],
  [
    'a state that the service keeps',
    (d, p) => {
      p.properties.policyTemplateInstances = [];
      d.paths['/labs/{lab}/results'].get.responses[202] = { headers: { Location: { type: 'string' } } };
    },
    ['risky OnResult: the polling state was kept by the gateway and is kept by the service'],
  ],
  [
    'a state that nothing keeps',
    (_, p) => (p.properties.policyTemplateInstances = []),
    ['breaking OnResult: the policy "pollingtrigger" no longer names the trigger'],
  ],
  [
    'a state that is empty',
    (_, p) =>
      (p.properties.policyTemplateInstances[0].parameters['x-ms-apimTemplateParameter.triggerConfig'] = {}),
    ['breaking OnResult: the policy "pollingtrigger" keeps no polling state any more'],
  ],
  [
    'a policy set otherwise',
    (_, p) => p.properties.policyTemplateInstances.push(policy('setheader', 'b')),
    ['risky OnSample: the policy "setheader" is new'],
  ],
  [
    'another policy for another operation',
    (_, p) =>
      p.properties.policyTemplateInstances.push({
        templateId: 'setheader',
        parameters: { 'x-ms-apimTemplate-operationName': ['Other'] },
      }),
    [],
  ],
  [
    'a callback URL that is optional and visible',
    (d) => {
      d.definitions.Hook.required = [];
      delete d.definitions.Hook.properties.url['x-ms-visibility'];
    },
    [
      'risky OnSample: the callback URL "/url" is optional now',
      'risky OnSample: the callback URL "/url" is visible now',
    ],
  ],
  [
    'a poll that became a webhook, whatever else changed',
    (d) => {
      const results = d.paths['/labs/{lab}/results'];
      results.get.parameters = [{ name: 'body', in: 'body', schema: { $ref: '#/definitions/Hook' } }];
      results.post = results.get;
      delete results.get;
    },
    ['breaking OnResult: the call was "GET', 'breaking OnResult: the trigger was polled and is a webhook'],
  ],
  ['another DELETE that leads elsewhere', (d) => (d.paths['/samples/{id}'] = d.paths['/hooks/{id}']), []],
  [
    'a DELETE whose parameter has another name',
    (d) => {
      const { '/hooks/{id}': hook, ...paths } = d.paths;
      d.paths = { ...paths, '/hooks/{hook}': hook };
    },
    [],
  ],
  [
    'a DELETE that asks for a header',
    (d) =>
      d.paths['/hooks/{id}'].delete.parameters.push({
        name: 'If-Match',
        in: 'header',
        type: 'string',
        required: true,
      }),
    ['breaking OnSample: "DELETE /hooks/{id}" now asks for "If-Match"'],
  ],
  [
    'the DELETE of another trigger that is gone',
    (d) => delete d.paths['/other/{id}'],
    [],
    (d) => (d.paths['/other/{id}'] = structuredClone(d.paths['/hooks/{id}'])),
  ],
  [
    'a deprecated trigger',
    (d) => (d.paths['/hooks'].post.deprecated = true),
    ['safe OnSample: the trigger is deprecated'],
  ],
  [
    'a hidden trigger',
    (d) => (d.paths['/hooks'].post['x-ms-visibility'] = 'internal'),
    ['safe OnSample: the trigger is hidden from makers'],
  ],
  [
    'a host of its own',
    (d) => (d.basePath = '/v2'),
    ['risky OnSample: the service was at "https://lab.example/v1"', 'risky OnResult: the service was at'],
  ],
  [
    'a security scheme with another name',
    (d) => {
      d.securityDefinitions = { apiKey: d.securityDefinitions.key };
      d.security = [{ apiKey: [] }];
    },
    [],
  ],
  [
    'an action that changed',
    (d) => (d.paths['/other/{id}'].delete.parameters[0].type = 'integer'),
    [],
    (d) => (d.paths['/other/{id}'] = structuredClone(d.paths['/hooks/{id}'])),
  ],
];

describe('diffDocuments by topic', () => {
  for (const [title, edit, beginnings, first] of table)
    it(`says ${beginnings.length === 0 ? 'nothing' : 'what it means'} when there is ${title}`, () =>
      begins(edit, beginnings, first));

  it('says nothing when the same trigger is written in OpenAPI 3', () => {
    const schema = {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' }, at: { type: 'string' } },
    };
    const operation = { operationId: 'OnItem', 'x-ms-trigger': 'single' };
    const two = {
      swagger: '2.0',
      info: { title: 'Items', version: '1' },
      host: 'items.example',
      basePath: '/v1',
      schemes: ['https'],
      paths: {
        '/items': {
          get: {
            ...operation,
            parameters: [{ name: 'kind', in: 'query', type: 'string', enum: ['a'] }],
            responses: { 200: { description: 'OK', schema: { ...schema, 'x-nullable': true } } },
          },
        },
      },
    };
    const three = {
      openapi: '3.0.3',
      info: two.info,
      servers: [{ url: 'https://items.example/v1' }],
      paths: {
        '/items': {
          get: {
            ...operation,
            parameters: [{ name: 'kind', in: 'query', schema: { type: 'string', enum: ['a'] } }],
            responses: {
              200: {
                description: 'OK',
                content: { 'application/json': { schema: { ...schema, nullable: true } } },
              },
            },
          },
        },
      },
    };
    const [before, after] = [two, three].map((d, i) =>
      readDefinition({ file: `${i}.json`, text: JSON.stringify(d) }),
    );
    if (before === undefined || after === undefined) throw new Error('unread');
    expect(diffDocuments({ before, after }).flatMap((t) => t.changes)).to.deep.equal([]);
  });
});
