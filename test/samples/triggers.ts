import type { Parameter, TriggerDefinition } from '../../src/model.ts';

const base: TriggerDefinition = {
  id: 'OnNewVoicemail',
  mechanism: 'native',
  delivery: 'batch',
  summary: 'When a new voicemail arrives',
  deprecated: false,
  method: 'GET',
  path: '/voicemails',
  basePath: '/api/v1',
  pointer: '/paths/~1voicemails/get',
  consumes: ['application/json'],
  produces: ['application/json'],
  parameters: [],
  responses: {},
  unsubscribe: [],
  paths: ['/voicemails'],
  policies: [],
  security: [{ name: 'key', type: 'apiKey', in: 'header', parameter: 'X-Api-Key' }],
  dynamic: [],
  noGenericTest: false,
  definitions: {},
};

/** A parameter of an operation: a required, visible query parameter of type string unless said otherwise. */
export const parameter = (name: string, changes: Partial<Parameter> = {}): Parameter => ({
  name,
  in: 'query',
  required: true,
  internal: false,
  schema: { type: 'string' },
  ...changes,
});

const voicemail = {
  type: 'object',
  required: ['id', 'text', 'caller'],
  properties: {
    id: { type: 'integer' },
    text: { type: 'string' },
    caller: { type: ['string', 'null'] },
    seconds: { type: 'number' },
  },
};

/** A polling trigger whose service keeps no state but the Location. */
export const nativeTrigger = (changes: Partial<TriggerDefinition> = {}): TriggerDefinition => ({
  ...base,
  mechanism: 'native',
  parameters: [parameter('mailbox')],
  responses: { '200': { schema: { type: 'array', items: voicemail }, headers: [] } },
  ...changes,
});

/** A polling trigger whose state the gateway makes out of a list. */
export const policyTrigger = (changes: Partial<TriggerDefinition> = {}): TriggerDefinition => ({
  ...base,
  id: 'OnNewInvoice',
  summary: 'When a new invoice is written',
  mechanism: 'policy',
  path: '/invoices',
  pointer: '/paths/~1invoices/get',
  paths: ['/invoices'],
  parameters: [parameter('customer'), parameter('since_id', { required: false, internal: true })],
  responses: {
    '200': {
      schema: {
        type: 'object',
        required: ['count'],
        properties: { count: { type: 'integer' }, value: { type: 'array', items: voicemail } },
      },
      headers: [],
    },
  },
  policy: {
    dataPath: '@triggerBody().value',
    config: { since_id: '@{triggerBody().value[0].id}' },
    nextLink: '@odata.nextLink',
  },
  ...changes,
});

/** A webhook trigger with its callback URL two levels deep. */
export const webhookTrigger = (changes: Partial<TriggerDefinition> = {}): TriggerDefinition => ({
  ...base,
  id: 'OnAlarm',
  mechanism: 'webhook',
  delivery: 'single',
  summary: 'When an alarm is raised',
  method: 'POST',
  path: '/hooks',
  pointer: '/paths/~1hooks/post',
  paths: ['/hooks', '/hooks/{id}'],
  callback: '/target/url',
  body: {
    required: true,
    schema: {
      type: 'object',
      required: ['event', 'kinds', 'target'],
      properties: {
        event: { type: 'string', default: 'alarm', 'x-ms-visibility': 'internal' },
        kinds: { type: 'array', items: { type: 'string' }, minItems: 1 },
        note: { type: 'string' },
        target: {
          type: 'object',
          'x-ms-visibility': 'internal',
          required: ['url', 'version'],
          properties: {
            url: { type: 'string', default: 'https://old.example' },
            version: { type: 'integer', default: 2 },
          },
        },
      },
    },
  },
  responses: {
    '201': {
      schema: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
      headers: ['Location'],
    },
  },
  notification: {
    dynamic: false,
    schema: {
      type: 'object',
      required: ['alarm'],
      properties: { alarm: { type: 'string' }, at: { type: 'string' } },
    },
  },
  unsubscribe: [
    {
      operationId: 'DeleteHook',
      path: '/hooks/{id}',
      internal: true,
      parameters: [parameter('id', { in: 'path' })],
      hasBody: false,
    },
  ],
  ...changes,
});
