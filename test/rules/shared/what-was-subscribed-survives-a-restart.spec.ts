import { nativeTrigger, webhookTrigger } from '../../samples/triggers.ts';
import {
  describeRule,
  event,
  news,
  notify,
  poll,
  quiet,
  register,
  traceOf,
  unsubscribe,
  watch,
  watchRestarted,
} from '../story.ts';

const trigger = webhookTrigger();
const native = nativeTrigger();

const before = [quiet('a'), event('zero'), news('a', ['zero']), watch('a', ['zero']), event('one')];

describeRule('L-08', [
  {
    when: 'the event after the restart is notified',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      notify('s1', ['one']),
      watchRestarted('s1', ['one']),
    ]),
  },
  {
    when: 'nothing comes after the restart',
    trace: traceOf(trigger, [
      register('s1'),
      event('zero'),
      notify('s1', ['zero']),
      watch('s1', ['zero']),
      unsubscribe('s9', { status: 404 }),
      event('one'),
      watchRestarted('s1', ['one']),
    ]),
    says: ['error: After a restart of the service a subscription'],
  },
  {
    when: 'what was taken before the restart reaches one of two, and what comes after it both',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('zero'),
      ...['s1', 's2'].map((id) => notify(id, ['zero'])),
      event('before'),
      notify('s1', ['before']),
      event('after'),
      ...['s1', 's2'].map((id) => notify(id, ['after'])),
      ...['s1', 's2'].map((id) => watchRestarted(id, ['before', 'after'])),
    ]),
  },
  {
    when: 'what was taken before the restart reaches nobody',
    trace: traceOf(trigger, [
      register('s1'),
      event('zero'),
      notify('s1', ['zero']),
      event('before'),
      event('after'),
      notify('s1', ['after']),
      watchRestarted('s1', ['before', 'after']),
    ]),
    says: ['warning: An event that the service had taken just before it was restarted reached nobody'],
  },
  {
    when: 'what was awaited last had not come either, since callbacks had begun to misbehave',
    trace: traceOf(trigger, [
      register('s1'),
      event('zero'),
      notify('s1', ['zero']),
      watch('s1', ['zero']),
      register('s2', {}, { kind: 'strained' }),
      event('lost'),
      watch('s1', ['lost']),
      event('one'),
      watchRestarted('s1', ['one']),
    ]),
    says: ['skip: …nothing had come before'],
  },
  {
    when: 'nothing had come before the restart either',
    trace: traceOf(trigger, [register('s1'), event('one'), watchRestarted('s1', ['one'])]),
    says: ['skip: …nothing had come before'],
  },
  {
    when: 'the service was not restarted',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: the service was not restarted'],
  },
  {
    when: 'a chain from before the restart goes on after it',
    trace: traceOf(native, [
      quiet('a'),
      event('zero'),
      news('a', ['zero']),
      watch('a', ['zero']),
      event('one'),
      event('two'),
      news('a', ['one', 'two']),
      watchRestarted('a', ['one', 'two']),
    ]),
  },
  {
    when: 'the state from before the restart is refused',
    trace: traceOf(native, [
      quiet('a'),
      event('zero'),
      news('a', ['zero']),
      watch('a', ['zero']),
      event('one'),
      poll('a', { status: 400, text: '{"error":"unknown state"}' }),
      watchRestarted('a', ['one']),
    ]),
    says: [
      'error: After a restart of the service a chain from before it did not bring an event…answered 400',
    ],
  },
  {
    when: 'the state from before the restart is refused again and again, and is asked with no more',
    trace: traceOf(native, [
      ...before,
      poll('a', { status: 410 }),
      poll('a', { status: 410 }),
      poll('a', { status: 410 }),
      watchRestarted('a', ['one'], 100),
    ]),
    says: [
      'error: After a restart of the service a chain from before it did not bring an event…answered 410',
    ],
  },
  {
    when: 'a chain begins anew after the restart',
    trace: traceOf(native, [
      event('old'),
      quiet('a'),
      event('zero'),
      news('a', ['zero']),
      watch('a', ['zero']),
      event('one'),
      news('a', ['old', 'zero', 'one']),
      watchRestarted('a', ['one']),
    ]),
    says: [
      'error: After a restart of the service GET …, on a chain from before it, brought 1 event that it had brought before',
      'warning: After a restart of the service GET …, on a chain from before it, brought 1 event from before the chain began, and had not brought till then',
    ],
  },
  {
    when: 'a chain has lost its filter with the restart',
    trace: traceOf(native, [
      ...before,
      event('other', { relation: 'excluded' }),
      news('a', ['one', 'other']),
      watchRestarted('a', ['one']),
    ]),
    says: [
      'error: After a restart of the service GET …, on a chain from before it, brought 1 event that the trigger’s inputs exclude; before the restart none did',
    ],
  },
  {
    when: 'the filter did not hold before the restart either',
    trace: traceOf(native, [
      quiet('a'),
      event('other', { relation: 'excluded' }),
      event('zero'),
      news('a', ['zero', 'other']),
      watch('a', ['zero']),
      event('one'),
      news('a', ['one', 'other']),
      watchRestarted('a', ['one']),
    ]),
    says: ['skip: because P-07 failed'],
  },
  {
    when: 'the service was not back before the end of the run',
    trace: traceOf(native, [...before, poll('a', { status: 503 }), watchRestarted('a', ['one'], 100)]),
    says: ['unknown: The event could not be waited for'],
  },
]);
