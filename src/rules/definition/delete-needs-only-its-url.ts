import { isObject, member } from '../../json.ts';
import { rawBody } from '../../openapi/body.ts';
import { textMember } from '../../openapi/members.ts';
import { rawParameters, type Operation } from '../../openapi/operation.ts';
import { touches } from '../../openapi/properties.ts';
import { follow, type Located } from '../../openapi/reference.ts';
import { securitySchemes } from '../../openapi/security.ts';
import { operationName } from '../../openapi/trigger.ts';
import type { Remark } from '../rule.ts';
import { defineDocumentRule } from './document-rule.ts';
import type { DocumentView } from './view.ts';

const ofTheTransport = /^(accept|content-type|authorization)$/i;

/** Headers that the connection or a policy adds by itself. */
const addedHeaders = ({ opened, properties }: DocumentView, operation: Operation): ReadonlySet<string> => {
  const { schemes, pointer } = securitySchemes(opened);
  const keys = Object.entries(isObject(schemes) ? schemes : {}).map(([name, scheme]) =>
    textMember(follow(opened, scheme, `${pointer}/${name}`)?.node, 'name'),
  );
  const set = properties.policies
    .filter((p) => p.policy.templateId === 'setheader' && touches(p, operationName(operation)))
    .map((p) => textMember(p.policy.parameters, 'x-ms-apimTemplateParameter.name'));
  return new Set([...keys, ...set].filter((n) => n !== undefined).map((n) => n.toLowerCase()));
};

function* judgeHeaders(
  call: string,
  parameters: readonly Located[],
  added: ReadonlySet<string>,
): Generator<Remark> {
  for (const parameter of parameters) {
    const name = textMember(parameter.node, 'name') ?? '';
    if (
      member(parameter.node, 'in') === 'header' &&
      !ofTheTransport.test(name) &&
      !added.has(name.toLowerCase())
    )
      yield {
        message: `${call} takes the header "${name}", which the platform does not send`,
        written: parameter.pointer,
      };
  }
}

export const deleteNeedsOnlyItsUrl = defineDocumentRule<Operation>({
  id: 'D-12',
  slug: 'delete-needs-only-its-url',
  title: 'The DELETE needs nothing but its URL',
  why: 'The platform unsubscribes with the Location that it was given, and knows nothing else: it fills no header and sends no body. A DELETE that needs them is refused, and the subscription stays.',
  repair: 'Let the id of the subscription, and whatever else the DELETE needs, be part of its path or query.',
  example: {
    breaks:
      '/subscriptions/{id}:\n  delete: { parameters: [{ in: path, name: id }, { in: header, name: If-Match, required: true }] }',
    keeps: '/subscriptions/{id}:\n  delete: { parameters: [{ in: path, name: id }] }',
  },
  source: 'Follows from Create a webhook trigger (Microsoft Learn): the platform calls the Location',
  level: { strict: 'warning', field: 'warning' },
  noSubject: 'the trigger is no webhook, or no DELETE is internal',
  concerns: ({ mechanism }) => mechanism === 'webhook',
  subjects: ({ operations }) =>
    operations.filter((o) => o.method === 'DELETE' && member(o.node, 'x-ms-visibility') === 'internal'),
  *judge(operation, view) {
    const parameters = rawParameters(view.opened, operation);
    const call = `DELETE ${operation.path}`;
    yield* judgeHeaders(call, parameters, addedHeaders(view, operation));
    const body = rawBody(view.opened, operation);
    const field = parameters.find((p) => member(p.node, 'in') === 'formData');
    if (body !== undefined)
      yield {
        message: `${call} takes a body, which the platform does not send`,
        written: body.holder.pointer,
      };
    else if (field !== undefined)
      yield { message: `${call} takes a form, which the platform does not send`, written: field.pointer };
  },
});
