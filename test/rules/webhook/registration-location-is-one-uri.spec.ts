import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, refused, register, type Settings, subscriptionAt, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const at = (location: string | string[], settings: Settings = {}) =>
  traceOf(trigger, [register('s1', { location })], settings);

describeRule('W-04', [
  { when: 'Location is an absolute URL', trace: at(subscriptionAt('s1')) },
  { when: 'Location is a path', trace: at('/api/v1/hooks/s1') },
  { when: 'Location is relative to the registration', trace: at('hooks/s1') },
  {
    when: 'Location is an alias by another scheme',
    trace: at('https://api.example.com/api/v1/hooks/s1', { aliases: ['https://api.example.com'] }),
  },
  {
    when: 'there are two Location lines',
    trace: at([subscriptionAt('s1'), subscriptionAt('s1')]),
    says: ['error: The answer carries 2 Location lines'],
  },
  {
    when: 'Location holds what no URL may hold',
    trace: at('/api/v1/hooks/{s1}'),
    says: ['error: The Location is no valid URI reference: "/api/v1/hooks/{s1}"'],
  },
  {
    when: 'Location holds a blank',
    trace: at('/api/v1/hooks/s 1'),
    says: ['error: The Location is no valid URI reference'],
  },
  {
    when: 'the scheme is not the one that was called',
    trace: at('https://127.0.0.1:4010/api/v1/hooks/s1'),
    says: ['error: The Location has the scheme "https", and the service was called by "http"'],
  },
  {
    when: 'no registration was accepted',
    trace: traceOf(trigger, [refused('s1', 401, {})]),
    says: ['skip: because W-02 could not be judged'],
  },
]);
