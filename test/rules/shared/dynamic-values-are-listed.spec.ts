import type { DesignCall } from '../../../src/model.ts';
import { nativeTrigger, webhookTrigger } from '../../samples/triggers.ts';
import { asks, describeRule, designed, traceOf, type Answer } from '../story.ts';

const kind = 'x-ms-dynamic-values';
const folders = { collection: 'value', valuePath: 'id', titlePath: 'name' };
const answered = (answer: Answer, call: Partial<DesignCall> = folders) =>
  traceOf(nativeTrigger({ dynamic: [asks(kind, call)] }), [designed(kind, answer)]);

describeRule('T-02', [
  {
    when: 'every item has its value and its title',
    trace: answered({ body: { value: [{ id: 7, name: 'Inbox' }] } }),
  },
  { when: 'the list is empty', trace: answered({ body: { value: [] } }) },
  {
    when: 'the list is the root, and values lie deeper',
    trace: answered({ body: [{ key: { id: null } }] }, { valuePath: 'key/id' }),
  },
  {
    when: 'the list lies deeper',
    trace: answered({ body: { data: { folders: [] } } }, { collection: 'data/folders' }),
  },
  {
    when: 'a webhook has a dynamic list',
    trace: traceOf(webhookTrigger({ dynamic: [asks('x-ms-dynamic-list', { collection: 'value' })] }), [
      designed('x-ms-dynamic-list', { body: {} }),
    ]),
    says: ['error: The answer to the design-time call GET /api/v1/design has no array at "value"'],
  },
  {
    when: 'the list stands elsewhere',
    trace: answered({ body: [{ id: 7 }] }),
    says: ['error: The answer to the design-time call GET /api/v1/design has no array at "value"'],
  },
  {
    when: 'items have no title',
    trace: answered({ body: { value: [{ id: 7, title: 'Inbox' }] } }),
    says: ['error: An item that the design-time call GET /api/v1/design lists has no title at "name"'],
  },
  {
    when: 'the call is answered 404',
    trace: answered({ status: 404 }),
    says: ['error: The design-time call GET /api/v1/design was answered 404'],
  },
  {
    when: 'the answer is a page',
    trace: answered({ text: '<html>', status: 200 }),
    says: ['error: The design-time call GET /api/v1/design was answered without JSON'],
  },
  {
    when: 'the call gets no answer',
    trace: answered({ failure: 'ECONNRESET' }),
    says: ['unknown: GET /api/v1/design got no answer'],
  },
  {
    when: 'the field sees the same',
    trace: answered({ body: [] }),
    profile: 'field',
    says: ['warning: The answer to the design-time call'],
  },
  {
    when: 'the definition has nothing dynamic',
    trace: traceOf(nativeTrigger(), []),
    says: ['skip: the definition has nothing that needs it'],
  },
]);
