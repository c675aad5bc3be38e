import { defined } from '../defined.ts';
import { member, type Json } from '../json.ts';
import type { TriggerDefinition, UnsubscribeOperation } from '../model.ts';
import { consumedTypes, readBody } from './body.ts';
import { otherCalls, withCall } from './design-calls.ts';
import type { OpenApiDocument } from './document.ts';
import { pollingMechanism, webhookEvidence, type WebhookEvidence } from './kind.ts';
import { readNotification } from './notification.ts';
import { rawParameters, type Operation } from './operation.ts';
import { readParameter } from './parameter.ts';
import { isPollingPolicy, pollingPolicy, touches, type ConnectorProperties } from './properties.ts';
import { producedTypes, readResponses } from './response.ts';
import type { SchemaCollector } from './schema-library.ts';
import { securityOf } from './security.ts';
import { serverOf } from './server.ts';

/** What the triggers of one document share. */
export interface TriggerSurroundings {
  readonly document: OpenApiDocument;
  readonly properties: ConnectorProperties;
  readonly hasScript: boolean;
  readonly operations: readonly Operation[];
  /** Path templates of all operations, sorted, each once. */
  readonly paths: readonly string[];
  readonly collect: () => SchemaCollector;
  /** Every DELETE, the same for all triggers, and what its schemas reach. */
  readonly unsubscribe: () => {
    readonly operations: readonly UnsubscribeOperation[];
    readonly collector: SchemaCollector;
  };
}

const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The name of an operation: its operationId, else METHOD and path. */
export const operationName = (operation: Operation): string =>
  text(member(operation.node, 'operationId')) ?? `${operation.method} ${operation.path}`;

const callbackOf = (evidence: WebhookEvidence, document: OpenApiDocument): string | undefined => {
  const marked = evidence.marks.filter((m) => m.position === 'body' && !m.unaddressable);
  const named = evidence.callbacks.filter((c) => c.position === 'body');
  const candidates = new Map<string, string>();
  for (const { target, written } of marked.length > 0 ? marked : named)
    if (!candidates.has(target)) candidates.set(target, written);
  const [first, second] = candidates;
  if (first !== undefined && second !== undefined)
    document.warn(`The body has ${candidates.size} notification URLs; "${first[0]}" is used`, second[1], {
      rule: 'D-03',
    });
  return first?.[0];
};

const webhookPart = (
  { document, unsubscribe }: TriggerSurroundings,
  evidence: WebhookEvidence,
  collector: SchemaCollector,
): Pick<TriggerDefinition, 'mechanism' | 'callback' | 'notification' | 'unsubscribe'> => {
  const callback = callbackOf(evidence, document);
  const deletes = unsubscribe();
  collector.include(deletes.collector);
  const notification = readNotification(document, evidence.content, evidence.callbacks, collector);
  return {
    mechanism: 'webhook',
    ...defined({ callback, notification }),
    unsubscribe: deletes.operations,
  };
};

const pollingPart = (
  { properties, hasScript }: TriggerSurroundings,
  operation: Operation,
  id: string,
): Pick<TriggerDefinition, 'mechanism' | 'policy' | 'notifiedBy' | 'unsubscribe'> => {
  const policy = pollingPolicy(properties, id);
  const notifiedBy = text(member(member(operation.node, 'x-ms-notification'), 'operationId'));
  return {
    mechanism: pollingMechanism(properties, id, hasScript),
    ...defined({ policy, notifiedBy }),
    unsubscribe: [],
  };
};

/** Reads one trigger. */
export const readTrigger = (around: TriggerSurroundings, operation: Operation): TriggerDefinition => {
  const { document, properties } = around;
  const { node } = operation;
  const id = operationName(operation);
  const collector = around.collect();
  const evidence = webhookEvidence(document, operation);
  const { body, fields } = readBody(document, operation, collector);
  const parameters = rawParameters(document, operation)
    .filter((p) => member(p.node, 'in') !== 'body')
    .map((p) => readParameter(document, p, collector))
    .filter((p) => p !== undefined);
  const responses = readResponses(document, operation, collector);
  const part =
    evidence === undefined ? pollingPart(around, operation, id) : webhookPart(around, evidence, collector);
  const hint = text(member(node, 'x-ms-trigger-hint'));
  return {
    id,
    ...part,
    delivery: member(node, 'x-ms-trigger') === 'batch' ? 'batch' : 'single',
    summary: text(member(node, 'summary')) ?? '',
    ...defined({ hint }),
    deprecated: member(node, 'deprecated') === true,
    method: operation.method,
    path: operation.path,
    basePath: serverOf(document, [node, operation.pathItem.node]).basePath,
    pointer: operation.pointer,
    consumes: consumedTypes(document, operation),
    produces: producedTypes(document, operation),
    parameters: [...parameters, ...fields],
    ...defined({ body }),
    responses,
    paths: around.paths,
    policies: properties.policies.filter((p) => !isPollingPolicy(p) && touches(p, id)).map((p) => p.policy),
    security: securityOf(document, node),
    dynamic: [...collector.calls(), ...otherCalls(around, operation)].map((c) => withCall(c, around)),
    noGenericTest: member(node, 'x-ms-no-generic-test') === true,
    definitions: collector.definitions(),
  };
};
