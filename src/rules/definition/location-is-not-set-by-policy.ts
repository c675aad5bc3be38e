import { touches, PARAMETER, type WrittenPolicy } from '../../openapi/properties.ts';
import { textMember } from '../../openapi/members.ts';
import { defineRule } from '../rule.ts';
import type { DefinitionView } from './view.ts';
import { placeOfPolicy } from './written.ts';

const setsLocation = ({ policy }: WrittenPolicy): boolean =>
  policy.templateId === 'setheader' &&
  /^location$/i.test(textMember(policy.parameters, `${PARAMETER}name`) ?? '') &&
  /^response$/i.test(textMember(policy.parameters, 'x-ms-apimTemplate-policySection') ?? '');

export const locationIsNotSetByPolicy = defineRule<DefinitionView, WrittenPolicy>({
  id: 'G-03',
  slug: 'location-is-not-set-by-policy',
  title: 'No policy sets the Location of a registration',
  why: 'A "setheader" policy writes a fixed text, or values of the connection and the request: it cannot read the answer. Every registration then gets the same Location, so that the platform cannot remove one subscription without the others, or any at all (W-05).',
  repair:
    'Let the service answer with the Location of the subscription, or make it in a script, and remove the policy.',
  example: {
    breaks:
      'templateId: setheader\nparameters: { name: Location, value: https://api.example.com/unhook, policySection: Response }',
    keeps: '# no policy; the service answers\nLocation: https://api.example.com/hooks/17',
  },
  source: 'apiProperties schema (PowerPlatformConnectors)',
  level: { strict: 'error', field: 'error' },
  noSubject: 'the trigger is no webhook',
  subjects: ({ trigger, properties }) =>
    trigger.mechanism === 'webhook'
      ? properties.policies.filter((p) => setsLocation(p) && touches(p, trigger.id))
      : [],
  *judge({ policy, pointer }, view) {
    const value = textMember(policy.parameters, `${PARAMETER}value`) ?? '';
    const keeps = /^skip$/i.test(textMember(policy.parameters, `${PARAMETER}existsAction`) ?? '');
    yield {
      message: `A policy sets Location to ${JSON.stringify(value)} for every registration`,
      ...placeOfPolicy(view, pointer),
      ...(keeps ? { lowered: 'it does so only where the service gives none' } : {}),
    };
  },
});
