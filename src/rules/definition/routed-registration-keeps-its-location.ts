import { PARAMETER, touches, type WrittenPolicy } from '../../openapi/properties.ts';
import { textMember } from '../../openapi/members.ts';
import { defineRule } from '../rule.ts';
import type { DefinitionView } from './view.ts';
import { placeOfPolicy } from './written.ts';

const shapeOf = (path: string): string =>
  path
    .replace(/[?#].*$/, '')
    .replaceAll(/\{[^}]*\}/g, '{}')
    .replace(/\/+$/, '')
    .toLowerCase();

export const routedRegistrationKeepsItsLocation = defineRule<DefinitionView, WrittenPolicy>({
  id: 'G-06',
  slug: 'routed-registration-keeps-its-location',
  title: 'The route of a registration leads below a DELETE of the definition',
  why: 'A "routerequesttoendpoint" policy gives the registration another path than the definition. A service that makes Location of the path it sees then names one that no DELETE of the definition matches, and the platform cannot unsubscribe (W-06).',
  repair:
    'Declare the DELETE below the path that the policy routes to, or let the service write Location with a path of the definition.',
  example: {
    breaks: '/hooks/new: { post: {} } # routed to /webhooks\n/hooks/{id}: { delete: {} }',
    keeps: '/hooks/new: { post: {} } # routed to /webhooks\n/webhooks/{id}: { delete: {} }',
  },
  source: 'apiProperties schema (PowerPlatformConnectors)',
  // Whether the service makes Location of its own path cannot be seen here; `verify` sees it.
  level: { strict: 'warning', field: 'off' },
  noSubject: 'no policy routes the registration, or there is no DELETE',
  subjects: ({ trigger, properties, operations }) =>
    trigger.mechanism === 'webhook' && operations.some((o) => o.method === 'DELETE')
      ? properties.policies.filter(
          (p) => p.policy.templateId === 'routerequesttoendpoint' && touches(p, trigger.id),
        )
      : [],
  *judge({ policy, pointer }, view) {
    const route = textMember(policy.parameters, `${PARAMETER}newPath`) ?? '';
    const base = shapeOf(route);
    if (base === '' || base === shapeOf(view.trigger.path)) return;
    const isBelow = view.operations.some((o) => {
      const path = shapeOf(o.path);
      // A template of placeholders only matches whatever comes.
      return o.method === 'DELETE' && (path === base || path.startsWith(`${base}/`) || /^\/\{\}$/.test(path));
    });
    if (!isBelow)
      yield {
        message: `The registration is routed to "${route}", below which the definition has no DELETE`,
        ...placeOfPolicy(view, pointer),
      };
  },
});
