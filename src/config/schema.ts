import type { JsonObject } from '../json.ts';
import type {
  BackendInput,
  BrokerInput,
  CallbackInput,
  CleanupInput,
  ConfigInput,
  ServiceInput,
  TimingInput,
  TriggerInput,
} from './input.ts';
import {
  anything,
  argv,
  choice,
  described,
  duration,
  either,
  isText,
  object,
  origin,
  pointer,
  pointerRecord,
  record,
  text,
  textOrTexts,
  textRecord,
  texts,
} from './schema-parts.ts';
import { call, credentialSource, credentials, emit, step } from './schema-steps.ts';

const service = object<ServiceInput>(
  {
    url: origin('Where the definition’s host and basePath are; a path here replaces basePath'),
    aliases: { ...texts('Other origins that the service uses for itself'), items: origin('An origin') },
    start: argv('Starts the service; ended with the run'),
    ready: text('Path or URL that answers 2xx when the service is ready'),
    startWithin: duration('Longest time to be ready in; default 60s'),
    headers: textRecord('Constants of the connection, not secret'),
    credentials: credentials('The connection’s credentials'),
    otherCredentials: credentials('Credentials of a second tenant'),
    badCredentials: described(
      'Wrong credentials; default: the same names with wrong values; none: nothing is a bad credential here',
      either(isText, { enum: ['none'] }, credentialSource),
    ),
    restart: described(
      'Restarts the service; true where start is given',
      either({ type: 'boolean' }, { enum: [true] }, step),
    ),
  },
  ['url'],
);

const trigger = object<TriggerInput>({
  inputs: record('Parameters by name; body properties by name or by JSON Pointer', anything),
  emit: described('How to cause one event: a step, a list of steps, or manual', emit),
  emitOther: {
    anyOf: [emit, { type: 'array', items: emit }],
    title: 'one emit, or a list of emits',
    description: 'Events that the inputs exclude: one emit, or a list with one for each filter',
  },
  perEmit: {
    type: 'integer',
    minimum: 1,
    title: 'a whole number from 1',
    description: 'Items or notifications that one emit rightly causes',
  },
  burst: {
    type: 'integer',
    minimum: 1,
    maximum: 1000,
    title: 'a whole number from 1 to 1000',
    description:
      'Events caused in one go, wanted and excluded ones alike; default as many as fit in a second, 3 to 25. Above the page size of the service it tests paging',
  },
  settle: duration('Longest time from emit to visible; default timing.notifyWithin'),
  eventId: {
    ...object<{ emitted: unknown; arrived: unknown }>(
      {
        emitted: textOrTexts('What identifies the event when it is caused, such as "{{id}}"'),
        arrived: pointer('JSON Pointer of the same value in what arrives'),
      },
      ['emitted', 'arrived'],
    ),
    description: 'Recognises events where the token does not reach the item',
  },
  cleanup: {
    ...object<CleanupInput>(
      { ...call, take: pointerRecord('Name of a placeholder → JSON Pointer in the registration’s answer') },
      ['method', 'url'],
    ),
    description: 'Removes a registration of a service without Location or DELETE',
  },
  items: pointer('The array in a batch answer, where the definition does not say'),
  expect: record('JSON Pointer in what arrives → value that must be there', anything),
});

const backend = object<BackendInput>({
  method: text('HTTP method that the backend is called with'),
  path: text('Path that the backend is called at'),
  body: described('Merged into the body', anything),
});

const callback = object<CallbackInput>({
  host: text('Address that the receiver listens on; default 127.0.0.1'),
  port: {
    type: ['integer', 'string'],
    minimum: 0,
    maximum: 65535,
    pattern: '^(\\d+|\\$\\{.*)$',
    title: 'a port number',
    description: 'Default 0: any free port',
  },
  publicUrl: origin('How the service reaches the receiver; {{port}} is its port'),
  tls: object<{ cert: unknown; key: unknown }>(
    { cert: text('PEM file of the certificate'), key: text('PEM file of the key') },
    ['cert', 'key'],
  ),
  tryInternal: {
    type: 'boolean',
    title: 'true or false',
    description:
      'Register callbacks on internal addresses too, which must be refused (S-08). A service that takes them may call them',
  },
});

const timing = object<TimingInput>({
  notifyWithin: duration('Longest time from an event to its arrival; default 5s'),
  quiet: duration('How long silence is watched; default 1s'),
  maxWait: duration('Waits for Retry-After are cut at this; default 2s'),
  timeout: duration('Deadline of the whole run; default 120s'),
});

const broker = object<BrokerInput>(
  {
    url: origin('Base URL of the Pact Broker'),
    token: text('Bearer token'),
    username: text('Basic authentication'),
    password: text('Basic authentication'),
    ca: text('PEM file of a certificate authority to trust besides the usual ones'),
  },
  ['url'],
);

/** JSON Schema of `triggerpact.yaml`: checks a configuration, and is published for editors. */
export const configSchema: JsonObject = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'triggerpact.schema.json',
  ...object<ConfigInput>({
    $schema: text('For editors'),
    definitions: textOrTexts('Trigger definitions: paths or globs'),
    provider: text('Name of the service; default: info.title'),
    consumer: text('Name of the connector; default: info.title + " connector"'),
    contracts: text('Folder of the Pact files; default contracts'),
    service: described('The service under test', service),
    callback: described('The receiver of notifications', callback),
    triggers: record('By operationId', trigger),
    backend: record('Routing and property policies, where no gateway applies them; by operationId', backend),
    rules: record('Rule id → level', choice('Level of the rule', 'error', 'warning', 'off')),
    profile: choice(
      'strict: what the documentation promises; field: what is seen to work',
      'strict',
      'field',
    ),
    timing: described('Waiting times', timing),
    broker: described('A Pact Broker', broker),
  }),
  description: 'Configuration of triggerpact: one provider and one consumer',
};
