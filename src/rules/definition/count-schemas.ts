import { isObject, type Json, type JsonObject } from '../../json.ts';
import { keptBy } from '../../kept.ts';
import { referenceOf, targetOf, type Target } from '../../openapi/reference.ts';
import { childKeywords, inPlaceKeywords, listKeywords } from '../../openapi/schema-keywords.ts';

/** What one schema holds without following `$ref`: how many schemas, and where its references lead. */
interface Own {
  readonly count: number;
  readonly targets: readonly Target[];
}

const listed = new Set([...childKeywords, ...inPlaceKeywords, ...listKeywords, 'items']);
const mapped = new Set(['properties', 'patternProperties']);

const schemasIn = (schema: JsonObject): Json[] =>
  Object.entries(schema).flatMap(([key, value]) => {
    if (listed.has(key)) return value;
    return mapped.has(key) ? Object.values((value ?? {}) as JsonObject) : [];
  });

const owns = keptBy<JsonObject, Own>();

const readOwn = (root: JsonObject, schema: JsonObject): Own => {
  const targets: Target[] = [];
  let count = 0;
  const open: Json[] = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isObject(next)) continue;
    const reference = referenceOf(next);
    const target = reference === undefined ? undefined : targetOf(root, reference);
    if (target === undefined) count += 1;
    else targets.push(target);
    open.push(...schemasIn(next));
  }
  return { count, targets };
};

/** How many schemas a schema is made of, itself included, each definition that it reaches once. */
export const countSchemas = (root: JsonObject, schema: Json): number => {
  const entered = new Set<string>();
  let count = 0;
  const open: Json[] = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isObject(next)) continue;
    const here = next;
    const own = owns(here, () => readOwn(root, here));
    count += own.count;
    for (const target of own.targets) {
      if (entered.has(target.pointer)) continue;
      entered.add(target.pointer);
      open.push(target.value);
    }
  }
  return count;
};
