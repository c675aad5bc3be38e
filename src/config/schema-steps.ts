import type { JsonObject } from '../json.ts';
import type { CommandInput, LoginInput, RequestInput } from './input.ts';
import {
  anything,
  argv,
  choice,
  described,
  duration,
  either,
  has,
  isList,
  isText,
  object,
  pointerRecord,
  text,
  textRecord,
} from './schema-parts.ts';

const credentialValues = object<{ headers: unknown; query: unknown }>({
  headers: textRecord('Header values'),
  query: textRecord('Query values'),
});
const credentialCommand = object<{ command: unknown; refresh: unknown }>({
  command: argv('Prints the values as JSON: {"headers": {…}, "query": {…}}'),
  refresh: duration('Run again after this time, and on a 401'),
});

const save = pointerRecord('Name of a placeholder for later steps → JSON Pointer in the answer');
/** Keys of a request that a step makes. */
export const call = {
  method: text('HTTP method'),
  url: text('Joined to service.url, its path included; absolute or from {{origin}}, it goes elsewhere'),
  headers: textRecord('Headers of this request'),
  body: described('JSON; a text goes out raw under the Content-Type of this step', anything),
  credentials: choice('Whose credentials: the connection, the second tenant, none', 'own', 'other', 'none'),
};
const request = object<RequestInput>({ ...call, save }, ['method', 'url']);
const command = object<CommandInput>(
  { command: argv('Run in the folder of the configuration, without a shell'), save },
  ['command'],
);
/** A step of an emit. */
export const step = either(has('command'), command, request);

const { credentials: _, ...callOfLogin } = call;
const loginStep = either(
  has('command'),
  command,
  object<Omit<RequestInput, 'credentials'>>({ ...callOfLogin, save }, ['method', 'url']),
);
const credentialLogin = object<LoginInput>({
  login: described(
    'A step, or a list of steps, that goes without the connection’s credentials; repeated on a 401',
    either(isList, { type: 'array', minItems: 1, items: loginStep }, loginStep),
  ),
  headers: textRecord('Header values; {{name}} is what a step of the login saved'),
  query: textRecord('Query values; {{name}} is what a step of the login saved'),
  refresh: duration('Log in again after this time, and on a 401'),
});
/** Values, or what gives them. */
export const credentialSource = either(
  has('command'),
  credentialCommand,
  either(has('login'), credentialLogin, credentialValues),
);
/** The same, with words for editors. */
export const credentials = (description: string): JsonObject => described(description, credentialSource);

const emitForm =
  '"manual", a step such as { method: POST, url: /items, body: { title: "{{token}}" } } or { command: [node, cause.js, "{{token}}"] }, or a list of such steps';
/** How to cause one event. */
export const emit = either(
  isList,
  { type: 'array', minItems: 1, title: emitForm, items: step },
  either(isText, { enum: ['manual'], title: emitForm }, step),
);
