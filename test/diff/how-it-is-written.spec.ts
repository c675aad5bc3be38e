import { begins } from './begins.ts';
import type { Edit } from './planted.ts';

const required = { type: 'string', uiDefinition: { constraints: { required: 'true' } } };

const chosenOf = (...allowedValues: readonly unknown[]): unknown => ({
  type: 'string',
  uiDefinition: { constraints: { allowedValues } },
});

const benches: Edit = (d) => {
  d.paths['/benches'] = {
    get: {
      operationId: 'Benches',
      parameters: [{ name: 'lab', in: 'query', type: 'string' }],
      responses: { 200: { description: 'OK', schema: { type: 'array', items: { type: 'object' } } } },
    },
  };
  d.paths['/hooks'].post.parameters[0]['x-ms-dynamic-values'] = {
    operationId: 'Benches',
    'value-path': 'id',
  };
};

const table: readonly (readonly [string, Edit, readonly string[], Edit?])[] = [
  [
    'a path parameter of which it is said how it is encoded',
    (d) => (d.paths['/labs/{lab}/results'].get.parameters[0]['x-ms-url-encoding'] = 'single'),
    ['safe OnResult: it is said how input "lab" is encoded in the path'],
  ],
  ['a callback URL that is said to be one', (d) => (d.definitions.Hook.properties.url.format = 'uri'), []],
  [
    'a path parameter that is encoded otherwise',
    (d) => (d.paths['/labs/{lab}/results'].get.parameters[0]['x-ms-url-encoding'] = 'double'),
    ['risky OnResult: input "lab" is written into the request otherwise: values with characters'],
  ],
  [
    'a list that is joined otherwise',
    (d) => (d.paths['/hooks'].post.parameters[0].collectionFormat = 'multi'),
    ['risky OnSample: input "bench" is written into the request otherwise: values of several items'],
    (d) => (d.paths['/hooks'].post.parameters[0] = { name: 'bench', in: 'query', type: 'array', items: {} }),
  ],
  [
    'a list that is joined as it was',
    (d) => (d.paths['/hooks'].post.parameters[0].collectionFormat = 'csv'),
    [],
  ],
  [
    'an internal input that is required and has no default any more',
    (d) => delete d.paths['/hooks'].post.parameters[1].default,
    ['breaking OnSample: the default of input "api-version" was "1" and is none, though it is required'],
  ],
  [
    'an optional internal input without its default',
    (d) => delete d.paths['/hooks'].post.parameters[1].default,
    ['safe OnSample: the default of input "api-version" was "1" and is none'],
    (d) => (d.paths['/hooks'].post.parameters[1].required = false),
  ],
  [
    'values that are offered otherwise',
    (d) => (d.paths['/hooks'].post.parameters[0]['x-ms-dynamic-values'].parameters = { lab: 'b' }),
    ['risky OnSample: input "bench" is now otherwise filled at design time ("x-ms-dynamic-values")'],
    (d) =>
      (d.paths['/hooks'].post.parameters[0]['x-ms-dynamic-values'] = {
        operationId: 'Benches',
        'value-path': 'id',
        parameters: { lab: 'a' },
      }),
  ],
  [
    'a number that must be a multiple, and a list without repeats',
    (d) => {
      const { kind, limit } = d.definitions.Hook.properties.filter.properties;
      limit.multipleOf = 5;
      kind.format = 'uuid';
      d.definitions.Hook.properties.tags.uniqueItems = true;
    },
    [
      'breaking OnSample: the "multipleOf" of input "/filter/limit" was open and is 5',
      'breaking OnSample: the "uniqueItems" of input "/tags" was open and is true',
      'risky OnSample: the format of input "/filter/kind" was not given and is "uuid"',
    ],
    (d) => (d.definitions.Hook.properties.tags = { type: 'array', items: { type: 'string' } }),
  ],
  [
    'a number that is shorter',
    (d) => (d.definitions.Hook.properties.filter.properties.limit.format = 'int32'),
    ['risky OnSample: the format of input "/filter/limit" was "int64" and is "int32": large values'],
    (d) => (d.definitions.Hook.properties.filter.properties.limit.format = 'int64'),
  ],
  [
    'a list of values that needs what nobody hands over',
    (d) => (d.paths['/benches'].get.parameters[0].required = true),
    [
      'risky OnSample: "x-ms-dynamic-values" asks "Benches", which now needs "lab": makers are offered nothing',
    ],
    benches,
  ],
  [
    'a list of values whose operation is gone',
    (d) => delete d.paths['/benches'],
    ['risky OnSample: "x-ms-dynamic-values" asks "Benches", which cannot be called any more'],
    benches,
  ],
  [
    'a list of values that needs what has a default',
    (d) => Object.assign(d.paths['/benches'].get.parameters[0], { required: true, default: 'a' }),
    [],
    benches,
  ],
  [
    'a connection that asks for more',
    (_, p) => (p.properties.connectionParameters.site = required),
    [
      'breaking OnSample: connections ask for "site": those that makers have lack it',
      'breaking OnResult: connections ask for "site": those that makers have lack it',
    ],
    (_, p) => (p.properties.connectionParameters = { key: { type: 'securestring' } }),
  ],
  [
    'a connection whose key is another kind of thing, and that has more',
    (_, p) => {
      p.properties.connectionParameters.key.type = 'oauthSetting';
      p.properties.connectionParameters.site = { type: 'string' };
    },
    [
      'breaking OnSample: "key" of connections was securestring and is oauthsetting',
      'safe OnSample: connections may have "site" now',
      'breaking OnResult: "key" of connections was securestring and is oauthsetting',
      'safe OnResult: connections may have "site" now',
    ],
    (_, p) => (p.properties.connectionParameters = { key: { type: 'securestring' } }),
  ],
  [
    'a connection that no longer has a site, and signs in otherwise',
    (_, p) =>
      (p.properties.connectionParameters = {
        token: { type: 'oauthSetting', oAuthSettings: { scopes: ['b'] } },
      }),
    [
      'risky OnSample: makers sign in otherwise ("oAuthSettings" of "token")',
      'risky OnSample: connections no longer have "site"',
      'risky OnResult: makers sign in otherwise ("oAuthSettings" of "token")',
      'risky OnResult: connections no longer have "site"',
    ],
    (_, p) =>
      (p.properties.connectionParameters = {
        token: { type: 'oauthSetting', oAuthSettings: { scopes: ['a'] } },
        site: { type: 'string' },
      }),
  ],
  [
    'a site that connections can no longer choose',
    (_, p) => (p.properties.connectionParameters = { site: chosenOf('eu', { text: 'Asia', value: 'as' }) }),
    [
      'risky OnSample: "site" of connections no longer offers "us"',
      'risky OnResult: "site" of connections no longer offers "us"',
    ],
    (_, p) =>
      (p.properties.connectionParameters = {
        site: chosenOf({ text: 'Europe', value: 'eu' }, { text: 'America', value: 'us' }),
      }),
  ],
  [
    'a scope more',
    (d) => (d.securityDefinitions.key.scopes.write = 'Writes'),
    [
      'risky OnSample: connections ask for "write" as well',
      'risky OnResult: connections ask for "write" as well',
    ],
    (d) => (d.securityDefinitions.key = { type: 'oauth2', flow: 'implicit', scopes: { read: 'Reads' } }),
  ],
  [
    'an output that is the content of a file now',
    (d) => (d.definitions.Sample.properties.id.format = 'binary'),
    ['risky OnSample: the format of output "/id" was not given and is "binary"'],
  ],
];

describe('diffDocuments by how calls and connections are made', () => {
  for (const [title, edit, beginnings, first] of table)
    it(`says ${beginnings.length === 0 ? 'nothing' : 'what it means'} when there is ${title}`, () =>
      begins(edit, beginnings, first));
});
