import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, traceOf, unsubscribe } from '../story.ts';

const trigger = webhookTrigger();

describeRule('W-14', [
  {
    when: 'nothing comes before the event',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('one'),
      notify('s1', ['one']),
      notify('s2', ['one']),
    ]),
  },
  {
    when: 'each registration is followed by a ping',
    trace: traceOf(trigger, [
      register('s1'),
      notify('s1', [], { body: { ping: 1 } }),
      register('s2'),
      notify('s2', [], { body: { ping: 1 } }),
      event('one'),
      notify('s1', ['one']),
    ]),
    says: ['warning: Each registration is followed by a message that tells of no event: {"ping":1}'],
  },
  {
    when: 'a ping comes a little later, and so not to what was deleted at once',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      register('s3'),
      unsubscribe('s3'),
      notify('s1', [], { body: { ping: 1 } }),
      notify('s2', [], { body: { ping: 1 } }),
      event('one'),
      notify('s1', ['one']),
    ]),
    says: ['warning: Each registration is followed by a message that tells of no event: {"ping":1}'],
  },
  {
    when: 'what comes is cut',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('one'),
      notify('s1', [], { text: '{"alarm":"', truncated: true }),
      notify('s2', [], { text: '{"alarm":"', truncated: true }),
    ]),
  },
  {
    when: 'something of somebody else comes to one',
    trace: traceOf(trigger, [
      register('s1'),
      notify('s1', [], { body: { alarm: 'other' } }),
      register('s2'),
      event('one'),
      notify('s1', ['one']),
    ]),
  },
  {
    when: 'there is one subscription only',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no two registrations were accepted'],
  },
]);
