import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const strained = { kind: 'strained' } as const;
const redirect = { status: 307, redirect: 'http://127.0.0.1:9000/elsewhere' } as const;

describeRule('C-09', [
  {
    when: 'a redirect leads nowhere',
    trace: traceOf(trigger, [register('s1', {}, strained), event('one'), notify('s1', ['one'], redirect)]),
  },
  {
    when: 'a redirect is followed',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], redirect),
      notify('x', ['one'], { target: '/elsewhere', lost: true }),
    ]),
    says: [
      'warning: A callback answered 307 with a Location elsewhere, and the service sent POST there; a warning only, as it led to the same host',
    ],
  },
  {
    when: 'a notification carries Authorization',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      notify('s1', ['one'], { headers: [['Authorization', '‹secret:authorization›']] }),
    ]),
    says: [
      'warning: A notification carries the header Authorization…a warning only, as it may be a signature',
    ],
  },
  {
    when: 'nothing arrived',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no notification arrived'],
  },
]);
