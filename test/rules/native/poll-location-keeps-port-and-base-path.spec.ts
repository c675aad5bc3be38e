import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, quiet, type Settings, traceOf } from '../story.ts';

const native = nativeTrigger();
const answered = (location: string, settings: Settings = {}) =>
  traceOf(native, [quiet('a', { location })], settings);

describeRule('P-09', [
  {
    when: 'scheme, port and base path are kept',
    trace: answered('http://127.0.0.1:4010/api/v1/voicemails?since=1'),
  },
  {
    when: 'the base path comes from the service’s address instead of the definition',
    trace: answered('http://127.0.0.1:4010/prefix/voicemails?since=1', {
      url: 'http://127.0.0.1:4010/prefix',
    }),
  },
  {
    when: 'the port is lost',
    trace: answered('http://127.0.0.1/api/v1/voicemails?since=1'),
    says: [
      'error: Location points to "http://127.0.0.1", and the service was called as "http://127.0.0.1:4010"',
    ],
  },
  {
    when: 'the scheme changes',
    trace: answered('https://127.0.0.1:4010/api/v1/voicemails?since=1'),
    says: ['error: Location points to "https://127.0.0.1:4010"'],
  },
  {
    when: 'the base path is lost',
    trace: answered('http://127.0.0.1:4010/voicemails?since=1'),
    says: ['error: Location lost the base path "/api/v1"'],
  },
  {
    when: 'another host is P-08’s to tell',
    trace: answered('https://backend.example/voicemails?since=1'),
    says: ['skip: no answer carried a Location on the service’s host'],
  },
]);
