import { webhookTrigger } from '../../pact/definitions.ts';
import { hookAt, register } from '../subscriptions.ts';
import { describeRule } from '../table.ts';
import { traceOf, type Settings } from '../trace.ts';

const hook = webhookTrigger();
const at = (location: string, settings: Settings = {}) =>
  traceOf(hook, [register('s1', { location })], settings);

describeRule('W-07', [
  { when: 'Location is where the registration went', trace: at(hookAt('s1')) },
  { when: 'Location is relative', trace: at('/api/v1/hooks/s1') },
  {
    when: 'Location is on a configured alias',
    trace: at('https://api.example.com/api/v1/hooks/s1', { aliases: ['https://api.example.com'] }),
  },
  {
    when: 'Location is on another host',
    trace: at('https://api.example.com/api/v1/hooks/s1'),
    says: ['error: Location points to "https://api.example.com", and the service was called as "'],
  },
  {
    when: 'the port is lost',
    trace: at('http://127.0.0.1/api/v1/hooks/s1'),
    says: ['error: Location points to "http://127.0.0.1"'],
  },
  {
    when: 'the service calls itself localhost',
    trace: at(hookAt('s1').replace('127.0.0.1', 'localhost')),
    says: ['warning: Location names the host "localhost'],
  },
]);
