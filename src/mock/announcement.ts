import type { TriggerDefinition } from '../model.ts';
import { credentialsFor, isCheckable } from './core/access.ts';
import { obstaclesOf } from './core/obstacles.ts';
import { unsubscribeOf } from './core/unsubscribe-target.ts';

/** What the mock says of itself when it starts. */
export interface Announced {
  readonly triggers: readonly TriggerDefinition[];
  /** Scheme, host and port. */
  readonly url: string;
  readonly key: string;
  /** Where its page is. */
  readonly dashboard?: string;
  readonly fault?: { readonly name: string; readonly description: string };
}

const triggerLine = (trigger: TriggerDefinition, url: string): string => {
  const { id, mechanism, method, basePath, path } = trigger;
  const end = mechanism === 'webhook' ? unsubscribeOf(trigger)?.path : undefined;
  const how = mechanism === 'webhook' ? 'webhook' : `polling, ${mechanism}`;
  const deleted = end === undefined ? '' : `; ends with DELETE ${basePath}${end}`;
  return `  ${id} (${how}): ${method} ${url}${basePath}${path}${deleted}`;
};

const credentialLine = ({ triggers, key }: Announced): readonly string[] => {
  const scheme = triggers.flatMap((t) => t.security).find(isCheckable);
  if (scheme === undefined) return ['It takes calls without credentials: the definition declares none.'];
  const { headers, query } = credentialsFor(scheme, key);
  const shown = Object.entries(headers ?? {}).map(([name, value]) => `the header ${name}: ${value}`);
  const asked = Object.entries(query ?? {}).map(([name, value]) => `the query parameter ${name}=${value}`);
  return [`Its key is "${key}": send ${[...shown, ...asked].join(' and ')}.`];
};

/** What is served where, with which key, and how events come about. */
export const announcement = (it: Announced): string => {
  const { triggers, url, fault, dashboard } = it;
  const hard = triggers.flatMap((t) =>
    obstaclesOf(t).map((why) => `  ${t.id} cannot keep its contract, here or anywhere: ${why}`),
  );
  return [
    `The mock listens on ${url}${dashboard === undefined ? '' : `; its dashboard is ${dashboard}`}`,
    ...triggers.map((t) => triggerLine(t, url)),
    ...hard,
    ...credentialLine(it),
    ...(fault === undefined ? [] : [`It has the fault "${fault.name}": ${fault.description}`]),
    `An event: curl -X POST ${url}/_triggerpact/events`,
    '',
  ].join('\n');
};
