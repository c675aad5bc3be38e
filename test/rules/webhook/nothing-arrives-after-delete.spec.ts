import { webhookTrigger } from '../../samples/triggers.ts';
import {
  describeRule,
  event,
  later,
  notify,
  register,
  silence,
  type Step,
  traceOf,
  unsubscribe,
  watch,
  watchRestarted,
} from '../story.ts';

const trigger = webhookTrigger();
/** Both are notified of one event; then the first is deleted and another event happens. */
const afterwards = (...steps: readonly Step[]) =>
  traceOf(trigger, [
    register('s1'),
    register('s2'),
    event('one'),
    notify('s1', ['one']),
    notify('s2', ['one']),
    watch('s1', ['one']),
    watch('s2', ['one']),
    unsubscribe('s1'),
    event('two'),
    ...steps,
  ]);
const witness = notify('s2', ['two']);
const silent = silence('s1', ['two']);

describeRule('U-03', [
  {
    when: 'what was deleted at once hears of everything',
    trace: traceOf(trigger, [
      register('s1'),
      ...['c1', 'c2', 'c3'].flatMap((c) => [register(c, {}, { kind: 'cycled' }), unsubscribe(c)]),
      event('one'),
      ...['s1', 'c1', 'c2', 'c3'].map((s) => notify(s, ['one'])),
    ]),
    says: [1, 2, 3].map(() => 'error: A deleted subscription received an event'),
  },
  {
    when: 'only the living subscription is notified',
    trace: afterwards(witness, watch('s2', ['two']), silent),
  },
  {
    when: 'the deleted subscription is notified too',
    trace: afterwards(witness, notify('s1', ['two']), watch('s2', ['two']), silent),
    says: ['error: A deleted subscription received an event 0 s after its DELETE was answered'],
  },
  {
    when: 'one of two that were deleted at the same moment is notified',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      register('s3'),
      unsubscribe('s2'),
      unsubscribe('s3', { status: 204 }, { earlier: 30 }),
      event('two'),
      notify('s1', ['two']),
      notify('s3', ['two']),
      silence('s2', ['two']),
      silence('s3', ['two']),
    ]),
    says: ['error: A deleted subscription received an event…; another one was deleted at the same moment'],
  },
  {
    when: 'the deleted subscription comes back with a restart',
    trace: afterwards(
      witness,
      watch('s2', ['two']),
      silent,
      event('three'),
      notify('s2', ['three']),
      event('four'),
      ...['s1', 's2'].map((s) => notify(s, ['four'])),
      watchRestarted('s2', ['three', 'four']),
    ),
    says: [
      'error: A deleted subscription received an event 2…; before the service was restarted it received none',
    ],
  },
  {
    when: 'the leak comes late',
    trace: afterwards(witness, watch('s2', ['two']), silent, later(4000), notify('s1', ['two'])),
    says: ['error: A deleted subscription received an event 6'],
  },
  {
    when: 'nobody was notified',
    trace: afterwards(watch('s2', ['two']), silent),
    says: ['unknown: No other subscription received the event, so that silence proves nothing'],
  },
  {
    when: 'nobody listened for silence',
    trace: afterwards(witness, watch('s2', ['two'])),
    says: ['unknown: The deleted subscription was not watched after the event'],
  },
  {
    when: 'an event from before the DELETE was still in a queue',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('one'),
      unsubscribe('s1'),
      notify('s1', ['one']),
      notify('s2', ['one']),
    ]),
    says: ['skip: no event was caused after a subscription was deleted'],
  },
  {
    when: 'the DELETE failed',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      unsubscribe('s1', { status: 500 }),
      event('two'),
      notify('s1', ['two']),
    ]),
    says: ['skip: because U-02 failed'],
  },
]);
