import type { JsonObject } from '../../src/json.ts';
import type { ReadDocument, TriggerDefinition } from '../../src/model.ts';
import { readDefinition, type DefinitionText } from '../../src/openapi/read.ts';

/** A body property that takes the callback URL, as it should be written. */
export const callbackProperty: JsonObject = {
  type: 'string',
  'x-ms-notification-url': true,
  'x-ms-visibility': 'internal',
};

/** A body parameter with this schema. */
export const bodyOf = (schema: JsonObject): JsonObject => ({ in: 'body', name: 'body', schema });

/** The body of a textbook registration. */
export const registration: JsonObject = bodyOf({
  type: 'object',
  required: ['url'],
  properties: { url: callbackProperty, event: { type: 'string' } },
});

/** Notification content of one string. */
export const content: JsonObject = {
  schema: { type: 'object', properties: { id: { type: 'string' } } },
};

/** A Swagger 2.0 document with these paths. */
export const swagger = (paths: JsonObject, more: JsonObject = {}): JsonObject => ({
  swagger: '2.0',
  info: { title: 'Voicemail' },
  host: 'api.voicemail.example',
  basePath: '/v1',
  schemes: ['https'],
  paths,
  ...more,
});

/** A Swagger 2.0 document with one textbook webhook; the operation and its path item can be altered. */
export const webhook = (
  operation: JsonObject = {},
  pathItem: JsonObject = {},
  more: JsonObject = {},
): JsonObject =>
  swagger(
    {
      '/hooks': {
        'x-ms-notification-content': content,
        post: {
          operationId: 'OnNewVoicemail',
          summary: 'When a voicemail is received',
          description: 'This operation triggers when a voicemail is received.',
          'x-ms-trigger': 'single',
          parameters: [registration],
          responses: { '201': { description: 'Created', headers: { Location: { type: 'string' } } } },
          ...operation,
        },
        ...pathItem,
      },
      '/hooks/{id}': {
        delete: {
          operationId: 'RemoveHook',
          'x-ms-visibility': 'internal',
          parameters: [{ in: 'path', name: 'id', type: 'string', required: true }],
          responses: { '204': { description: 'Gone' } },
        },
      },
    },
    more,
  );

/** A Swagger 2.0 document with one polling trigger. */
export const polling = (operation: JsonObject = {}, more: JsonObject = {}): JsonObject =>
  swagger(
    {
      '/voicemails': {
        get: {
          operationId: 'ListVoicemails',
          summary: 'When voicemails are received',
          description: 'This operation triggers when voicemails are received.',
          'x-ms-trigger': 'batch',
          responses: {
            '202': { description: 'Nothing new', headers: { Location: { type: 'string' } } },
            '200': {
              description: 'New voicemails',
              schema: {
                type: 'object',
                properties: {
                  value: {
                    type: 'array',
                    items: { type: 'object', properties: { id: { type: 'integer' } } },
                  },
                },
              },
            },
          },
          ...operation,
        },
      },
    },
    more,
  );

/** Reads a document given as a value, and its apiProperties.json, if any. */
export const read = (
  document: JsonObject,
  properties?: JsonObject,
  more: Partial<DefinitionText> = {},
): ReadDocument =>
  readDefinition({
    file: 'specs/voicemail.json',
    text: JSON.stringify(document, null, 2),
    ...(properties === undefined
      ? {}
      : { properties: { file: 'specs/apiProperties.json', text: JSON.stringify({ properties }, null, 2) } }),
    ...more,
  });

/** The only trigger of a document. */
export const onlyTrigger = (
  document: JsonObject,
  properties?: JsonObject,
  more: Partial<DefinitionText> = {},
): TriggerDefinition => {
  const { triggers } = read(document, properties, more);
  const [trigger] = triggers;
  if (trigger === undefined || triggers.length > 1) throw new Error(`${triggers.length} triggers`);
  return trigger;
};

/** A `pollingtrigger` policy. */
export const pollingPolicy = (
  config: JsonObject,
  dataPath: string,
  operations?: JsonObject[string],
): JsonObject => ({
  templateId: 'pollingtrigger',
  title: 'Poll',
  parameters: {
    ...(operations === undefined ? {} : { 'x-ms-apimTemplate-operationName': operations }),
    'x-ms-apimTemplateParameter.triggerConfig': config,
    'x-ms-apimTemplateParameter.triggerDataPath': dataPath,
  },
});
