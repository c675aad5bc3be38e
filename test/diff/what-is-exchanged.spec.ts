import { begins } from './begins.ts';
import type { Edit } from './planted.ts';

const table: readonly (readonly [string, Edit, readonly string[], Edit?])[] = [
  [
    'a DELETE that makers see',
    (d) => delete d.paths['/hooks/{id}'].delete['x-ms-visibility'],
    ['safe OnSample: "DELETE /hooks/{id}" is visible to makers now, as an action'],
  ],
  [
    'a registration that no longer declares its Location',
    (d) => (d.paths['/hooks'].post.responses = { 200: { description: 'OK' } }),
    [
      'risky OnSample: the Location header is no longer declared: if the service stopped sending it, flows that',
      'safe OnSample: the answer 201 is no longer declared',
    ],
    (d) => (d.paths['/hooks'].post.responses[201].headers = { location: { type: 'string' } }),
  ],
  [
    'a poll that no longer declares where its state goes',
    (d) => delete d.paths['/labs/{lab}/results'].get.responses[202],
    [
      'risky OnResult: the Location header is no longer declared: if the service stopped sending it, polls have',
      'risky OnResult: the answer 202 is no longer declared',
    ],
    (d, p) => {
      p.properties.policyTemplateInstances = [];
      d.paths['/labs/{lab}/results'].get.responses[202] = {
        description: 'Nothing new',
        headers: { Location: { type: 'string' } },
      };
    },
  ],
  ['a success more', (d) => (d.paths['/hooks'].post.responses[200] = { description: 'OK' }), []],
  [
    'a body that is sent as a form',
    (d) => (d.paths['/hooks'].post.consumes = ['application/x-www-form-urlencoded']),
    [
      'risky OnSample: the body was sent as "application/json" and is sent as "application/x-www-form-urlencoded"',
    ],
  ],
  [
    'a media type that says JSON in other words',
    (d) => (d.consumes = ['text/json', 'application/vnd.lab+json']),
    [],
  ],
  [
    'a body that takes no other members',
    (d) => (d.definitions.Hook.additionalProperties = false),
    ['risky OnSample: the "additionalProperties" of the body was open and is false'],
  ],
  [
    'a body that takes other members again',
    (d) => delete d.definitions.Hook.additionalProperties,
    ['safe OnSample: the "additionalProperties" of the body was false and is open'],
    (d) => (d.definitions.Hook.additionalProperties = false),
  ],
  [
    'a registration that takes no callback URL',
    (d) => delete d.definitions.Hook.properties.url['x-ms-notification-url'],
    ['breaking OnSample: the registration took the callback URL at "/url" and takes none now'],
  ],
  [
    'a callback URL that is an object, or may not be long',
    (d) => (d.definitions.Hook.properties.url.maxLength = 100),
    ['breaking OnSample: the "maxLength" of the callback URL "/url" was open and is 100'],
  ],
  [
    'a callback URL of another type',
    (d) => (d.definitions.Hook.properties.url.type = 'integer'),
    ['breaking OnSample: the callback URL "/url" was string and is integer'],
  ],
  [
    'a body with another name',
    (d) => (d.paths['/hooks'].post.parameters[2].name = 'hook'),
    ['breaking OnSample: the body "body" is called "hook"'],
  ],
  [
    'a state that is read from what is gone',
    (d) => delete d.definitions.Result.properties.at,
    [
      'breaking OnResult: output "/value/*/at" is gone',
      'breaking OnResult: the polling state "since" is read from "@{triggerBody().value[0].at}", which the answer no longer has',
    ],
  ],
  [
    'a state whose parameter is gone',
    (d) => d.paths['/labs/{lab}/results'].get.parameters.pop(),
    ['breaking OnResult: the polling state goes into "since", which the operation no longer takes'],
  ],
  [
    'a policy that leads to no list',
    (_, p) =>
      (p.properties.policyTemplateInstances[0].parameters['x-ms-apimTemplateParameter.triggerDataPath'] =
        '@triggerBody().results'),
    [
      'breaking OnResult: "@triggerBody().results" leads to no list of the answer',
      'risky OnResult: the list of a poll was at "@triggerBody().value"',
    ],
  ],
  [
    'a notification content that moved into the operation',
    (d) => {
      const hooks = d.paths['/hooks'];
      hooks.post['x-ms-notification-content'] = hooks['x-ms-notification-content'];
      delete hooks['x-ms-notification-content'];
    },
    ['breaking OnSample: the notification content stands in the operation'],
  ],
  [
    'a poll that is answered 201',
    (d) => {
      const { get } = d.paths['/labs/{lab}/results'];
      get.responses = { 201: get.responses[200] };
    },
    ['risky OnResult: the answer 200 is no longer declared: the platform starts flows on 200 alone'],
  ],
  [
    'a poll that is answered with XML',
    (d) => (d.paths['/labs/{lab}/results'].get.produces = ['application/xml']),
    ['risky OnResult: polls were answered with JSON and are answered with "application/xml"'],
  ],
  [
    'a form that is sent otherwise',
    (d) => (d.paths['/hooks'].post.consumes = ['application/x-www-form-urlencoded']),
    [
      'risky OnSample: the body was sent as "multipart/form-data" and is sent as "application/x-www-form-urlencoded"',
    ],
    (d) => {
      const { post } = d.paths['/hooks'];
      post.consumes = ['multipart/form-data'];
      post.parameters[2] = { name: 'url', in: 'formData', type: 'string', 'x-ms-notification-url': true };
    },
  ],
];

describe('diffDocuments by what flows and services exchange', () => {
  for (const [title, edit, beginnings, first] of table)
    it(`says ${beginnings.length === 0 ? 'nothing' : 'what it means'} when there is ${title}`, () =>
      begins(edit, beginnings, first));
});
