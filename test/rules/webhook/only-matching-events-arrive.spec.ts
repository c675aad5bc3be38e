import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, traceOf, unsubscribe, watchRestarted } from '../story.ts';

const trigger = webhookTrigger();
const excluded = event('other', { relation: 'excluded' });

describeRule('C-13', [
  {
    when: 'an excluded event stays away while a later one arrives',
    trace: traceOf(trigger, [register('s1'), excluded, event('one'), notify('s1', ['one'])]),
  },
  {
    when: 'an excluded event arrives',
    trace: traceOf(trigger, [register('s1'), excluded, notify('s1', ['other'])]),
    says: ['error: A notification arrived for an event that the trigger’s inputs exclude'],
  },
  {
    when: 'an excluded event arrives once the service has been restarted',
    trace: traceOf(trigger, [
      register('s1'),
      excluded,
      event('one'),
      notify('s1', ['one']),
      event('odd', { relation: 'excluded' }),
      event('two'),
      notify('s1', ['odd']),
      notify('s1', ['two']),
      watchRestarted('s1', ['one', 'two']),
    ]),
    says: [
      'error: A notification arrived for an event that the trigger’s inputs exclude; before the service was restarted none did',
    ],
  },
  {
    when: 'a subscription with other inputs hears of what they ask for, and of nothing else',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2', {}, { kind: 'otherInputs' }),
      event('one'),
      notify('s1', ['one']),
      excluded,
      notify('s2', ['other']),
    ]),
  },
  {
    when: 'a subscription with other inputs hears of what the first asked for',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2', {}, { kind: 'otherInputs' }),
      event('one'),
      notify('s1', ['one']),
      notify('s2', ['one']),
    ]),
    says: [
      'error: A notification arrived for an event that the other subscriptions asked for, at one that was registered with other inputs, which exclude it',
    ],
  },
  {
    when: 'nothing bears witness',
    trace: traceOf(trigger, [register('s1'), excluded, event('one')]),
    says: ['skip: no event that the inputs exclude was caused'],
  },
  {
    when: 'an event arrives that the inputs are only assumed to exclude',
    trace: traceOf(trigger, [
      register('s1'),
      event('other', { relation: 'excluded', assumed: true }),
      notify('s1', ['other']),
    ]),
    says: ['warning: A notification arrived for an event that the trigger’s inputs exclude'],
  },
  {
    when: 'the excluded event is from before the registration',
    trace: traceOf(trigger, [excluded, register('s1'), event('one'), notify('s1', ['one'])]),
    says: ['skip: no event that the inputs exclude was caused'],
  },
  {
    when: 'the excluded event came after the DELETE',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      notify('s1', ['one']),
      unsubscribe('s1'),
      excluded,
    ]),
    says: ['skip: no event that the inputs exclude was caused'],
  },
  {
    when: 'another trigger’s event arrives here too',
    trace: traceOf(trigger, [
      register('s1'),
      event('other', { relation: 'possible' }),
      notify('s1', ['other']),
    ]),
    says: ['skip: no event that the inputs exclude was caused'],
  },
]);
