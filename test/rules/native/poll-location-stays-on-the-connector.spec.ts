import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, quiet, type Settings, traceOf } from '../story.ts';

const native = nativeTrigger();
const answered = (location: string, settings: Settings = {}) =>
  traceOf(native, [quiet('a', { location })], settings);

describeRule('P-08', [
  { when: 'Location is on the service', trace: answered('http://127.0.0.1:4010/api/v1/voicemails?since=1') },
  { when: 'Location is relative', trace: answered('voicemails?since=1') },
  {
    when: 'the state is in the path, below the base path',
    trace: answered('http://127.0.0.1:4010/api/v1/poll/eyJzIjoxfQ=='),
  },
  {
    when: 'Location is on another host',
    trace: answered('https://backend.example/api/v1/voicemails?since=1'),
    says: ['error: Location points to "https://backend.example", and the service was called as "http://127'],
  },
  {
    when: 'Location is on another host and the profile is what is seen to work',
    trace: answered('https://backend.example/api/v1/voicemails?since=1'),
    says: ['warning: Location points to "https://backend.example"'],
    profile: 'field',
  },
  {
    when: 'the other host is an alias, with a base path of its own',
    trace: answered('https://api.example.com/prod/voicemails?since=1', {
      aliases: ['https://api.example.com/prod'],
    }),
  },
  {
    when: 'Location says localhost for 127.0.0.1',
    trace: answered('http://localhost:4010/api/v1/voicemails?since=1'),
    says: ['warning: Location names the host "localhost:4010"'],
  },
  {
    when: 'the path is outside the base path and no declared one',
    trace: answered('/internal/poll?since=1'),
    says: ['warning: The path of Location, "/internal/poll", is outside'],
  },
  {
    when: 'no Location came',
    trace: traceOf(native, [quiet('a', { status: 401, location: null })]),
    says: ['skip: because P-03 could not be judged'],
  },
]);
