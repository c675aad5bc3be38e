import type { Operation } from '../../openapi/operation.ts';
import { member } from '../../json.ts';
import { textMember } from '../../openapi/members.ts';
import { rawBody } from '../../openapi/body.ts';
import { rawParameters } from '../../openapi/operation.ts';
import { defineRule } from '../rule.ts';
import type { DefinitionView } from './view.ts';

export const pollHasNoBody = defineRule<DefinitionView, Operation>({
  id: 'D-19',
  slug: 'poll-has-no-body',
  title: 'A poll by GET has no body',
  why: 'GET carries no body, and the Location of the next poll could not repeat one. The definition is refused.',
  repair: 'Move the values into query parameters.',
  example: {
    breaks:
      'get:\n  x-ms-trigger: batch\n  parameters: [{ in: body, name: filter, schema: { type: object } }]',
    keeps: 'get:\n  x-ms-trigger: batch\n  parameters: [{ in: query, name: filter, type: string }]',
  },
  source: 'Swagger validator rules (Microsoft Learn): BodyOrFormDataParameterInFetchOperationNotAllowed',
  level: { strict: 'error', field: 'error' },
  noSubject: 'the trigger does not poll by GET',
  subjects: ({ trigger, operation }) =>
    trigger.mechanism !== 'webhook' && trigger.method === 'GET' ? [operation] : [],
  *judge(operation, { opened }) {
    const body = rawBody(opened, operation);
    if (body !== undefined) yield { message: 'The poll has a body', written: body.holder.pointer };
    for (const { node, pointer } of rawParameters(opened, operation))
      if (member(node, 'in') === 'formData')
        yield {
          message: `The poll has the form field "${textMember(node, 'name') ?? ''}"`,
          written: pointer,
        };
  },
});
