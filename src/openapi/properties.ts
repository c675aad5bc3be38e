import { isObject, member, type Json, type JsonObject } from '../json.ts';
import type { Policy, PollingPolicy } from '../model.ts';

/** The parameter of a policy that names operations. */
export const OPERATIONS = 'x-ms-apimTemplate-operationName';
/** What the name of a policy's parameter begins with. */
export const PARAMETER = 'x-ms-apimTemplateParameter.';
const KEY = 'policyTemplateInstances';
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

/** Names of operations: a list, or one by itself. */
export const namesOf = (value: Json | undefined): string[] =>
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
      operations: namesOf(operations),
      pointer,
    },
  ];
};

const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** The list of policies, wherever it stands: in apiProperties.json, or alone in the file of a solution. */
export const policyList = (
  root: Json | undefined,
): { readonly list: readonly Json[]; readonly pointer: string } => {
  if (Array.isArray(root)) return { list: root as readonly Json[], pointer: '' };
  const inProperties = member(member(root, 'properties'), KEY);
  const list = inProperties ?? member(root, KEY);
  const pointer = inProperties === undefined ? `/${KEY}` : `/properties/${KEY}`;
  return { list: Array.isArray(list) ? (list as readonly Json[]) : [], pointer };
};

/** Reads the parts of apiProperties.json that shape triggers. */
export const readProperties = (root: Json | undefined): ConnectorProperties => {
  const properties = member(root, 'properties');
  const { list, pointer } = policyList(root);
  const policies = list.flatMap((p, i) => (isObject(p) ? policy(p, `${pointer}/${i}`) : []));
  const scriptOperations = member(properties, 'scriptOperations');
  return {
    policies,
    ...(scriptOperations === undefined ? {} : { scriptOperations: namesOf(scriptOperations) }),
  };
};

/** Whether a policy makes the gateway keep the polling state. */
export const isPollingPolicy = (written: WrittenPolicy): boolean =>
  written.policy.templateId === 'pollingtrigger';

/** Whether a policy touches an operation. */
export const touches = ({ operations }: WrittenPolicy, operationId: string): boolean =>
  operations.length === 0 || operations.includes(operationId);

const text = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The polling policy of an operation as written; one that names it goes before one that names none. */
export const writtenPollingPolicy = (
  properties: ConnectorProperties,
  operationId: string,
): WrittenPolicy | undefined => {
  const candidates = properties.policies.filter((p) => isPollingPolicy(p) && touches(p, operationId));
  return candidates.find((p) => p.operations.length > 0) ?? candidates[0];
};

/** The polling policy of an operation. */
export const pollingPolicy = (
  properties: ConnectorProperties,
  operationId: string,
): PollingPolicy | undefined => {
  const parameters = writtenPollingPolicy(properties, operationId)?.policy.parameters;
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
