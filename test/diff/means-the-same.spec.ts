import { expect } from 'chai';
import { diffDocuments } from '../../src/diff/diff-documents.ts';
import { readDefinition } from '../../src/openapi/read.ts';
import { begins } from './begins.ts';
import { changesOf } from './definitions.ts';
import type { Edit } from './planted.ts';

const sample = { $ref: '#/definitions/Sample' };

const revisions: Edit = (d) => {
  for (const number of [1, 2, 3]) {
    const operation = structuredClone(d.paths['/hooks']);
    operation.post.operationId = number === 1 ? 'OnSample' : `OnSample_V${number}`;
    operation.post['x-ms-api-annotation'] = { family: 'OnSample', revision: number };
    d.paths[number === 1 ? '/hooks' : `/v${number}/hooks`] = operation;
  }
};

const table: readonly (readonly [string, Edit, readonly string[], Edit?])[] = [
  ['a host in capitals, with its usual port', (d) => (d.host = 'LAB.example:443'), []],
  [
    'another port',
    (d) => (d.host = 'lab.example:8443'),
    ['risky OnSample: the service was at "https://lab.example/v1"', 'risky OnResult: the service was at'],
  ],
  [
    'a limit that each of the only values keeps',
    (d) => (d.paths['/hooks'].post.parameters[0].maxLength = 5),
    [],
  ],
  [
    'a pattern that each of the only values keeps',
    (d) => (d.paths['/hooks'].post.parameters[0].pattern = '^[a-c]$'),
    [],
  ],
  [
    'a limit that one of the only values breaks',
    (d) => (d.paths['/hooks'].post.parameters[0].minLength = 2),
    ['breaking OnSample: the "minLength" of input "bench" was open and is 2'],
  ],
  [
    'three revisions in another order',
    (d) => (d.paths = Object.fromEntries(Object.entries(d.paths).toReversed())),
    [],
    revisions,
  ],
  [
    'another default of an input that makers may leave out',
    (d) => (d.paths['/hooks'].post.parameters[0].default = 'b'),
    ['risky OnSample: the default of input "bench" was "a" and is "b": existing flows that leave it out'],
    (d) => (d.paths['/hooks'].post.parameters[0].default = 'a'),
  ],
  [
    'another default of an input that flows hold',
    (d) => (d.paths['/hooks'].post.parameters[0].default = 'b'),
    ['safe OnSample: the default of input "bench" was "a" and is "b"'],
    (d) => Object.assign(d.paths['/hooks'].post.parameters[0], { default: 'a', required: true }),
  ],
  [
    'an internal input that is optional now',
    (d) => (d.paths['/hooks'].post.parameters[1].required = false),
    [
      'risky OnSample: input "api-version", which makers never saw, is optional now: the platform no longer sends "1"',
    ],
  ],
  [
    'an internal input that was never sent',
    (d) => d.paths['/hooks'].post.parameters.splice(1, 1),
    ['safe OnSample: input "api-version", which makers never saw, is gone'],
    (d) => (d.paths['/hooks'].post.parameters[1].required = false),
  ],
  [
    'a notification whose members are fetched now',
    (d) =>
      (d.paths['/hooks']['x-ms-notification-content'].schema = {
        type: 'object',
        'x-ms-dynamic-schema': { operationId: 'GetSchema' },
      }),
    [
      'risky OnSample: the output is now filled at design time',
      ...['id', 'taken', 'state', 'patient'].map(
        (name) =>
          `risky OnSample: output "/${name}" is gone: steps that use it find nothing, unless the schema that is fetched at design time has it`,
      ),
    ],
  ],
  [
    'tokens that come from elsewhere',
    (d) => (d.securityDefinitions.key.tokenUrl = 'https://id.example/new'),
    ['risky OnSample: makers sign in elsewhere', 'risky OnResult: makers sign in elsewhere'],
    (d) =>
      (d.securityDefinitions.key = {
        type: 'oauth2',
        flow: 'application',
        tokenUrl: 'https://id.example/old',
        scopes: { read: 'Reads' },
      }),
  ],
  [
    'a trigger that is an action now, beside another trigger',
    (d) => {
      d.paths['/v2/hooks'] = structuredClone(d.paths['/hooks']);
      d.paths['/v2/hooks'].post.operationId = 'OnSample_V2';
      delete d.paths['/hooks'].post['x-ms-trigger'];
    },
    ['breaking OnSample: the operation is no trigger any more', 'safe OnSample_V2: the trigger is new'],
  ],
];

describe('diffDocuments on what means the same, and what only looks so', () => {
  for (const [title, edit, beginnings, first] of table)
    it(`says ${beginnings.length === 0 ? 'nothing' : 'what it means'} when there is ${title}`, () =>
      begins(edit, beginnings, first));

  it('shows the keyword of a parameter that differs', () => {
    const [found] = changesOf((d) => (d.paths['/hooks'].post.parameters[1].default = '2'));
    expect(found?.after?.pointer).to.equal('/paths/~1hooks/post/parameters/1/default');
  });
});

describe('diffDocuments on OpenAPI 3', () => {
  const bench = { name: 'bench', in: 'query', schema: { type: 'array', items: { type: 'string' } } };
  const read = (parameter: object, operation: object = {}): ReturnType<typeof readDefinition> =>
    readDefinition({
      file: 'lab.json',
      text: JSON.stringify({
        openapi: '3.0.3',
        info: { title: 'Lab', version: '1' },
        servers: [{ url: 'https://lab.example' }],
        paths: {
          '/results': {
            get: {
              operationId: 'OnResult',
              'x-ms-trigger': 'batch',
              parameters: [{ ...bench, ...parameter }],
              responses: { 200: { description: 'OK', content: { 'application/json': { schema: sample } } } },
              ...operation,
            },
          },
        },
        definitions: { Sample: { type: 'object' } },
      }),
    });
  const between = (
    ...pair: Parameters<typeof read>
  ): readonly ReturnType<typeof diffDocuments>[number]['changes'][number][] =>
    diffDocuments({ before: read({}), after: read(...pair) }).flatMap((r) => r.changes);

  it('knows how a list is joined where nothing is said', () => {
    expect(between({ style: 'form', explode: true })).to.deep.equal([]);
    expect(between({ explode: false }).map((c) => c.message)[0]).to.match(/^input "bench" is written/);
  });

  it('shows the server of the operation, where it has one of its own', () => {
    const [found] = between({}, { servers: [{ url: 'https://other.example' }] });
    expect(found?.message).to.match(/^the service was at "https:\/\/lab.example" and is at "https:\/\/other/);
    expect(found?.after?.pointer).to.equal('/paths/~1results/get/servers');
  });
});
