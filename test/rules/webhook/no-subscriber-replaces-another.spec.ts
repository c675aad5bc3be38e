import { webhookTrigger } from '../../samples/triggers.ts';
import {
  describeRule,
  event,
  notify,
  register,
  traceOf,
  unsubscribe,
  watch,
  watchRestarted,
} from '../story.ts';

const trigger = webhookTrigger();

describeRule('W-22', [
  {
    when: 'both subscriptions are notified',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('one'),
      notify('s1', ['one']),
      notify('s2', ['one']),
      watch('s1', ['one']),
    ]),
  },
  {
    when: 'the later one takes the place of the earlier',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('one'),
      notify('s2', ['one']),
      watch('s1', ['one']),
    ]),
    says: ['error: Since another callback was registered'],
  },
  {
    when: 'one of two that came at the same moment is lost: that is another fault',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      register('s3', {}, { earlier: 30 }),
      event('one'),
      notify('s1', ['one']),
      notify('s3', ['one']),
      watch('s2', ['one']),
    ]),
  },
  {
    when: 'what the later one took the place of comes back with a restart',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('one'),
      notify('s2', ['one']),
      watch('s1', ['one']),
      event('two'),
      notify('s2', ['two']),
      event('three'),
      ...['s1', 's2'].map((s) => notify(s, ['three'])),
      watchRestarted('s2', ['two', 'three']),
    ]),
    says: ['error: Since another callback was registered'],
  },
  {
    when: 'the later one takes the place of one whose callback differs only in its query',
    trace: traceOf(trigger, [
      register('s1', {}, { callback: 'http://127.0.0.1:9000/w/invoke?sig=1' }),
      register('s2', {}, { callback: 'http://127.0.0.1:9000/w/invoke?sig=2' }),
      event('one'),
      notify('s2', ['one'], { target: '/w/invoke?sig=2' }),
      watch('s1', ['one']),
      register('s3'),
      event('two'),
      notify('s2', ['two'], { target: '/w/invoke?sig=2' }),
    ]),
    says: ['error: Since another callback, which differs only in its query, was registered'],
  },
  {
    when: 'the earlier one is silent since a DELETE: that is another fault',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('one'),
      notify('s1', ['one']),
      notify('s2', ['one']),
      unsubscribe('s1'),
      register('s3'),
      event('two'),
      notify('s3', ['two']),
      watch('s2', ['two']),
    ]),
  },
  {
    when: 'neither is notified: that is another fault',
    trace: traceOf(trigger, [register('s1'), register('s2'), event('one'), watch('s1', ['one'])]),
  },
  {
    when: 'the earlier one was not watched long enough',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('one'),
      notify('s2', ['one']),
      watch('s1', ['one'], 100),
    ]),
    says: ['skip: no event was caused while two subscriptions were alive'],
  },
]);
