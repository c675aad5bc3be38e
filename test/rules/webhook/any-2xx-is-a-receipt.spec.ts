import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, traceOf, watch, watchRestarted } from '../story.ts';

const trigger = webhookTrigger();
const strained = { kind: 'strained' } as const;

describeRule('C-06', [
  {
    when: 'every success is a receipt',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2', {}, strained),
      event('one'),
      notify('s1', ['one']),
      notify('s2', ['one'], { status: 200 }),
    ]),
  },
  {
    when: '202 is answered with another try and 200 is not',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2', {}, strained),
      event('one'),
      notify('s1', ['one']),
      notify('s1', ['one']),
      notify('s2', ['one'], { status: 200 }),
    ]),
    says: ['error: Notifications that were answered 202 came again …those that were answered 200 did not'],
  },
  {
    when: 'one answered 202 was not watched long enough to come again, as the others did',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2', {}, strained),
      register('s3', {}, strained),
      event('one'),
      notify('s1', ['one']),
      notify('s1', ['one']),
      notify('s2', ['one'], { status: 200 }),
      notify('s3', ['one'], { status: 204 }),
      notify('s3', ['one'], { status: 204 }),
      event('two'),
      notify('s1', ['two']),
      notify('s1', ['two']),
      event('three'),
      notify('s1', ['three']),
    ]),
    says: [
      'error: Notifications that were answered 202, 204 came again …those that were answered 200 did not',
    ],
  },
  {
    when: 'everything is repeated: that is another fault',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2', {}, strained),
      event('one'),
      notify('s1', ['one']),
      notify('s1', ['one']),
      notify('s2', ['one'], { status: 200 }),
      notify('s2', ['one'], { status: 200 }),
    ]),
  },
  {
    when: 'one repeat is a coincidence',
    trace: traceOf(trigger, [
      register('s0'),
      register('s1'),
      register('s2', {}, strained),
      event('one'),
      notify('s0', ['one']),
      notify('s1', ['one']),
      notify('s1', ['one']),
      notify('s2', ['one'], { status: 200 }),
    ]),
  },
  {
    when: 'some are repeated with each answer: a failure elsewhere repeats them',
    trace: traceOf(trigger, [
      ...['s1', 's2', 's3', 's4'].map((s) => register(s)),
      register('s5', {}, strained),
      event('one'),
      ...['s1', 's2', 's3', 's4', 's1'].map((s) => notify(s, ['one'])),
      notify('s5', ['one'], { status: 200 }),
      notify('s5', ['one'], { status: 200 }),
    ]),
  },
  {
    when: 'most are repeated, though not all that were watched for: a race repeats them, whatever the answer',
    trace: traceOf(trigger, [
      ...['s1', 's2', 's3', 's4', 's5', 's6'].map((s) => register(s)),
      register('s7', {}, strained),
      event('one'),
      ...['s1', 's2', 's3', 's4', 's5', 's6', 's1', 's2', 's3', 's4'].map((s) => notify(s, ['one'])),
      notify('s7', ['one'], { status: 201 }),
      notify('s7', ['one'], { status: 201 }),
      ...['s5', 's6'].map((s) => watch(s, ['one'])),
    ]),
  },
  {
    when: 'what was answered 202 comes again with a restart',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2', {}, strained),
      event('one'),
      notify('s1', ['one']),
      notify('s2', ['one'], { status: 200 }),
      event('two'),
      notify('s1', ['two']),
      event('three'),
      notify('s1', ['one']),
      notify('s1', ['two']),
      notify('s1', ['three']),
      watchRestarted('s1', ['two', 'three']),
    ]),
  },
  {
    when: 'all were answered alike',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one'])]),
    says: ['skip: no notifications were answered with different successes'],
  },
]);
