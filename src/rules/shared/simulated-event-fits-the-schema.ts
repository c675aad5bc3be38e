import type { TriggerView } from '../../evidence/trigger-view.ts';
import type { Schema, TriggerDefinition } from '../../model.ts';
import { defineRule } from '../rule.ts';
import { departure } from './departure.ts';
import { asksFor, contentOf, designAnswers, type DesignAnswer } from './design-answers.ts';

const kinds = ['simulate'];

/** What an event looks like, by the definition. */
const schemaOf = ({ mechanism, notification, responses }: TriggerDefinition): Schema | undefined =>
  mechanism === 'webhook'
    ? notification?.dynamic === true
      ? undefined
      : notification?.schema
    : responses['200']?.schema;

export const simulatedEventFitsTheSchema = defineRule<TriggerView, DesignAnswer>({
  id: 'T-05',
  slug: 'simulated-event-fits-the-schema',
  title: 'A simulated event fits the schema of the real ones',
  why: 'Where the operation context names a simulation, makers test their flow with it. An event of another shape proves nothing.',
  repair: 'Answer the simulation with an event as the trigger brings it.',
  example: {
    breaks:
      'simulate: { operationId: SampleVoicemail } (id is declared as integer)\nGET /sample\n200 OK\n{ "id": "42" }',
    keeps:
      'simulate: { operationId: SampleVoicemail } (id is declared as integer)\nGET /sample\n200 OK\n{ "id": 42 }',
  },
  source: 'Published schema of API definitions: x-ms-operation-context (PowerPlatformConnectors)',
  level: { strict: 'warning', field: 'off' },
  binds: asksFor(kinds),
  noSubject: 'the definition names no simulation, or it could not be made',
  subjects: (view) => (schemaOf(view.trigger) === undefined ? [] : designAnswers(view, kinds)),
  *judge(answer, { trigger }) {
    const content = contentOf(answer);
    const schema = schemaOf(trigger);
    if ('remark' in content) yield content.remark;
    else if (schema !== undefined)
      yield* departure('The simulated event', content.json, schema, trigger, answer.exchange);
  },
});
