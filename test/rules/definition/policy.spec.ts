import { expect } from 'chai';
import type { JsonObject } from '../../../src/json.ts';
import { polling, pollingPolicy } from '../../samples/documents.ts';
import { judged } from './judged.ts';

const since = { in: 'query', name: 'since', type: 'integer', 'x-ms-visibility': 'internal' };
const list = (properties: JsonObject): JsonObject => ({ type: 'object', properties });
const items = { type: 'array', items: list({ id: { type: 'integer' } }) };

interface Case {
  readonly schema?: JsonObject;
  readonly definitions?: JsonObject;
  readonly dataPath?: string;
  readonly config?: JsonObject;
  readonly parameters?: JsonObject[];
}

const said = (rule: string, given: Case): string[] => {
  const { schema = list({ value: items }), definitions = {}, parameters = [since] } = given;
  const { dataPath = '@triggerBody().value', config = { since: '@{triggerBody().value[0].id}' } } = given;
  return judged(
    rule,
    polling({ parameters, responses: { '200': { description: 'ok', schema } } }, { definitions }),
    { policyTemplateInstances: [pollingPolicy(config, dataPath)] },
  ).map((text) => text.replace(/ @ .*$/, ''));
};

describe('D-16', () => {
  it('is content with an array inside an object, also behind $ref, allOf and null', () => {
    expect(said('D-16', {})).to.deep.equal([]);
    expect(
      said('D-16', {
        schema: { allOf: [{ $ref: '#/definitions/Page' }] },
        definitions: {
          Page: list({ value: { $ref: '#/definitions/Items', 'x-nullable': true } }),
          Items: items,
        },
      }),
    ).to.deep.equal([]);
    expect(
      said('D-16', {
        dataPath: "@triggerBody()?['a b'].value",
        schema: list({ 'a b': list({ value: items }) }),
      }),
    ).to.deep.equal([]);
  });

  it('says nothing where the schema leaves it open', () => {
    for (const schema of [
      {},
      { type: 'object' },
      { type: 'object', additionalProperties: true, properties: { x: {} } },
      { ...list({ x: {} }), 'x-ms-dynamic-schema': { operationId: 'S' } },
      list({ value: {} }),
    ])
      expect(said('D-16', { schema })).to.deep.equal([]);
  });

  it('refuses a root that is an array', () => {
    expect(said('D-16', { schema: items })).to.deep.equal([
      'error: The root of the 200 answer is declared as array',
    ]);
  });

  it('refuses a data path that leads nowhere, to no array, to the root or to no place', () => {
    expect(said('D-16', { schema: list({ data: items }) })).to.deep.equal([
      'error: "triggerDataPath" leads to "value", which the 200 answer does not have',
    ]);
    expect(said('D-16', { schema: list({ value: list({ id: {} }) }) })).to.deep.equal([
      'error: "triggerDataPath" leads to "value", which is declared as object',
    ]);
    expect(said('D-16', { dataPath: '@triggerBody()' })).to.deep.equal([
      'error: "triggerDataPath" is the whole answer, not an array inside it',
    ]);
    expect(said('D-16', { dataPath: 'value' })).to.deep.equal([
      'error: "triggerDataPath" is "value", which names no place in the answer',
    ]);
    expect(said('D-16', { dataPath: '@triggerBody(' })).to.deep.equal([
      'error: Cannot read the expression "@triggerBody(": expected "triggerBody()" at column 2',
    ]);
  });

  it('warns of a list that no answer declares', () => {
    const told = (responses: JsonObject): string[] =>
      judged('D-16', polling({ parameters: [since], responses }), {
        policyTemplateInstances: [
          pollingPolicy({ since: '@{triggerBody().value[0].id}' }, '@triggerBody().value'),
        ],
      });
    const at = '/paths/~1voicemails/get/responses';
    expect(told({ '200': { description: 'news' } })).to.deep.equal([
      `warning: The 200 answer with the list has no schema; a warning only, as it may be answered as it must, though makers see no field of it @ ${at}/200`,
    ]);
    expect(told({ '202': { description: 'none' } })).to.deep.equal([
      `warning: The 200 answer with the list is not declared; a warning only, as it may be answered as it must, though makers see no field of it @ ${at}`,
    ]);
    expect(told({})).to.deep.equal([]);
  });

  it('does not concern a poll without a policy', () => {
    expect(judged('D-16', polling())).to.deep.equal(['skip: the trigger does not poll by policy']);
  });
});

describe('D-17', () => {
  it('is content with a state out of the answer in an internal query parameter', () => {
    expect(said('D-17', {})).to.deep.equal([]);
    const config = { since: 'id gt @{triggerBody().value[0].id}', top: '5' };
    const top = { in: 'query', name: 'top', type: 'integer' };
    expect(said('D-17', { config, parameters: [since, top] })).to.deep.equal([]);
  });

  it('warns of a constant that goes into no declared query parameter', () => {
    const config = { since: '@{triggerBody().value[0].id}', top: '5' };
    expect(said('D-17', { config })).to.deep.equal([
      'warning: The value of "top" goes into no query parameter of the operation; a warning only, as the service may know what the definition does not declare',
    ]);
  });

  it('refuses a config that holds no state', () => {
    const dead = [{ since: '1' }, { '': '1' }, {}];
    expect(dead.flatMap((config) => said('D-17', { config }))).to.deep.equal([
      'error: "triggerConfig" holds no state: { "since": "1" }',
      'error: "triggerConfig" holds no state: { "": "1" }',
      'error: "triggerConfig" holds no state: {}',
    ]);
  });

  it('refuses a state that goes into no declared query parameter', () => {
    expect(said('D-17', { parameters: [] })).to.deep.equal([
      'error: The polling state goes into "since", which is no query parameter of the operation',
    ]);
    expect(said('D-17', { parameters: [{ ...since, in: 'header' }] })).to.have.length(1);
    expect(said('D-17', { config: { '': '@{triggerBody().value[0].id}' } })).to.deep.equal([
      'error: The polling state goes into a parameter without a name',
    ]);
  });

  it('warns of a state parameter that makers can see', () => {
    expect(said('D-17', { parameters: [{ ...since, 'x-ms-visibility': 'advanced' }] })).to.deep.equal([
      'warning: The query parameter "since" carries the polling state and is not "x-ms-visibility": "internal"; a warning only, as the poll works, and makers see the parameter',
    ]);
  });

  it('refuses an expression that reads what the answer does not have', () => {
    const config = { since: '@{triggerBody().value[0].number}' };
    expect(said('D-17', { config })).to.deep.equal([
      'error: The expression of "since" reads "value.0.number", which the 200 answer does not have',
    ]);
    expect(said('D-17', { config, schema: list({ value: { type: 'array', items: {} } }) })).to.deep.equal([]);
    expect(said('D-17', { config: { since: '@{triggerBody()[0].id}' } })).to.have.length(1);
  });

  it('leaves a root that is no object to D-16', () => {
    expect(said('D-17', { schema: items })).to.deep.equal([]);
  });

  it('cannot judge a function that it does not know, and refuses a fault', () => {
    expect(said('D-17', { config: { since: '@{utcNow()}' } })[0]).to.match(/^unknown: .*"utcNow"/);
    expect(said('D-17', { config: { since: '@{triggerBody().value[0].id' } })[0]).to.match(
      /^error: .*expected "}"/,
    );
  });
});

describe('D-18', () => {
  it('warns of what the gateway fills in, and the first poll needs', () => {
    const config = { since: '@{triggerBody().value[0].id}', top: '5' };
    const required = { ...since, required: true };
    const top = { ...required, name: 'top' };
    expect(said('D-18', { config, parameters: [required, top] })).to.deep.equal(
      ['since', 'top'].map(
        (name) =>
          `warning: "${name}" is internal and required, and the first poll has no value for it; a warning only, as a service may take the poll without it`,
      ),
    );
  });
});
