import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, event, location, news, poll, quiet, traceOf } from '../story.ts';

const native = nativeTrigger();
/** What stands in a trace for a credential of the configuration, in whatever form it came. */
const key = '‹secret:X-Api-Key›';

describeRule('S-05', [
  { when: 'the Location holds the state alone', trace: traceOf(native, [quiet('a'), quiet('a')]) },
  {
    when: 'the key stands in the query of the Location',
    trace: traceOf(native, [quiet('a', { location: location(`0&key=${key}`) })]),
    says: [
      `error: GET /api/v1/voicemails was answered with a Location that holds the connection's credentials: "${location(`0&key=${key}`)}"`,
    ],
  },
  {
    when: 'the key comes into the Location later',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      news('a', ['one'], { location: location(`${key}/1`) }),
    ]),
    says: ['error: GET /api/v1/voicemails?since=0 was answered with a Location that holds'],
  },
  {
    when: 'what bad credentials are answered holds them',
    trace: traceOf(native, [
      quiet('a'),
      poll('a', { status: 401, location: `/login?key=${key}` }, { credentials: 'bad' }),
    ]),
  },
  {
    when: 'no credentials are configured',
    trace: traceOf(native, [quiet('a')], { hasCredentials: false }),
    says: ['skip: no credentials are configured'],
  },
  {
    when: 'no answer carried a Location',
    trace: traceOf(native, [quiet('a', { location: null })]),
    says: ['skip: no credentials are configured, or no answer carried a Location'],
  },
]);
