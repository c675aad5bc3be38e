import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, item, poll, quiet, SERVICE, traceOf } from '../story.ts';

const native = nativeTrigger();

describeRule('P-03', [
  { when: 'every 202 carries a Location', trace: traceOf(native, [quiet('a'), quiet('a')]) },
  {
    when: 'the Location is a path alone',
    trace: traceOf(native, [quiet('a', { location: '/api/v1/voicemails?since=0' })]),
  },
  {
    when: 'the first 202 carries none',
    trace: traceOf(native, [quiet('a', { location: null })]),
    says: ['error: GET /api/v1/voicemails was answered 202 without a Location header'],
  },
  {
    when: 'a later 202 carries none',
    trace: traceOf(native, [quiet('a'), quiet('a', { location: null })]),
    says: ['error: GET /api/v1/voicemails?since=0 was answered 202 without a Location header'],
  },
  {
    when: 'a 202 sends to where it was asked, which may hold a state',
    trace: traceOf(native, [quiet('a', { location: '/api/v1/voicemails' })]),
  },
  {
    when: 'a later 202 loses the state',
    trace: traceOf(native, [quiet('a'), quiet('a', { location: `${SERVICE}/api/v1/voicemails` })]),
    says: ['error: GET /api/v1/voicemails?since=0 was answered 202, and its Location, …'],
  },
  {
    when: 'the Location is no URI reference, which is for P-11 to tell',
    trace: traceOf(native, [quiet('a', { location: 'see the manual' })]),
    says: ['skip: because P-11 failed'],
  },
  {
    when: 'every poll is answered with the whole list and nothing else',
    trace: traceOf(native, [
      poll('a', { status: 200, body: [item('x'), item('y')] }),
      poll('a', { status: 200, body: [item('x'), item('y')] }),
    ]),
    says: [
      'error: …was answered 200 with 2 items and no Location, as every other poll: this is an ordinary list',
    ],
  },
  {
    when: 'the first poll is answered with a list and no Location, and a later one with a state',
    trace: traceOf(native, [poll('a', { status: 200, body: [] }), quiet('a')]),
  },
  {
    when: 'the first poll is answered 404',
    trace: traceOf(native, [poll('a', { status: 404, text: '<!doctype html><p>Not found' })]),
    says: ['error: The first poll, …, was answered 404 with an HTML page; check that `service.url`'],
  },
  {
    when: 'the first poll redirects to a login',
    trace: traceOf(native, [poll('a', { status: 302, location: `${SERVICE}/login` })]),
    says: ['error: The first poll, …, was answered 302: there is no state to go on with'],
  },
  {
    when: 'the first poll is redirected to the next one',
    trace: traceOf(native, [poll('a', { status: 302, location: `${SERVICE}/api/v1/voicemails?since=0` })]),
    says: ['error: The first poll, …, was answered 302: Location names the next poll, but as a redirect'],
  },
  {
    when: 'the credentials are refused',
    trace: traceOf(native, [poll('a', { status: 401 })]),
    says: ['unknown: The service refused the first poll with 401: check `service.credentials`'],
  },
  {
    when: 'the service wants credentials and none are configured',
    trace: traceOf(native, [poll('a', { status: 403 })], { hasCredentials: false }),
    says: ['unknown: …set `service.credentials`'],
  },
  {
    when: 'the connection breaks',
    trace: traceOf(native, [poll('a', { failure: 'ECONNRESET' })]),
    says: ['unknown: GET …got no answer (ECONNRESET'],
  },
  {
    when: 'the first poll is throttled to the end',
    trace: traceOf(native, [poll('a', { status: 429 })]),
    says: ['unknown: GET …was throttled (429)'],
  },
  {
    when: 'the run ended before the first poll was answered',
    trace: traceOf(native, [poll('a', { failure: 'ABORT_ERR' })]),
    says: ['skip: no poll was answered'],
  },
  {
    when: 'the first poll is answered 200, which is for P-06 to tell',
    trace: traceOf(native, [poll('a', { status: 200, body: [], location: '/api/v1/voicemails?since=1' })]),
  },
]);
