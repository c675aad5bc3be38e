import { nativeTrigger } from '../../samples/triggers.ts';
import { asks, describeRule, designed, traceOf } from '../story.ts';

const kind = 'testConnection';
const trigger = nativeTrigger({ dynamic: [asks(kind)] });
const bad = { credentials: 'bad' } as const;

describeRule('T-01', [
  {
    when: 'only good credentials succeed',
    trace: traceOf(trigger, [designed(kind, { body: {} }), designed(kind, { status: 401 }, bad)]),
  },
  {
    when: 'bad credentials succeed too',
    trace: traceOf(trigger, [designed(kind, { body: {} }), designed(kind, { body: {} }, bad)]),
    says: ['warning: The test of the connection, GET /api/v1/design, was answered 200 with bad credentials'],
  },
  {
    when: 'good ones do not',
    trace: traceOf(trigger, [designed(kind, { status: 400 })]),
    says: ['warning: The test of the connection, GET /api/v1/design, was answered 400'],
  },
  {
    when: 'it is no GET',
    trace: traceOf(nativeTrigger({ dynamic: [asks(kind, { method: 'POST' })] }), [
      designed(kind, { body: {} }),
    ]),
    says: ['warning: The test of the connection is POST, and must be GET'],
  },
  {
    when: 'it gets no answer',
    trace: traceOf(trigger, [designed(kind, { failure: 'ECONNRESET' })]),
    says: ['unknown: GET /api/v1/design got no answer'],
  },
  {
    when: 'there is none',
    trace: traceOf(nativeTrigger(), []),
    says: ['skip: the definition has nothing that needs it'],
  },
]);
