import type { Change, ReadDocument } from '../../src/model.ts';
import { diffDocuments } from '../../src/diff/diff-documents.ts';
import { readDefinition } from '../../src/openapi/read.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- a spec changes documents freely
type Draft = any;

/** A connector of a lab: samples are notified, results are polled through the gateway's policy. */
const lab = (): Draft => ({
  swagger: '2.0',
  info: { title: 'Lab', version: '1.0' },
  host: 'lab.example',
  basePath: '/v1',
  schemes: ['https'],
  securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
  security: [{ key: [] }],
  paths: {
    '/hooks': {
      'x-ms-notification-content': { schema: { $ref: '#/definitions/Sample' } },
      post: {
        operationId: 'OnSample',
        summary: 'When a sample arrives',
        'x-ms-trigger': 'single',
        parameters: [
          { name: 'bench', in: 'query', type: 'string', enum: ['a', 'b'] },
          {
            name: 'api-version',
            in: 'query',
            type: 'string',
            required: true,
            default: '1',
            'x-ms-visibility': 'internal',
          },
          { name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/Hook' } },
        ],
        responses: { 201: { description: 'Created' } },
      },
    },
    '/hooks/{id}': {
      delete: {
        operationId: 'DeleteHook',
        'x-ms-visibility': 'internal',
        parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
        responses: { 204: { description: 'Gone' } },
      },
    },
    '/labs/{lab}/results': {
      get: {
        operationId: 'OnResult',
        summary: 'When a result is ready',
        'x-ms-trigger': 'batch',
        parameters: [
          { name: 'lab', in: 'path', required: true, type: 'string' },
          { name: 'since', in: 'query', type: 'string', 'x-ms-visibility': 'internal' },
        ],
        responses: {
          200: {
            description: 'OK',
            schema: {
              type: 'object',
              properties: { value: { type: 'array', items: { $ref: '#/definitions/Result' } } },
            },
          },
        },
      },
    },
  },
  definitions: {
    Hook: {
      type: 'object',
      required: ['url'],
      properties: {
        url: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' },
        filter: {
          type: 'object',
          properties: { kind: { type: 'string', maxLength: 20 }, limit: { type: 'integer' } },
        },
      },
    },
    Sample: {
      type: 'object',
      required: ['id', 'taken'],
      properties: {
        id: { type: 'integer' },
        taken: { type: 'string', format: 'date-time' },
        state: { type: 'string', enum: ['new', 'done'] },
        patient: { allOf: [{ $ref: '#/definitions/Person' }], properties: { ward: { type: 'string' } } },
      },
    },
    Person: {
      type: 'object',
      properties: { name: { type: 'string' }, next: { $ref: '#/definitions/Person' } },
    },
    Result: { type: 'object', properties: { id: { type: 'string' }, at: { type: 'string' } } },
  },
});

/** apiProperties.json of the lab: the gateway keeps the state of `OnResult`. */
const labProperties = (): Draft => ({
  properties: {
    policyTemplateInstances: [
      {
        templateId: 'pollingtrigger',
        title: 'State',
        parameters: {
          'x-ms-apimTemplate-operationName': ['OnResult'],
          'x-ms-apimTemplateParameter.triggerConfig': { since: '@{triggerBody().value[0].at}' },
          'x-ms-apimTemplateParameter.triggerDataPath': '@triggerBody().value',
        },
      },
    ],
  },
});

type Edit = (document: Draft, properties: Draft) => void;

/** The text of the lab's definition and of its apiProperties.json, edited. */
export const labTexts = (
  edit: Edit = () => undefined,
): { readonly text: string; readonly properties: string } => {
  const [document, properties] = [lab(), labProperties()];
  edit(document, properties);
  return { text: JSON.stringify(document, null, 2), properties: JSON.stringify(properties, null, 2) };
};

/** The lab's definition, edited. */
export const readLab = (file: string, edit: Edit = () => undefined): ReadDocument => {
  const { text, properties } = labTexts(edit);
  return readDefinition({ file, text, properties: { file: `${file}.properties`, text: properties } });
};

/** A change with the trigger that it concerns. */
export type Found = Change & { readonly trigger: string };

/** What changes when the lab's definition is edited; `first` edits the older version. */
export const changesOf = (edit: Edit, first: Edit = () => undefined): readonly Found[] =>
  diffDocuments({
    before: readLab('old.json', first),
    after: readLab('new.json', (document, properties) => {
      first(document, properties);
      edit(document, properties);
    }),
  }).flatMap(({ id, changes }) => changes.map((change) => ({ ...change, trigger: id })));

/** Changes in short: `breaking OnSample: output "/id" is gone …`. */
export const told = (changes: readonly Found[]): readonly string[] =>
  changes.map(({ kind, trigger, message }) => `${kind} ${trigger}: ${message}`);
