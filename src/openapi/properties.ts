import { isObject, member, type Json, type JsonObject } from '../json.ts';
import type { Policy, PollingPolicy } from '../model.ts';

const OPERATIONS = 'x-ms-apimTemplate-operationName';
const PARAMETER = 'x-ms-apimTemplateParameter.';
const NEXT_LINK = 'x-ms-triggerConfig-nextLink';

/** A policy of apiProperties.json, and the operations that it names; none named means all. */
export interface WrittenPolicy {
  readonly policy: Policy;
  readonly operations: readonly string[];
  /** JSON Pointer in apiProperties.json. */
  readonly pointer: string;
}

/** What apiProperties.json says, as far as triggers are concerned. */
export interface ConnectorProperties {
  readonly policies: readonly WrittenPolicy[];
  /** Operations that the script handles; absent: the file does not say. */
  readonly scriptOperations?: readonly string[];
}

const names = (value: Json | undefined): string[] =>
  [value ?? []].flat().filter((n): n is string => typeof n === 'string' && n !== '');

const policy = (written: JsonObject, pointer: string): WrittenPolicy[] => {
  const templateId = member(written, 'templateId');
  if (typeof templateId !== 'string') return [];
  const title = member(written, 'title');
  const { [OPERATIONS]: operations, ...parameters } = objectOf(member(written, 'parameters'));
  return [
    {
      policy: {
        // The templates are written `dynamichosturl`, `dynamicHostUrl` and `DynamicHostUrl` alike.
        templateId: templateId.toLowerCase(),
        ...(typeof title === 'string' ? { title } : {}),
        parameters,
      },
      operations: names(operations),
      pointer,
    },
  ];
};

const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** Reads the parts of apiProperties.json that shape triggers. */
export const readProperties = (root: Json | undefined): ConnectorProperties => {
  const properties = member(root, 'properties');
  const written = member(properties, 'policyTemplateInstances');
  const policies = Array.isArray(written)
    ? (written as readonly Json[]).flatMap((p, i) =>
        isObject(p) ? policy(p, `/properties/policyTemplateInstances/${i}`) : [],
      )
    : [];
  const scriptOperations = member(properties, 'scriptOperations');
  return {
    policies,
    ...(scriptOperations === undefined ? {} : { scriptOperations: names(scriptOperations) }),
  };
};

/** Whether a policy makes the gateway keep the polling state. */
export const isPollingPolicy = (written: WrittenPolicy): boolean =>
  written.policy.templateId === 'pollingtrigger';

/** Whether a policy touches an operation. */
export const touches = ({ operations }: WrittenPolicy, operationId: string): boolean =>
  operations.length === 0 || operations.includes(operationId);

const text = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The polling policy of an operation; one that names it goes before one that names none. */
export const pollingPolicy = (
  properties: ConnectorProperties,
  operationId: string,
): PollingPolicy | undefined => {
  const candidates = properties.policies.filter((p) => isPollingPolicy(p) && touches(p, operationId));
  const parameters = (candidates.find((p) => p.operations.length > 0) ?? candidates[0])?.policy.parameters;
  if (parameters === undefined) return undefined;
  const config = objectOf(member(parameters, `${PARAMETER}triggerConfig`));
  const dataPath = member(parameters, `${PARAMETER}triggerDataPath`);
  const nextLink = member(config, NEXT_LINK);
  return {
    dataPath: typeof dataPath === 'string' ? dataPath : '',
    config: Object.fromEntries(
      Object.entries(config)
        .filter(([k]) => k !== NEXT_LINK)
        .map(([k, v]) => [k, text(v)]),
    ),
    nextLink: typeof nextLink === 'string' ? nextLink : '@odata.nextLink',
  };
};
