import type { Json, Trace } from '../../../src/model.ts';
import { nativeTrigger } from '../../samples/triggers.ts';
import { type Answer, asks, describeRule, designed, event, item, news, quiet, traceOf } from '../story.ts';

const native = nativeTrigger();
const arrived = (more: Record<string, Json>, answer: Answer = {}, trigger = native) =>
  traceOf(trigger, [quiet('a'), event('one'), news('a', [], { body: [item('one', more)], ...answer })]);
/** The same trace, its answers with a Content-Encoding that their bodies do not have. */
const miscoded = (trace: Trace): Trace => ({
  ...trace,
  entries: trace.entries.map((e) =>
    e.type === 'exchange' && e.response !== undefined
      ? {
          ...e,
          response: {
            ...e.response,
            headers: [...e.response.headers, ['Content-Encoding', 'gzip']],
            miscoded: true,
          },
        }
      : e,
  ),
});
const closed: Record<string, Json> = {
  type: 'object',
  additionalProperties: false,
  properties: { a: { type: 'integer' } },
};
const declaring = (schema: Record<string, Json>) =>
  nativeTrigger({
    responses: {
      '200': {
        schema: { type: 'array', items: { type: 'object', properties: { kind: schema } } },
        headers: [],
      },
    },
  });

describeRule('P-22', [
  { when: 'the types hold', trace: arrived({}) },
  { when: 'there are more properties than declared', trace: arrived({ mood: 'fine' }) },
  {
    when: 'the body was cut for its size',
    trace: arrived({}, { text: '[{"id":7,"caller":null,"text":"tp-one."},{"id":', truncated: true }),
    says: ['unknown: The answer to GET …could only be read in part'],
  },
  {
    when: 'the body is nested too deep to be read',
    trace: arrived({}, { text: '['.repeat(5000) + ']'.repeat(5000) }),
    says: ['error: The body of a 200 is nested deeper than 200 levels, and cannot be read: 200 [[['],
  },
  {
    when: 'a byte order mark stands before the body',
    trace: arrived({}, { text: '\ufeff[{"id":7,"caller":null,"text":"tp-one."}]' }),
    says: ['error: The body of a 200 begins with a byte order mark'],
  },
  {
    when: 'the body is not in the encoding that it names',
    trace: miscoded(arrived({})),
    says: ['error: The body of a 200 is not in its Content-Encoding, "gzip"'],
  },
  { when: 'a nullable property is null', trace: arrived({ caller: null }) },
  {
    when: 'an integer is written with a fraction of nought',
    trace: arrived({}, { text: '[{"id":1.0,"caller":null,"text":"tp-one."}]' }),
  },
  {
    when: 'a number is text',
    trace: arrived({ id: '7' }),
    says: [
      'error: The body of a 200 departs from the schema: /0/id is string where the definition declares integer',
    ],
  },
  {
    when: 'a property that may not be null is',
    trace: arrived({ seconds: null }),
    says: ['error: …/0/seconds is null where the definition declares number'],
  },
  {
    when: 'a required property is missing',
    trace: arrived({}, { body: [{ text: 'tp-one.', id: 1 }] }),
    says: ['error: …/0 misses the required property "caller"'],
  },
  {
    when: 'the root is of another kind',
    trace: arrived({}, { body: { value: [item('one')] } }),
    says: ['error: …the root is an object where the definition declares array'],
  },
  {
    when: 'the body is HTML',
    trace: arrived({}, { text: '<!DOCTYPE html><title>Log in</title>' }),
    says: ['error: The body of a 200 is not JSON: 200 with an HTML page'],
  },
  {
    when: 'a value is none of an enum, which may grow',
    trace: arrived({ kind: 'fax' }, {}, declaring({ type: 'string', enum: ['call'] })),
    says: ['warning: …/0/kind is none of the declared enum values'],
  },
  {
    when: 'an enum holds nothing that its type allows',
    trace: arrived({ kind: true }, {}, declaring({ type: 'boolean', enum: ['true', 'false'] })),
  },
  {
    when: 'a value is none of the members that the type allows',
    trace: arrived({ kind: 3 }, {}, declaring({ type: 'integer', enum: [1, 2, '3'] })),
    says: ['warning: …/0/kind is none of the declared enum values'],
  },
  {
    when: 'a value is none of an enum in one of several branches',
    trace: arrived(
      { kind: 'fax' },
      {},
      declaring({ anyOf: [{ type: 'integer' }, { type: 'string', enum: ['call'] }] }),
    ),
    says: ['warning: The body of a 200 departs'],
  },
  {
    when: 'a date is no date, as the platform looks at types alone',
    trace: arrived({ kind: 'yesterday' }, {}, declaring({ type: 'string', format: 'date-time' })),
    says: ['warning: …/0/kind is no "date-time", as the definition declares'],
  },
  {
    when: 'a URL is none',
    trace: arrived({ kind: 'no url' }, {}, declaring({ type: 'string', format: 'uri' })),
    says: ['warning: …/0/kind is no "uri"'],
  },
  {
    when: 'dates and URLs are what they are declared to be',
    trace: arrived(
      { kind: ['2026-11-26T09:00:00.5+02:00'] },
      {},
      declaring({ type: 'array', items: { type: 'string', format: 'date-time' } }),
    ),
  },
  {
    when: 'a nullable date is null',
    trace: arrived({ kind: null }, {}, declaring({ type: ['string', 'null'], format: 'date-time' })),
  },
  {
    when: 'the format is one that nobody knows',
    trace: arrived({ kind: 'x' }, {}, declaring({ type: 'string', format: 'phone-number' })),
  },
  {
    when: 'there are further properties where the definition allows none',
    trace: arrived({ kind: { a: 1, b: 2 } }, {}, declaring(closed)),
    says: ['warning: …/0/kind has the property "b", and the definition allows no further ones'],
  },
  {
    when: 'types and formats are broken, of which the types count',
    trace: arrived({ kind: { a: 'x', b: 2 } }, {}, declaring(closed)),
    says: ['error: The body of a 200 departs from the schema: /0/kind/a is string'],
  },
  {
    when: 'a schema is fetched at design time and what is written stands only for it',
    trace: arrived(
      { kind: ['a'] },
      {},
      declaring({ type: 'object', 'x-ms-dynamic-schema': { operationId: 'Get', parameters: {} } }),
    ),
  },
  {
    when: 'it departs from a schema that was fetched at design time',
    trace: traceOf(
      nativeTrigger({
        ...declaring({ 'x-ms-dynamic-properties': { operationId: 'Design', itemValuePath: 'schema' } }),
        dynamic: [asks('x-ms-dynamic-properties', { valuePath: 'schema' })],
      }),
      [
        quiet('a'),
        event('one'),
        designed('x-ms-dynamic-properties', { body: { schema: { type: 'integer' } } }),
        news('a', [], { body: [item('one', { kind: 'red' })] }),
      ],
    ),
    says: [
      'warning: The body of a 200 departs from the schema that was fetched at design time: /0/kind is string',
    ],
  },
  {
    when: 'a definition has a name that is no URI',
    trace: arrived(
      { id: 'x' },
      {},
      nativeTrigger({
        responses: {
          '200': {
            schema: { type: 'array', items: { $ref: '#/definitions/Voice mail[String]' } },
            headers: [],
          },
        },
        definitions: { 'Voice mail[String]': { type: 'object', properties: { id: { type: 'integer' } } } },
      }),
    ),
    says: ['error: …/0/id is string where the definition declares integer'],
  },
  {
    when: 'no schema is declared',
    trace: arrived({ id: 'x' }, {}, nativeTrigger({ responses: { '200': { headers: [] } } })),
    says: ['skip: the definition declares no schema for 200'],
  },
]);
