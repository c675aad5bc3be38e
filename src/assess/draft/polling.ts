import { member, type Json, type JsonObject } from '../../json.ts';
import type { Schema } from '../../model.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { SchemaCollector } from '../../openapi/schema-library.ts';
import { answerOf } from '../answer-list.ts';
import type { Candidate, PollingPlan } from '../assessment.ts';
import { breakingInputs } from './breaking-inputs.ts';
import { draftParameter, draftResponses, parametersOf } from './operation.ts';
import type { DraftWords } from './words.ts';
import { queryParameters, type Desk } from '../operation-view.ts';
import { asksForEpoch } from '../time-form.ts';

const PARAMETER = 'x-ms-apimTemplateParameter.';

/** What the first poll sends where the service wants a state from the start. */
const firstState = (desk: Desk, operation: Operation, plan: PollingPlan, type: Json | undefined): Json => {
  if (type === 'integer' || type === 'number') return 0;
  const parameter = queryParameters(desk, operation).find((p) => p.name === plan.parameter);
  const isCounted = parameter !== undefined && asksForEpoch(parameter.says);
  return plan.isTime && !isCounted ? '1970-01-01T00:00:00Z' : '0';
};

/** A list of values takes the state as its only one. */
const oneValue = (schema: Schema): JsonObject => {
  if (member(schema, 'type') !== 'array') return {};
  const type = member(member(schema, 'items'), 'type');
  return { type: typeof type === 'string' ? type : 'string' };
};

const polledParameters = (
  desk: Desk,
  operation: Operation,
  collector: SchemaCollector,
  plan: PollingPlan | undefined,
): JsonObject[] => {
  const breaking = plan === undefined ? new Set<string>() : breakingInputs(desk, operation, plan);
  const written = parametersOf(desk, operation, collector).filter(
    ({ parameter }) => parameter.required || !breaking.has(parameter.name),
  );
  const isState = (name: string): boolean => name === plan?.parameter;
  // A member of an object is sent under its own name: "created[gt]".
  const whole = plan?.parameter.split('[')[0];
  const inside = plan !== undefined && !written.some(({ parameter }) => isState(parameter.name));
  const drafted = written
    .filter(({ parameter }) => !inside || parameter.name !== whole)
    .map(({ parameter, description }) => {
      const fixed = plan?.constants.find((c) => c.parameter === parameter.name);
      if (fixed !== undefined)
        return draftParameter(parameter, description, {
          required: true,
          default: fixed.value,
          ...(typeof fixed.value === 'string' ? { type: 'string' } : {}),
          'x-ms-visibility': 'internal',
        });
      if (!isState(parameter.name)) return draftParameter(parameter, description);
      const first =
        parameter.required && parameter.schema['default'] === undefined
          ? { default: plan === undefined ? '' : firstState(desk, operation, plan, parameter.schema['type']) }
          : {};
      return draftParameter(parameter, description, {
        ...first,
        ...oneValue(parameter.schema),
        'x-ms-visibility': 'internal',
      });
    });
  if (plan === undefined || !inside) return drafted;
  return [
    ...drafted,
    {
      name: plan.parameter,
      in: 'query',
      type: 'string',
      'x-ms-summary': 'State',
      'x-ms-visibility': 'internal',
    },
  ];
};

/** The gateway takes the items out of the answer; a service that polls natively answers what it means (D-01). */
const isBatch = (desk: Desk, operation: Operation, mechanism: Candidate['mechanism']): boolean => {
  if (mechanism === 'policy') return true;
  const answer = answerOf(desk, operation);
  return answer.kind === 'list' && answer.list.path.length === 0;
};

/** A polled operation as a trigger. */
export const draftPolled = (
  desk: Desk,
  operation: Operation,
  { polling, mechanism }: Candidate,
  words: DraftWords,
  collector: SchemaCollector,
): JsonObject => ({
  operationId: words.operationId,
  summary: words.summary,
  description: words.description,
  'x-ms-trigger': isBatch(desk, operation, mechanism) ? 'batch' : 'single',
  'x-ms-trigger-metadata': { kind: 'query', mode: 'polling' },
  'x-ms-trigger-hint': words.hint,
  produces: ['application/json'],
  parameters: polledParameters(desk, operation, collector, polling),
  responses: draftResponses(
    desk,
    operation,
    collector,
    mechanism === 'native' ? /^20[02]$/ : /^(200|2xx|default)$/i,
  ),
});

/** The policy that lets the gateway keep the state of a drafted trigger. */
export const draftPolicy = (plan: PollingPlan, { operationId, summary }: DraftWords): JsonObject => ({
  templateId: 'pollingtrigger',
  title: summary,
  parameters: {
    'x-ms-apimTemplate-operationName': [operationId],
    [`${PARAMETER}triggerConfig`]: {
      [plan.parameter]: plan.expression,
      ...(plan.nextLink === undefined || plan.nextLink === '@odata.nextLink'
        ? {}
        : { 'x-ms-triggerConfig-nextLink': plan.nextLink }),
    },
    [`${PARAMETER}triggerDataPath`]: plan.dataPath,
  },
});
