import { pointerSegments } from '../../json.ts';
import type { Policy } from '../../model.ts';
import { PARAMETER, touches } from '../../openapi/properties.ts';
import { defineRule } from '../rule.ts';
import { internalMembers, type InternalMember } from './internal-members.ts';
import type { DefinitionView } from './view.ts';
import { bodyMarks } from './written.ts';

/** Whether a text has a name in it, in whatever case, and not only as a part of another one. */
const names = (written: string, wanted: string): boolean => {
  const [text, name] = [written.toLowerCase(), wanted.toLowerCase()];
  return /^[\w.-]+$/.test(name) ? text.split(/[^\w.-]+/).includes(name) : text.includes(name);
};

/** Templates that put no value into a request. */
const fillNothing = new Set([
  'pollingtrigger',
  'dynamichosturl',
  'routerequesttoendpoint',
  'updatenextlink',
  'setconnectionstatustounauthenticated',
]);

/** What the template of a policy writes to: the name of a header or parameter, or a path somewhere in its other texts. */
const writtenBy = ({ templateId, parameters }: Policy): readonly string[] => {
  if (fillNothing.has(templateId) || parameters['x-ms-apimTemplate-policySection'] === 'Response') return [];
  const own = parameters[`${PARAMETER}name`];
  const isNamed = ['setheader', 'setqueryparameter'].includes(templateId);
  if (isNamed && typeof own === 'string') return [own];
  return Object.entries(parameters).flatMap(([key, v]) =>
    typeof v === 'string' && !/\.(value|propertyValuePathTemplate)$/.test(key) ? [v] : [],
  );
};

/** Whether a policy gives a parameter or a property its value (G-04). */
const filledByPolicy = ({ properties, trigger }: DefinitionView, name: string): boolean =>
  properties.policies.some(
    (p) => touches(p, trigger.id) && writtenBy(p.policy).some((text) => names(text, name)),
  );

/** Something that may well be the callback URL, in a webhook whose body marks none: that is told of as what it is. */
const mayBeTheUrl = (view: DefinitionView, { name, required, hasDefault }: InternalMember): boolean =>
  view.trigger.mechanism === 'webhook' &&
  name.startsWith('/') &&
  required &&
  !hasDefault &&
  bodyMarks(view).length === 0;

/** Whether the gateway fills a value in, from the second poll on: the state, or a constant beside it. */
const isOfTheGateway = ({ trigger }: DefinitionView, { name }: Pick<InternalMember, 'name'>): boolean =>
  Object.hasOwn(trigger.policy?.config ?? {}, name);

export const internalValuesAreGiven = defineRule<DefinitionView, InternalMember>({
  id: 'D-18',
  slug: 'internal-values-are-given',
  title: 'What is internal and required has a default, and the other way round',
  why: 'Makers never see an internal value, so that the platform can send its default only. Without one a required value is missing from every request; and the default of an optional internal value is never sent.',
  repair: 'Give each internal value a "default" and list it in "required", or let makers see it.',
  fixed: 'requires an internal value that has a default',
  example: {
    breaks:
      '- { in: query, name: api-version, type: string, required: true,\n    x-ms-visibility: internal }',
    keeps:
      '- { in: query, name: api-version, type: string, required: true,\n    x-ms-visibility: internal, default: "2" }',
  },
  source:
    'OpenAPI extensions for custom connectors; Swagger validator rules (both Microsoft Learn): PropertyMustBeRequired, InternalPropertyWithDefaultOptional',
  level: { strict: 'error', field: 'warning' },
  noSubject: 'nothing that the platform must fill in is internal',
  subjects: (view) =>
    internalMembers(view).filter((m) => !mayBeTheUrl(view, m) && (m.required || !isOfTheGateway(view, m))),
  *judge({ name, required, hasDefault, pointer }, view) {
    const plain = name.startsWith('/') ? (pointerSegments(name).at(-1) ?? '') : name;
    if (required && !hasDefault && !filledByPolicy(view, plain))
      yield isOfTheGateway(view, { name })
        ? {
            message: `"${name}" is internal and required, and the first poll has no value for it`,
            written: pointer,
            repair: 'Give it a "default", or take it out of "required".',
            lowered: 'a service may take the poll without it',
          }
        : { message: `"${name}" is internal and required, and has no default`, written: pointer };
    else if (!required && hasDefault)
      yield {
        message: `"${name}" is internal and optional, so that its default is never sent`,
        written: pointer,
        lowered: 'the service may have the same default of its own',
      };
  },
});
