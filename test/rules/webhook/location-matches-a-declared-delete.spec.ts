import type { TriggerDefinition } from '../../../src/model.ts';
import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, register, type Settings, subscriptionAt, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const at = (location: string, definition: TriggerDefinition = trigger, settings: Settings = {}) =>
  traceOf(definition, [register('s1', { location })], settings);

describeRule('W-06', [
  { when: 'Location is at the declared DELETE', trace: at(subscriptionAt('s1')) },
  { when: 'Location is relative', trace: at('hooks/s1') },
  { when: 'Location has a query', trace: at(`${subscriptionAt('s1')}?api-version=1`) },
  { when: 'the id holds an encoded slash', trace: at(subscriptionAt('org%2Fs1')) },
  {
    when: 'the base path comes from the service’s address',
    trace: at('/prefix/hooks/s1', trigger, { url: 'http://127.0.0.1:4010/prefix' }),
  },
  {
    when: 'an alias has a base path of its own',
    trace: at('https://api.example.com/prod/hooks/s1', trigger, {
      aliases: ['https://api.example.com/prod'],
    }),
  },
  {
    when: 'Location is at another path',
    trace: at('/api/v1/subscriptions/s1'),
    says: [
      'error: The definition declares DELETE /hooks/{id}; the path of Location, "/api/v1/subscriptions/s1", matches none',
    ],
  },
  {
    when: 'Location has lost the base path',
    trace: at('/hooks/s1'),
    says: ['error: …"/hooks/s1", is outside the connector’s base path'],
  },
  {
    when: 'the id is missing',
    trace: at('/api/v1/hooks/'),
    says: ['error: …"/api/v1/hooks/", matches none'],
  },
  {
    when: 'only a DELETE for makers describes it, and an internal one is declared',
    trace: at('/api/v1/public/s1', {
      ...trigger,
      unsubscribe: [
        ...trigger.unsubscribe,
        { path: '/public/{id}', internal: false, parameters: [], hasBody: false },
      ],
    }),
    says: ['error: The definition declares DELETE /hooks/{id};'],
  },
  {
    when: 'no DELETE is declared',
    trace: at(subscriptionAt('s1'), { ...trigger, unsubscribe: [] }),
    says: ['skip: the definition declares no DELETE'],
  },
]);
