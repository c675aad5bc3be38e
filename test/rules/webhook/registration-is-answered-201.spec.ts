import { webhookTrigger } from '../../samples/triggers.ts';
import { type Answer, describeRule, refused, register, type Settings, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const answered = (answer: Answer, settings: Settings = {}) =>
  traceOf(trigger, [register('s1', answer)], settings);
const elsewhere = { callback: 'https://receiver.invalid/workflows/x' };

describeRule('W-02', [
  { when: 'a registration is answered 201', trace: answered({}) },
  {
    when: 'it is answered 200',
    trace: answered({ status: 200 }),
    says: ['warning: The registration was answered 200; a warning only, as the platform takes any success'],
  },
  { when: 'it is answered 202', trace: answered({ status: 202 }), says: ['warning: …202'] },
  {
    when: 'it is answered 500',
    trace: answered({ status: 500, text: 'oops' }),
    says: ['error: The registration, POST /api/v1/hooks, was answered 500 oops'],
  },
  { when: 'it redirects', trace: answered({ status: 307 }), says: ['error: …was answered 307'] },
  {
    when: 'two registrations with equal inputs clash, which is told by itself',
    trace: traceOf(trigger, [register('s1'), refused('s2', 409, {})]),
  },
  {
    when: 'one of two that come at the same moment fails',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      register('s3', { status: 500, location: null, text: 'database is locked' }, { earlier: 30 }),
    ]),
    says: [
      'warning: A registration that came at the same moment as another one was answered 500 database is locked',
    ],
  },
  {
    when: 'one that comes after others fails: that is another fault',
    trace: traceOf(trigger, [register('s1'), refused('s2', 500, {})]),
  },
  {
    when: 'the service refuses the address of the receiver, and takes another',
    trace: traceOf(trigger, [refused('s1', 422, {}), register('s7', {}, elsewhere)]),
    says: [
      'unknown: The service refuses the harness’s callback address (422)…allow it, or set `callback.tls`',
    ],
  },
  {
    when: 'the service refuses any address',
    trace: traceOf(trigger, [refused('s1', 422, {}), refused('s7', 422, elsewhere)]),
    says: ['error: …was answered 422'],
  },
  {
    when: 'the credentials are refused',
    trace: answered({ status: 401 }),
    says: ['unknown: The service refused the registration with 401…: check `service.credentials`'],
  },
  {
    when: 'credentials are wanted and none are configured',
    trace: answered({ status: 403 }, { hasCredentials: false }),
    says: ['unknown: …set `service.credentials`'],
  },
  {
    when: 'registrations are throttled to the end',
    trace: answered({ status: 429 }),
    says: ['unknown: POST …was throttled (429)'],
  },
  {
    when: 'there is no answer',
    trace: answered({ failure: 'TIMEOUT' }),
    says: ['unknown: POST …got no answer (TIMEOUT'],
  },
  {
    when: 'only bad credentials were tried',
    trace: traceOf(trigger, [refused('s8', 401, { credentials: 'bad' })]),
    says: ['skip: no registration was made'],
  },
]);
