import { isObject, member, type Json, type JsonObject } from '../../json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { schemaLibrary, type SchemaCollector } from '../../openapi/schema-library.ts';
import { serverOf } from '../../openapi/server.ts';
import type { Assessment, Candidate } from '../assessment.ts';
import { connectionParameters, requirementOf } from './connection.ts';
import { draftPolicy, draftPolled } from './polling.ts';
import { draftSecurity } from './security.ts';
import { draftNotification, draftRegistration, draftUnsubscribe } from './webhook.ts';
import { draftWords, type DraftWords } from './words.ts';
import type { Desk } from '../operation-view.ts';
import { swaggerSchema } from './swagger-schema.ts';

/** A trigger definition that was drafted. */
export interface Draft {
  /** Swagger 2.0, which the platform wants. */
  readonly definition: JsonObject;
  /** apiProperties.json. */
  readonly properties: JsonObject;
  /** What became a trigger, and under which operationId. */
  readonly triggers: readonly { readonly operationId: string; readonly candidate: Candidate }[];
}

/** Whether a candidate can be drafted: nothing is missing, and all that a definition needs is known. */
const isDraftable = ({ standing, mechanism, polling, webhook }: Candidate): boolean => {
  if (standing === 'lacking') return false;
  if (mechanism === 'webhook') return webhook?.unsubscribe !== undefined && webhook.certain;
  return mechanism === 'native' || (polling !== undefined && polling.takes !== 'unknown');
};

type Paths = Record<string, Record<string, Json>>;

const put = (paths: Paths, path: string, key: string, value: Json): void => {
  paths[path] = { ...paths[path], [key]: value };
};

const free = (name: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(name)) return name;
  for (let n = 2; ; n += 1) if (!taken.has(`${name}${n}`)) return `${name}${n}`;
};

const operationOf = (desk: Desk, method: string, path: string): Operation | undefined =>
  desk.operations.find((o) => o.method === method && o.path === path);

const draftWebhook = (
  desk: Desk,
  operation: Operation,
  candidate: Candidate,
  words: DraftWords,
  collector: SchemaCollector,
  paths: Paths,
  taken: Set<string>,
): void => {
  const { webhook, path, method } = candidate;
  if (webhook === undefined) return;
  put(paths, path, method.toLowerCase(), draftRegistration(desk, operation, webhook, words, collector));
  put(paths, path, 'x-ms-notification-content', draftNotification(desk, webhook, collector));
  const ending = webhook.unsubscribe;
  const remove = ending === undefined ? undefined : operationOf(desk, 'DELETE', ending);
  if (ending === undefined || remove === undefined || paths[ending]?.['delete'] !== undefined) return;
  const id = free('StopTrigger', taken);
  taken.add(id);
  put(paths, ending, 'delete', draftUnsubscribe(desk, remove, id, collector));
};

const serverPart = (desk: Desk): JsonObject => {
  const { origin, basePath } = serverOf(desk.document, []);
  const [scheme, host] = origin.split('://');
  return {
    ...(host === undefined || host === '' ? {} : { host }),
    ...(basePath === '' ? {} : { basePath }),
    schemes: [scheme === 'http' ? 'http' : 'https'],
  };
};

/**
 * Drafts the trigger definition of what an assessment found, as far as nothing is missing: Swagger 2.0 with the
 * triggers and their DELETEs only, and the apiProperties.json with their policies. Undefined where nothing can be
 * drafted.
 */
export const draft = (desk: Desk, { title, candidates }: Assessment): Draft | undefined => {
  const collector = schemaLibrary(desk.document)();
  const paths: Paths = {};
  const taken = new Set<string>();
  const policies: JsonObject[] = [];
  const triggers: { operationId: string; candidate: Candidate }[] = [];
  const used: Operation[] = [];
  for (const candidate of candidates.filter(isDraftable)) {
    const operation = operationOf(desk, candidate.method, candidate.path);
    // An operation is one trigger: the best of what it could be.
    if (operation === undefined || used.includes(operation)) continue;
    const plain = draftWords(candidate);
    const words = { ...plain, operationId: free(plain.operationId, taken) };
    taken.add(words.operationId);
    used.push(operation);
    triggers.push({ operationId: words.operationId, candidate });
    if (candidate.mechanism === 'webhook')
      draftWebhook(desk, operation, candidate, words, collector, paths, taken);
    else put(paths, candidate.path, 'get', draftPolled(desk, operation, candidate, words, collector));
    if (candidate.polling !== undefined) policies.push(draftPolicy(candidate.polling, words));
  }
  if (triggers.length === 0) return undefined;
  const definitions = Object.entries(collector.definitions()).map(([n, s]): [string, Json] => [
    n,
    swaggerSchema(s),
  ]);
  const security = draftSecurity(desk, used);
  const [scheme] = Object.values(security);
  const version = member(member(desk.document.root, 'info'), 'version');
  return {
    definition: {
      swagger: '2.0',
      info: {
        title: title === '' ? 'Triggers' : title,
        version: typeof version === 'string' ? version : '1.0',
      },
      ...serverPart(desk),
      paths,
      ...(definitions.length === 0 ? {} : { definitions: Object.fromEntries(definitions) }),
      ...(Object.keys(security).length === 0
        ? {}
        : { securityDefinitions: security, security: requirementOf(security) }),
    },
    properties: {
      properties: {
        connectionParameters: connectionParameters(isObject(scheme) ? scheme : undefined),
        policyTemplateInstances: policies,
      },
    },
    triggers,
  };
};
