import type { TriggerDefinition } from '../../model.ts';
import { encodeName, encodeValue } from '../../request/encode.ts';
import { secretNames } from './access.ts';
import { pathOf, queryOf, type MockCall } from './call.ts';

/**
 * The URL of a call with one query parameter replaced: origin, path and every other parameter stay byte for byte, but
 * credentials are left out.
 */
export const linkFrom = (call: MockCall, trigger: TriggerDefinition, name: string, value: string): string => {
  const dropped = new Set([...secretNames(trigger.security), name]);
  const kept = queryOf(call).filter((q) => !dropped.has(q.name));
  const query = [...kept.map((q) => q.raw), `${encodeName(name)}=${encodeValue(value)}`];
  return `${call.origin}${pathOf(call)}?${query.join('&')}`;
};

/** A name for a query parameter of the mock's own that no declared one has. */
export const freeName = (trigger: TriggerDefinition, wanted: string): string =>
  trigger.parameters.some((p) => p.name === wanted) ? freeName(trigger, `_${wanted}`) : wanted;
