import type { TriggerDefinition } from '../../model.ts';
import { openStatuses } from '../../openapi/left-open.ts';
import { defineRule } from '../rule.ts';
import { isSuccess, responsesPointer } from './declared-responses.ts';
import type { DefinitionView } from './view.ts';

/** A status as it is written; in quotes where that would not be seen. */
const shown = (status: string): string => (/^\w+$/.test(status) ? status : JSON.stringify(status));

export const successResponseIsDeclared = defineRule<DefinitionView, TriggerDefinition>({
  id: 'D-14',
  slug: 'success-response-is-declared',
  title: 'A success response is declared, and "default" has no schema',
  why: 'The platform learns from the success response what an answer looks like. An operation without a response is no valid Swagger; "default" stands for errors, so that its schema describes none of the answers that matter.',
  repair: 'Declare the response of success, "200" or "201", and move the schema of "default" there.',
  fixed: 'adds a "default" response where none is declared; that of a success is for you to write',
  example: {
    breaks: 'post:\n  responses: {}',
    keeps: 'post:\n  responses: { "201": { description: Registered } }',
  },
  source:
    'Swagger validator rules (Microsoft Learn): OperationMustHaveResponse, OperationShouldHaveSuccessfulResponse, DefaultResponseHasSchema; coding standards (Microsoft Learn)',
  level: { strict: 'error', field: 'warning' },
  noSubject: 'the operation is no trigger',
  subjects: ({ trigger }) => [trigger],
  *judge({ responses, pointer, method, path }, { opened, operation }) {
    const written = responsesPointer(pointer);
    const statuses = [...Object.keys(responses), ...openStatuses(opened, operation)];
    if (statuses.length === 0) {
      yield { message: `${method} ${path} declares no response`, written };
      return;
    }
    if (!statuses.some(isSuccess))
      yield {
        message: `${method} ${path} declares no response of success, only ${statuses.map(shown).join(', ')}`,
        written,
        lowered: 'connectors without one were published, and work',
      };
    if (responses['default']?.schema !== undefined)
      yield {
        message: 'The response "default" has a schema',
        written: `${written}/default`,
        lowered: 'connectors with one were published, and work',
      };
  },
});
