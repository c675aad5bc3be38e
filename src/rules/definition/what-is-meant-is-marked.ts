import { defineRule } from '../rule.ts';
import { nearMisses, type NearMiss } from './near-misses.ts';
import type { DefinitionView } from './view.ts';

export const whatIsMeantIsMarked = defineRule<DefinitionView, NearMiss>({
  id: 'K1',
  slug: 'what-is-meant-is-marked',
  title: 'What is meant as a trigger is marked "x-ms-trigger" in its operation',
  why: 'Only an operation that itself has "x-ms-trigger" is a trigger. Misspelt, written beside the verb, or replaced by what another platform knows, the mark means nothing, and makers find an action or nothing at all.',
  repair: 'Write "x-ms-trigger": "single" or "batch" into the operation, or remove what looks like it.',
  example: {
    breaks: '/voicemails:\n  x-ms-trigger: batch\n  get: { operationId: OnNewVoicemails }',
    keeps: '/voicemails:\n  get: { operationId: OnNewVoicemails, x-ms-trigger: batch }',
  },
  source: 'OpenAPI extensions for custom connectors (Microsoft Learn): x-ms-trigger',
  level: { strict: 'warning', field: 'warning' },
  noSubject: 'nothing else looks like a trigger',
  // Said once, with the first trigger of the document.
  subjects: (view) => (view.trigger === view.document.triggers[0] ? nearMisses(view) : []),
  *judge({ name, message, written }) {
    yield { message: `${name}: ${message}`, written };
  },
});
