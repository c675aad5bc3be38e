import type { Trace } from '../../../src/model.ts';
import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const MARKER = '‹secret:X-Api-Key›';

/** The trace of a run whose registrations carry a credential, as it is after its redaction. */
const withKey = (trace: Trace): Trace => ({
  ...trace,
  entries: trace.entries.map((e) =>
    e.type === 'exchange' && e.intent.kind === 'register'
      ? { ...e, request: { ...e.request, headers: [['X-Api-Key', MARKER] as const] } }
      : e,
  ),
});

/** The same where the credential is a parameter of the query, which the recorded target goes without. */
const withQueryKey = (trace: Trace): Trace => ({
  ...trace,
  entries: trace.entries.map((e) =>
    e.type === 'exchange' ? { ...e, request: { ...e.request, secretQuery: ['code'] } } : e,
  ),
});

const run = (...steps: Parameters<typeof traceOf>[1]): Trace => withKey(traceOf(trigger, steps));

describeRule('S-06', [
  {
    when: 'the notification holds no credential',
    trace: run(register('s1'), event('one'), notify('s1', ['one'])),
  },
  {
    when: 'the key of the connection stands in a header',
    trace: run(register('s1'), event('one'), notify('s1', ['one'], { headers: [['X-Key', MARKER]] })),
    says: ['error: A notification carries a credential of the connection in the header X-Key'],
  },
  {
    when: 'the key of the connection stands in the body',
    trace: run(register('s1'), event('one'), notify('s1', ['one'], { body: { alarm: MARKER } })),
    says: ['error: A notification carries a credential of the connection in the body'],
  },
  {
    when: 'a key that calls carry in their query stands in the body',
    trace: withQueryKey(
      traceOf(trigger, [
        register('s1'),
        event('one'),
        notify('s1', ['one'], { body: { by: '‹secret:code›' } }),
      ]),
    ),
    says: ['error: A notification carries a credential of the connection in the body'],
  },
  {
    when: 'a value that a step had saved stands in the body',
    trace: run(register('s1'), event('one'), notify('s1', ['one'], { body: { alarm: '‹secret:id›' } })),
  },
  {
    when: 'no credentials are configured',
    trace: traceOf(trigger, [register('s1')], { hasCredentials: false }),
    says: ['skip: no credentials are configured, or nothing arrived'],
  },
]);
