import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, later, notify, register, traceOf, watch } from '../story.ts';

const trigger = webhookTrigger();
const strained = { kind: 'strained' } as const;
const busy = { status: 429, retryAfter: 2 } as const;

describeRule('C-07', [
  {
    when: 'a busy callback is called again in time',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], busy),
      later(2000),
      notify('s1', ['one']),
      watch('s1', ['one']),
    ]),
  },
  {
    when: 'a busy callback is called again too early',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], busy),
      later(500),
      notify('s1', ['one']),
      watch('s1', ['one']),
    ]),
    says: ['warning: A notification that was answered 429 with Retry-After: 2 came again after 0.5 s'],
  },
  {
    when: 'a busy callback is never called again',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], busy),
      watch('s1', ['one'], 4000),
    ]),
    says: ['warning: Notifications that were answered 429 did not come again within 4 s'],
  },
  {
    when: 'a failing callback may be called again much later',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], { status: 503 }),
      watch('s1', ['one'], 4000),
    ]),
  },
  {
    when: 'the repeat is cut',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], busy),
      later(2000),
      notify('s1', [], { text: '{"alarm":"', truncated: true }),
      watch('s1', ['one'], 4000),
    ]),
    says: ['skip: no notification was answered 408, 429 or 5xx'],
  },
  {
    when: 'no callback failed',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one'])]),
    says: ['skip: no notification was answered 408, 429 or 5xx'],
  },
]);
