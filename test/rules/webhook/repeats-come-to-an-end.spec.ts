import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, later, notify, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const strained = { kind: 'strained' } as const;

describeRule('C-08', [
  {
    when: 'a callback that is gone is called no more',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], { status: 410 }),
    ]),
  },
  {
    when: 'a callback that is gone is called again',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], { status: 410 }),
      later(500),
      notify('s1', ['one'], { status: 410 }),
    ]),
    says: ['warning: A callback that had answered 410 was called again 0.5 s later'],
  },
  {
    when: 'the notification of another event was on its way when the callback said that it is gone',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      event('two'),
      notify('s1', ['one'], { status: 410 }),
      later(130),
      notify('s1', ['two'], { status: 410 }),
    ]),
  },
  {
    when: 'a callback that is gone is called for an event that came later',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], { status: 410 }),
      later(500),
      event('two'),
      notify('s1', ['two'], { status: 410 }),
    ]),
    says: ['warning: A callback that had answered 410 was called again 0.5 s later'],
  },
  {
    when: 'a failing callback is called without end',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      ...Array.from({ length: 12 }, () => notify('s1', ['one'], { status: 503 })),
    ]),
    says: ['warning: A callback that always answers 503 was called 12 times for one event'],
  },
  {
    when: 'no callback misbehaved',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one'])]),
    says: ['skip: no callback answered 410'],
  },
]);
