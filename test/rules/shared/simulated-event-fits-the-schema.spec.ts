import { nativeTrigger, webhookTrigger } from '../../samples/triggers.ts';
import { asks, describeRule, designed, traceOf } from '../story.ts';

const kind = 'simulate';
const webhook = webhookTrigger({ dynamic: [asks(kind)] });
const list = nativeTrigger({ dynamic: [asks(kind)] });

describeRule('T-05', [
  {
    when: 'it looks like a notification',
    trace: traceOf(webhook, [designed(kind, { body: { alarm: 'a' } })]),
  },
  { when: 'it looks like news', trace: traceOf(list, [designed(kind, { body: [] })]) },
  {
    when: 'it is of another shape',
    trace: traceOf(webhook, [designed(kind, { body: { kind: 'fire' } })]),
    says: [
      'warning: The simulated event departs from the schema: the root misses the required property "alarm"',
    ],
  },
  {
    when: 'it cannot be had',
    trace: traceOf(webhook, [designed(kind, { status: 500 })]),
    says: ['warning: The design-time call GET /api/v1/design was answered 500'],
  },
  {
    when: 'there is none',
    trace: traceOf(webhookTrigger(), []),
    says: ['skip: the definition has nothing that needs it'],
  },
]);
