import { deskOf } from '../assess/assess.ts';
import { assessPolling } from '../assess/assess-polling.ts';
import { assessNative } from '../assess/assess-native.ts';
import { draftPolicy } from '../assess/draft/polling.ts';
import { draftWords } from '../assess/draft/words.ts';
import { isObject, member, type JsonObject } from '../json.ts';
import type { ReadDocument } from '../model.ts';
import { rawResponses } from '../openapi/response.ts';
import { operationName } from '../openapi/trigger.ts';

/** The apiProperties.json that a definition lacks, and whose polling it describes. */
export interface PropertiesProposal {
  readonly properties: JsonObject;
  readonly triggers: readonly string[];
}

/**
 * The apiProperties.json of a definition whose polling triggers declare neither 202 nor Location, where a filter by what the
 * caller has seen is declared: that can only be polling by policy. Undefined where one is there, or it cannot be told.
 */
export const proposeProperties = (read: ReadDocument): PropertiesProposal | undefined => {
  if (read.properties !== undefined) return undefined;
  const desk = deskOf(read);
  const found = desk.operations.flatMap((operation) => {
    if (member(operation.node, 'x-ms-trigger') === undefined) return [];
    const declaresState = rawResponses(desk.document, operation).some(
      ({ status, response }) => status === '202' || isLocated(member(response.node, 'headers')),
    );
    if (declaresState || assessNative(desk, operation).length > 0) return [];
    const candidate = assessPolling(desk, operation).find((c) => c.standing === 'ready');
    if (candidate?.polling === undefined) return [];
    const operationId = operationName(operation);
    return [
      { operationId, policy: draftPolicy(candidate.polling, { ...draftWords(candidate), operationId }) },
    ];
  });
  if (found.length === 0) return undefined;
  return {
    properties: {
      properties: { connectionParameters: {}, policyTemplateInstances: found.map((f) => f.policy) },
    },
    triggers: found.map((f) => f.operationId),
  };
};

const isLocated = (headers: unknown): boolean =>
  isObject(headers) && Object.keys(headers).some((name) => name.toLowerCase() === 'location');
