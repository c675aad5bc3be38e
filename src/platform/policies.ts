import { member } from '../json.ts';
import type { Policy } from '../model.ts';

const text = (policy: Policy, name: string): string | undefined => {
  const value =
    member(policy.parameters, `x-ms-apimTemplateParameter.${name}`) ??
    member(policy.parameters, `x-ms-apimTemplate-${name}`);
  return typeof value === 'string' ? value : undefined;
};

const isStatic = (value: string | undefined): value is string => value !== undefined && !value.includes('@');

const isRequestHeader = (policy: Policy): boolean =>
  policy.templateId === 'setheader' &&
  (text(policy, 'policySection') ?? text(policy, 'section') ?? 'Request') === 'Request';

/** Headers that `setheader` policies with static text add to a request. */
export const staticHeaders = (policies: readonly Policy[]): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const policy of policies.filter(isRequestHeader)) {
    const [name, value] = [text(policy, 'name'), text(policy, 'value')];
    if (name !== undefined && isStatic(value)) headers[name] = value;
  }
  return headers;
};

/** Policies that the harness does not apply, by title, for a note. */
export const unappliedPolicies = (policies: readonly Policy[]): string[] =>
  policies
    .filter((p) => p.templateId !== 'pollingtrigger' && !(isRequestHeader(p) && isStatic(text(p, 'value'))))
    .map((p) => `${p.templateId}${p.title === undefined ? '' : ` ("${p.title}")`}`);
