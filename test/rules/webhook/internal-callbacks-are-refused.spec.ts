import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, refused, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const internal = (callback = 'https://10.0.0.1/callback') => ({ kind: 'internal', callback }) as const;

describeRule('S-08', [
  {
    when: 'internal callbacks are refused',
    trace: traceOf(trigger, [
      register('s1'),
      refused('s2', 400, internal()),
      refused('s3', 403, internal('https://[fe80::1]/callback')),
    ]),
  },
  {
    when: 'one is accepted',
    trace: traceOf(trigger, [
      register('s1'),
      refused('s2', 400, internal('https://169.254.169.254/latest/meta-data/')),
      register('s3', {}, internal()),
    ]),
    says: ['warning: A registration with the internal callback "https://10.0.0.1/callback" was answered 201'],
  },
  {
    when: 'several are accepted, which is one fault',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2', {}, internal()),
      register('s3', {}, internal('https://[fd00::1]/callback')),
    ]),
    says: [
      'warning: …"https://10.0.0.1/callback" was answered 201 …; the same goes for "https://[fd00::1]/callback"',
    ],
  },
  {
    when: 'one makes the service fail',
    trace: traceOf(trigger, [register('s1'), refused('s2', 502, internal())]),
    says: ['warning: A registration with the internal callback "https://10.0.0.1/callback" was answered 502'],
  },
  {
    when: 'one is not answered',
    trace: traceOf(trigger, [register('s1'), refused('s2', 429, internal())]),
    says: ['unknown: POST /api/v1/hooks was throttled (429)'],
  },
  {
    when: 'none was tried',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no callback on an internal address was tried'],
  },
]);
