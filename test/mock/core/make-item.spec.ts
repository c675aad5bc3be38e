import { expect } from 'chai';
import type { Schema } from '../../../src/model.ts';
import type { MockEvent } from '../../../src/mock/core/events.ts';
import { identityPointer, makeItem } from '../../../src/mock/core/make-item.ts';
import { planItem } from '../../../src/mock/core/plan-item.ts';
import { nativeTrigger, parameter } from '../../samples/triggers.ts';

const event: MockEvent = {
  n: 3,
  id: '11111111-2222-4333-8444-555555555555',
  token: 'tok3',
  at: Date.UTC(2024, 1, 3, 4, 5, 6),
  values: {},
};
const none = { at: () => undefined };
const object = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties });
const made = (schema: Schema | undefined, trigger = nativeTrigger()) =>
  makeItem(planItem(trigger, schema), event, none);

describe('makeItem', () => {
  it('puts the token into the text for people, the id and the time where they belong', () => {
    const schema = object({
      id: { type: 'string' },
      type: { type: 'string' },
      subject: { type: 'string', example: 'Fire!' },
      at: { type: 'string', format: 'date-time' },
      day: { type: 'string', format: 'date' },
    });
    expect(made(schema)).to.deep.equal({
      id: event.id,
      type: 'text',
      subject: 'Fire! tok3',
      at: '2024-02-03T04:05:06.000Z',
      day: '2024-02-03',
    });
  });

  it('puts the token into the id where there is no other text, and into nothing that it does not fit', () => {
    expect(made(object({ id: { type: 'string' }, kind: { enum: ['a', 'b'] } }))).to.deep.equal({
      id: 'text tok3',
      kind: 'a',
    });
    const short = object({
      code: { type: 'string', maxLength: 4 },
      number: { type: 'integer' },
      ref_id: { type: 'integer' },
    });
    expect(made(short)).to.deep.equal({ code: 'text', number: 1, ref_id: 1003 });
    expect(identityPointer(planItem(nativeTrigger(), short))).to.equal('/ref_id');
  });

  it('looks the usual way where the definition says nothing of an item', () => {
    for (const schema of [undefined, {}, { type: 'object' }, { 'x-ms-dynamic-schema': { operationId: 'x' } }])
      expect(made(schema)).to.deep.equal({
        id: event.id,
        text: 'text tok3',
        occurredAt: '2024-02-03T04:05:06.000Z',
      });
  });

  it('takes an example only where it fits the schema', () => {
    const schema = {
      ...object({ note: { type: 'string' }, size: { type: 'integer' } }),
      example: { note: 'Hello', size: 'large' },
    };
    expect(made(schema)).to.deep.equal({ note: 'Hello tok3', size: 1 });
  });

  it('says in a property of an input’s name what the input asked for, as the declared type', () => {
    const trigger = nativeTrigger({ parameters: [parameter('Mailbox'), parameter('size')] });
    const schema = object({
      mailbox: { type: 'string' },
      size: { type: 'integer' },
      text: { type: 'string' },
    });
    const inputs = { at: (name: string) => ({ Mailbox: 'sales', size: '12' })[name] };
    const plan = planItem(trigger, schema);
    expect(makeItem(plan, event, inputs)).to.deep.equal({ mailbox: 'sales', size: 12, text: 'text tok3' });
    const other = { ...event, values: { Mailbox: 'support' } };
    expect(makeItem(plan, other, inputs)).to.deep.include({ mailbox: 'support' });
  });

  it('makes an end of schemas that go on for ever', () => {
    const trigger = nativeTrigger({
      definitions: { Node: object({ name: { type: 'string' }, next: { $ref: '#/definitions/Node' } }) },
    });
    expect(made({ $ref: '#/definitions/Node' }, trigger)).to.deep.equal({ name: 'text tok3' });
  });
});
