import { webhookTrigger } from '../../samples/triggers.ts';
import {
  callbackTarget,
  describeRule,
  event,
  later,
  notify,
  register,
  SETTLE,
  traceOf,
  unsubscribe,
  watch,
  watchRestarted,
} from '../story.ts';

const trigger = webhookTrigger();

const strained = { kind: 'strained' } as const;
const busy = { status: 429, retryAfter: 2 } as const;
/** A callback that behaves and has been notified, and one that is about to misbehave. */
const opened = [
  register('s1'),
  event('zero'),
  notify('s1', ['zero']),
  watch('s1', ['zero']),
  register('s2', {}, strained),
];

/** One whose callback is gone, and one more that behaves. */
const gone = [
  ...opened,
  register('s3', {}, strained),
  event('one'),
  notify('s2', ['one'], { status: 410 }),
  ...['s1', 's3'].map((s) => notify(s, ['one'])),
];

describeRule('C-19', [
  {
    when: 'what comes while a repeat is due is sent after it',
    trace: traceOf(trigger, [
      ...opened,
      event('one'),
      ...['s1', 's2'].map((s) => notify(s, ['one'], s === 's2' ? busy : {})),
      event('two'),
      notify('s1', ['two']),
      later(2000),
      notify('s2', ['one']),
      notify('s2', ['two']),
      event('three'),
      notify('s2', ['three']),
      watch('s2', ['one', 'two', 'three'], 3000),
    ]),
  },
  {
    when: 'what comes while a repeat is due is lost',
    trace: traceOf(trigger, [
      ...opened,
      event('one'),
      notify('s2', ['one'], busy),
      event('two'),
      notify('s1', ['two']),
      later(2000),
      notify('s2', ['one']),
      event('three'),
      notify('s2', ['three']),
      watch('s2', ['one', 'two', 'three'], 3000),
    ]),
    says: [
      'error: An event that came 0 s after a notification to the same callback which had been answered 429 was never sent there (waited 5.1 s); a later one was, and another subscription received it',
    ],
  },
  {
    when: 'what comes while the callback takes long to answer is lost',
    trace: traceOf(trigger, [
      ...opened,
      event('one'),
      notify('s2', ['one'], { delay: 2600 }),
      event('two'),
      notify('s1', ['two']),
      later(2600),
      event('three'),
      notify('s2', ['three']),
      watch('s2', ['one', 'two', 'three'], 3000),
    ]),
    says: ['error: An event that came 0 s after …which waited 2.6 s for its answer was never sent there'],
  },
  {
    when: 'nothing later has been sent either: the sender is still waiting',
    trace: traceOf(trigger, [
      ...opened,
      event('one'),
      notify('s2', ['one'], { status: 503 }),
      event('two'),
      notify('s1', ['two']),
      later(3000),
      watch('s2', ['one', 'two'], 3000),
    ]),
  },
  {
    when: 'a callback that refused one event for good gets a rest',
    trace: traceOf(trigger, [
      ...opened,
      event('one'),
      notify('s2', ['one'], { status: 401 }),
      event('two'),
      notify('s1', ['two']),
      later(3000),
      event('three'),
      notify('s2', ['three']),
      watch('s2', ['one', 'two', 'three'], 3000),
    ]),
  },
  {
    when: 'the callback was gone before its turn came',
    trace: traceOf(trigger, [
      ...opened,
      event('one'),
      notify('s2', ['one'], busy),
      event('two'),
      notify('s1', ['two']),
      event('three'),
      notify('s2', ['three'], { status: 410 }),
      watch('s2', ['one', 'two', 'three'], 4000),
    ]),
  },
  {
    when: 'after a failure nothing is sent to anybody',
    trace: traceOf(trigger, [
      ...opened,
      register('s3', {}, strained),
      event('one'),
      notify('s2', ['one'], { status: 503 }),
      notify('s3', ['one']),
      event('two'),
      watch('s3', ['one', 'two']),
    ]),
    says: ['error: An event that came 0 s after a callback had failed reached nobody within 1 s'],
  },
  {
    when: 'after a callback was gone nothing is sent to anybody',
    trace: traceOf(trigger, [
      ...opened,
      register('s3', {}, strained),
      register('s4', {}, strained),
      event('one'),
      notify('s2', ['one'], { status: 410 }),
      notify('s4', ['one'], { status: 503 }),
      notify('s3', ['one']),
      later(500),
      event('two'),
      watch('s3', ['one', 'two']),
    ]),
    says: ['error: An event that came 0.5 s after a callback had answered 410 reached nobody within 1 s'],
  },
  {
    when: 'after a callback was gone one that behaves is forgotten, and others are not',
    trace: traceOf(trigger, [
      ...gone,
      event('two'),
      notify('s3', ['two']),
      watch('s1', ['two']),
      watch('s3', ['two']),
    ]),
    says: [
      'error: An event that came 0 s after another callback had answered 410 did not reach this subscription within 1 s; others received it',
    ],
  },
  {
    when: 'a DELETE had silenced others before: that is another fault',
    trace: traceOf(trigger, [
      register('s0'),
      register('s1'),
      event('zero'),
      ...['s0', 's1'].map((s) => notify(s, ['zero'])),
      unsubscribe('s0'),
      event('lost'),
      watch('s1', ['lost']),
      register('s2', {}, strained),
      register('s3', {}, strained),
      event('one'),
      notify('s2', ['one'], { status: 410 }),
      event('two'),
      watch('s3', ['one', 'two']),
    ]),
  },
  {
    when: 'after a callback was gone, and another was deleted, nothing is sent to anybody',
    trace: traceOf(trigger, [...gone, unsubscribe('s2'), later(500), event('two'), watch('s3', ['two'])]),
    says: [
      'error: An event that came 0.6 s after a callback had answered 410, and one was deleted, reached nobody within 1 s',
    ],
  },
  {
    when: 'after a callback was gone everybody else is told',
    trace: traceOf(trigger, [
      ...gone,
      event('two'),
      ...['s1', 's3'].map((s) => notify(s, ['two'])),
      watch('s1', ['two']),
    ]),
  },
  {
    when: 'what a restart loses was lost by no callback',
    trace: traceOf(trigger, [...gone, event('two'), notify('s3', ['two']), watchRestarted('s1', ['two'])]),
  },
  {
    when: 'a callback that came back after its DELETE is forgotten later',
    trace: traceOf(trigger, [
      register('s0', {}, { kind: 'cycled' }),
      unsubscribe('s0'),
      register('s1', {}, { callback: `http://127.0.0.1:9000${callbackTarget('s0')}` }),
      event('zero'),
      notify('s1', ['zero'], { target: callbackTarget('s0') }),
      register('s2', {}, strained),
      register('s3', {}, strained),
      event('one'),
      notify('s2', ['one'], { status: 410 }),
      event('two'),
      notify('s3', ['two']),
      watch('s1', ['two']),
    ]),
    says: ['skip: no event was caused that could be told apart'],
  },
  {
    when: 'after a failure something was not waited for',
    trace: traceOf(trigger, [
      ...opened,
      register('s3', {}, strained),
      event('one'),
      notify('s2', ['one'], { status: 503 }),
      notify('s3', ['one']),
      event('two'),
      watch('s3', ['one', 'two'], SETTLE / 2),
    ]),
  },
]);
