import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, register, type Settings, subscriptionAt, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const at = (location: string, settings: Settings = {}) =>
  traceOf(trigger, [register('s1', { location })], settings);

describeRule('W-07', [
  { when: 'Location is where the registration went', trace: at(subscriptionAt('s1')) },
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
    trace: at(subscriptionAt('s1').replace('127.0.0.1', 'localhost')),
    says: ['warning: Location names the host "localhost'],
  },
]);
