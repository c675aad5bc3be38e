import { member } from '../../json.ts';
import { hasOpenPath } from '../../openapi/left-open.ts';
import { defineDocumentRule } from './document-rule.ts';
import type { DocumentView } from './view.ts';

export const webhookCanBeDeleted = defineDocumentRule<DocumentView>({
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
  concerns: ({ mechanism }) => mechanism === 'webhook',
  subjects: (view) => [view],
  *judge({ opened, operations }) {
    if (hasOpenPath(opened)) return;
    const deletes = operations.filter((o) => o.method === 'DELETE');
    const [first] = deletes;
    if (first === undefined) yield { message: 'The definition has no DELETE operation', written: '/paths' };
    else if (!deletes.some((o) => member(o.node, 'x-ms-visibility') === 'internal'))
      yield {
        message: 'No DELETE operation of the definition is "x-ms-visibility": "internal"',
        written: deletes.length === 1 ? first.pointer : '/paths',
        lowered: 'it unsubscribes all the same, and makers see it among the actions',
      };
  },
});
