import { webhookTrigger } from '../../samples/triggers.ts';
import {
  describeRule,
  event,
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
/** Of three, the first two of which have callbacks that differ only in their query, the first is deleted. */
const besides = (...steps: readonly Step[]) =>
  traceOf(trigger, [
    register('s1', {}, { callback: 'http://127.0.0.1:9000/w/invoke?sig=1' }),
    register('s2', {}, { callback: 'http://127.0.0.1:9000/w/invoke?sig=2' }),
    register('s3'),
    event('one'),
    notify('s1', ['one'], { target: '/w/invoke?sig=1' }),
    notify('s2', ['one'], { target: '/w/invoke?sig=2' }),
    notify('s3', ['one']),
    unsubscribe('s1'),
    event('two'),
    ...steps,
  ]);
/** A third one is registered after the first was deleted; then the second is deleted, and another event happens. */
const newestGoes = (...steps: readonly Step[]) =>
  traceOf(trigger, [
    register('s0'),
    register('s1'),
    register('s2'),
    event('one'),
    ...['s0', 's1', 's2'].map((s) => notify(s, ['one'])),
    unsubscribe('s1'),
    register('s3'),
    unsubscribe('s2'),
    event('two'),
    notify('s0', ['two']),
    ...steps,
  ]);
const witness = notify('s2', ['two']);
const silent = silence('s1', ['two']);

describeRule('U-04', [
  {
    when: 'the living subscription is still notified',
    trace: afterwards(witness, watch('s2', ['two']), silent),
  },
  {
    when: 'a DELETE silences the other one too',
    trace: afterwards(watch('s2', ['two']), silent),
    says: ['error: After another subscription was deleted, this one no longer receives events (waited 1 s)'],
  },
  {
    when: 'a DELETE silences another one whose callback differs only in its query',
    trace: besides(notify('s3', ['two']), watch('s2', ['two'])),
    says: ['error: After another subscription was deleted, whose callback differs only in its query, this'],
  },
  {
    when: 'a DELETE silences all others',
    trace: besides(watch('s2', ['two'])),
    says: ['error: After another subscription was deleted, this one no'],
  },
  {
    when: 'what came to the other one had no room in the trace',
    trace: afterwards(notify('s2', [], { text: '', truncated: true }), watch('s2', ['two']), silent),
    says: ['unknown: A notification is larger than what is kept of it'],
  },
  {
    when: 'the other one falls silent after a restart',
    trace: afterwards(witness, watch('s2', ['two']), silent, event('three'), watchRestarted('s2', ['three'])),
  },
  {
    when: 'the run was interrupted',
    trace: afterwards(watch('s2', ['two'], 100)),
    says: ['unknown: The event could not be waited for as long as it may take'],
  },
  {
    when: 'a DELETE takes the newest one, and not its own',
    trace: newestGoes(notify('s2', ['two']), watch('s3', ['two'])),
    says: [
      'error: After another subscription was deleted, this one no longer receives events (waited 1 s), and the deleted one does',
    ],
  },
  {
    when: 'a DELETE does nothing, and the newest one is still notified',
    trace: newestGoes(notify('s2', ['two']), notify('s3', ['two']), watch('s3', ['two'])),
  },
  {
    when: 'there was only one subscription',
    trace: traceOf(trigger, [register('s1'), unsubscribe('s1'), event('two')]),
    says: ['skip: no event was caused while one subscription was deleted and another was alive'],
  },
]);
