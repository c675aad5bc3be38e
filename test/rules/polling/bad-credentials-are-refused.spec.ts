import { nativeTrigger } from '../../samples/triggers.ts';
import { type Answer, describeRule, location, news, poll, quiet, traceOf } from '../story.ts';

const native = nativeTrigger();
const refusing = (first: Answer, withState: Answer) =>
  traceOf(native, [
    quiet('a'),
    poll('a', first, { state: 'none', credentials: 'bad' }),
    poll('a', withState, { state: 'replayed', credentials: 'bad' }),
  ]);

describeRule('P-30', [
  { when: '401 and 403 refuse bad credentials', trace: refusing({ status: 401 }, { status: 403 }) },
  {
    when: 'a Location works without credentials',
    trace: refusing({ status: 401 }, { status: 202 }),
    says: ['error: GET /api/v1/voicemails?since=0 with bad credentials was answered 202'],
  },
  {
    when: 'anybody may poll',
    trace: refusing({ status: 200, body: [] }, { status: 200, body: [] }),
    says: ['error: GET /api/v1/voicemails with', 'error: GET /api/v1/voicemails?since=0 with'],
  },
  {
    when: 'bad credentials are refused with another word',
    trace: refusing({ status: 404 }, { status: 302, location: '/login' }),
    says: ['warning: …was answered 404', 'warning: …was answered 302'],
  },
  {
    when: 'the state itself holds the good credentials, which is for S-05 to tell',
    trace: traceOf(native, [
      quiet('a', { location: location('0&key=‹secret:X-Api-Key›') }),
      poll('a', { status: 401 }, { state: 'none', credentials: 'bad' }),
      news('a', ['one'], {}, { state: 'replayed', credentials: 'bad' }),
    ]),
    says: ['skip: because S-05 failed'],
  },
  {
    when: 'the state of another chain holds the good credentials',
    trace: traceOf(native, [
      quiet('b', { location: location('0&key=‹secret:X-Api-Key›') }),
      quiet('a'),
      poll('a', { status: 202 }, { state: 'replayed', credentials: 'bad' }),
    ]),
    says: ['error: GET /api/v1/voicemails?since=0 with bad credentials was answered 202'],
  },
  {
    when: 'a bad caller is throttled',
    trace: refusing({ status: 401 }, { status: 429 }),
    says: ['unknown: …was throttled (429)'],
  },
  {
    when: 'the connection breaks',
    trace: refusing({ status: 401 }, { failure: 'ECONNRESET' }),
    says: ['unknown: …got no answer (ECONNRESET'],
  },
  {
    when: 'nothing is a bad credential here',
    trace: traceOf(native, [quiet('a')]),
    says: ['skip: no credentials are configured'],
  },
]);
