import { escapePointer, isObject, type Json } from '../json.ts';
import type { DraftResponse } from '../model.ts';

type Limits = Pick<DraftResponse, 'items' | 'minItems' | 'maxItems'>;

const byType = (value: Json, more: Readonly<Record<string, Json>> = {}): Json => ({
  'pact:matcher:type': 'type',
  value,
  ...more,
});

/**
 * An example body in Pact's notation of matchers: values by type, arrays with any number of items. Objects carry no
 * matcher of their own, for Pact would hand it down to everything inside.
 */
export const matcherBody = (body: Json, limits: Limits, pointer = ''): Json => {
  if (Array.isArray(body)) {
    const isItems = limits.items === pointer;
    if (isItems && limits.maxItems === 0) return [];
    const items = body.map((item, i) => matcherBody(item as Json, limits, `${pointer}/${i}`));
    return byType(items, { min: isItems ? limits.minItems : 0 });
  }
  if (!isObject(body)) return byType(body);
  const members = Object.entries(body).map(([name, value]) => [
    name,
    matcherBody(value, limits, `${pointer}/${escapePointer(name)}`),
  ]);
  return members.length === 0 ? byType({}) : (Object.fromEntries(members) as Json);
};
