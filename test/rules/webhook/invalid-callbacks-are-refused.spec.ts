import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, refused, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const invalid = (callback: string) => ({ kind: 'invalid', callback }) as const;

describeRule('W-12', [
  {
    when: 'what is no URL is refused',
    trace: traceOf(trigger, [register('s1'), refused('s2', 400, invalid('not-a-url'))]),
  },
  {
    when: 'what is no URL is accepted',
    trace: traceOf(trigger, [register('s1'), register('s2', {}, invalid('not-a-url'))]),
    says: ['warning: A registration with the callback "not-a-url" was answered 201'],
  },
  {
    when: 'plain http is accepted beside https',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2', {}, invalid('http://receiver.invalid/callback')),
    ]),
    says: ['warning: A registration with the callback "http://receiver.invalid/callback" was answered 201'],
  },
  {
    when: 'another scheme is accepted, which is for S-07 to tell',
    trace: traceOf(trigger, [register('s1'), register('s2', {}, invalid('file:///x'))]),
    says: ['skip: no callback that is no URL'],
  },
  {
    when: 'none was tried',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no callback that is no URL'],
  },
]);
