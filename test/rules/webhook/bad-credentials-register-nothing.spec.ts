import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, refused, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const bad = { credentials: 'bad' } as const;

describeRule('W-16', [
  {
    when: 'bad credentials are answered 401 and nothing is delivered',
    trace: traceOf(trigger, [register('s1'), refused('s8', 401, bad), event('one'), notify('s1', ['one'])]),
  },
  {
    when: 'bad credentials register',
    trace: traceOf(trigger, [register('s8', {}, bad)]),
    says: ['error: POST /api/v1/hooks with bad credentials was answered 201'],
  },
  {
    when: 'bad credentials are refused and subscribed all the same',
    trace: traceOf(trigger, [refused('s8', 401, bad), event('one'), notify('s8', ['one'])]),
    says: ['error: A registration with bad credentials was answered 401, and its callback received'],
  },
  {
    when: 'the address is probed before the credentials are checked',
    trace: traceOf(trigger, [
      refused('s8', 401, bad),
      notify('s8', [], { method: 'HEAD', text: '', status: 405 }),
    ]),
  },
  {
    when: 'bad credentials are refused with another word',
    trace: traceOf(trigger, [refused('s8', 400, bad)]),
    says: ['warning: …was answered 400'],
  },
  {
    when: 'the bad caller is throttled',
    trace: traceOf(trigger, [refused('s8', 429, bad)]),
    says: ['unknown: …was throttled (429)'],
  },
  {
    when: 'nothing is a bad credential here',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no credentials are configured, or there are no bad ones'],
  },
]);
