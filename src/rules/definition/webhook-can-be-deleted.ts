import type { TriggerDefinition } from '../../model.ts';
import { defineRule } from '../rule.ts';
import type { DefinitionView } from './view.ts';

export const webhookCanBeDeleted = defineRule<DefinitionView, TriggerDefinition>({
  id: 'D-11',
  slug: 'webhook-can-be-deleted',
  title: 'There is an internal DELETE operation to unsubscribe with',
  why: 'When a flow is switched off, the platform sends DELETE to the Location of the registration, and the Location must match a DELETE operation of the definition. Without one every subscription stays for ever and goes on calling a flow that is gone.',
  repair:
    'Declare the DELETE operation that removes a subscription, with "x-ms-visibility": "internal"; several triggers can share it.',
  example: {
    breaks: 'paths:\n  /subscriptions: { post: { x-ms-trigger: single } }',
    keeps:
      'paths:\n  /subscriptions: { post: { x-ms-trigger: single } }\n  /subscriptions/{id}: { delete: { x-ms-visibility: internal } }',
  },
  source: 'Create a webhook trigger (Microsoft Learn)',
  level: { strict: 'error', field: 'warning' },
  noSubject: 'the trigger is no webhook',
  subjects: ({ trigger }) => (trigger.mechanism === 'webhook' ? [trigger] : []),
  *judge({ unsubscribe, pointer }) {
    if (unsubscribe.length === 0)
      yield { message: 'The definition has no DELETE operation', written: pointer };
    else if (!unsubscribe.some((o) => o.internal))
      yield {
        message: 'No DELETE operation of the definition is "x-ms-visibility": "internal"',
        written: pointer,
        // It still unsubscribes; makers just see it among the actions.
        level: 'warning',
      };
  },
});
