import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, refused, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const invalid = (callback: string) => ({ kind: 'invalid', callback }) as const;

describeRule('S-07', [
  {
    when: 'another scheme is refused',
    trace: traceOf(trigger, [register('s1'), refused('s2', 400, invalid('file:///x'))]),
  },
  {
    when: 'another scheme is accepted',
    trace: traceOf(trigger, [register('s1'), register('s2', {}, invalid('file:///x'))]),
    says: ['error: A registration with a "file:" callback was answered 201'],
  },
  {
    when: 'plain http is accepted, which is for W-12 to tell',
    trace: traceOf(trigger, [register('s1'), register('s2', {}, invalid('http://receiver.invalid/x'))]),
    says: ['skip: no callback with another scheme was tried'],
  },
  {
    when: 'none was tried',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no callback with another scheme was tried'],
  },
]);
