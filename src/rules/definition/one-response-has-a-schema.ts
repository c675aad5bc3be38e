import type { TriggerDefinition } from '../../model.ts';
import { defineRule } from '../rule.ts';
import { isSuccess, responsesPointer } from './declared-responses.ts';
import type { DefinitionView } from './view.ts';

export const oneResponseHasASchema = defineRule<DefinitionView, TriggerDefinition>({
  id: 'D-15',
  slug: 'one-response-has-a-schema',
  title: 'Only one response of success has a schema',
  why: 'The designer shows the fields of one response. Where several have a schema, nobody can say which one makers see.',
  repair: 'Keep the schema of the response that the service gives, and leave out those of the others.',
  example: {
    breaks: 'responses:\n  "200": { schema: { type: object } }\n  "201": { schema: { type: object } }',
    keeps: 'responses:\n  "200": { description: Known already }\n  "201": { schema: { type: object } }',
  },
  source: 'Swagger validator rules (Microsoft Learn): OperationHasManyResponsesWithSchema',
  level: { strict: 'warning', field: 'warning' },
  noSubject: 'the operation is no trigger',
  subjects: ({ trigger }) => [trigger],
  *judge({ responses, mechanism, pointer }) {
    const shown = Object.keys(responses).filter(
      // The 202 of a poll that has nothing new carries no event, whatever is declared for it.
      (s) => isSuccess(s) && responses[s]?.schema !== undefined && (mechanism === 'webhook' || s !== '202'),
    );
    if (shown.length > 1)
      yield {
        message: `The responses ${shown.join(', ')} all have a schema`,
        written: `${responsesPointer(pointer)}/${shown[1] ?? ''}`,
      };
  },
});
