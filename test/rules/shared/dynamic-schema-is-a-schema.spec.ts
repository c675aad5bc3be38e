import type { Json } from '../../../src/model.ts';
import { webhookTrigger } from '../../samples/triggers.ts';
import { asks, describeRule, designed, traceOf } from '../story.ts';

const kind = 'x-ms-dynamic-schema';
const gives = (schema: Json, valuePath = 'schema') =>
  traceOf(webhookTrigger({ dynamic: [asks(kind, { valuePath })] }), [designed(kind, { body: { schema } })]);
const none = (why: string) => [
  `error: The design-time call GET /api/v1/design gives no schema: "schema" of its answer is none, for ${why}`,
];

describeRule('T-03', [
  {
    when: 'it is a schema',
    trace: gives({
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } } },
    }),
  },
  { when: 'it is null: there is none', trace: gives(null) },
  { when: 'it says nothing', trace: gives({}) },
  { when: 'it is a list of fields', trace: gives([{ name: 'id' }]), says: none('it is no object') },
  { when: 'its type is none', trace: gives({ type: 'Text' }), says: none('the type of it is "Text"') },
  {
    when: 'a property is no schema',
    trace: gives({ type: 'object', properties: { id: 'integer' } }),
    says: none('"/properties/id" is no object'),
  },
  {
    when: 'it leads elsewhere',
    trace: gives({ type: 'object', properties: { id: { $ref: '#/definitions/Id' } } }),
    says: none('"/properties/id" is a $ref'),
  },
  {
    when: 'an array does not say of what',
    trace: gives({ type: 'array' }),
    says: none('it is an array without "items"'),
  },
  {
    when: 'it stands elsewhere',
    trace: gives({ type: 'object' }, 'definition'),
    says: ['error: The design-time call GET /api/v1/design gives no schema: "definition" of its answer'],
  },
  {
    when: 'nothing dynamic is declared',
    trace: traceOf(webhookTrigger(), []),
    says: ['skip: the definition has nothing that needs it'],
  },
]);
