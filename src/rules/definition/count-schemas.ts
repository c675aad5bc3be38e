import { isObject, member, valueAt, type Json, type JsonObject } from '../../json.ts';
import { keptBy } from '../../kept.ts';
import { referenceOf, targetOf } from '../../openapi/reference.ts';
import { childKeywords, inPlaceKeywords, listKeywords } from '../../openapi/schema-keywords.ts';

/** What one schema holds without following `$ref`: how many schemas, and where its references lead. */
interface Own {
  readonly count: number;
  readonly targets: readonly string[];
}

const single = [...childKeywords, ...inPlaceKeywords, 'items'];
const mapped = ['properties', 'patternProperties'];

const schemasIn = (schema: JsonObject): Json[] => [
  ...single.flatMap((key) => member(schema, key) ?? []),
  ...listKeywords.flatMap((key) => member(schema, key) ?? []),
  ...mapped.flatMap((key) => Object.values((member(schema, key) ?? {}) as JsonObject)),
];

const owns = keptBy<JsonObject, Own>();

const readOwn = (root: Json, schema: JsonObject): Own => {
  const targets: string[] = [];
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
export const countSchemas = (root: Json, schema: Json): number => {
  const entered = new Set<string>();
  const open: (Json | undefined)[] = [schema];
  let count = 0;
  while (open.length > 0) {
    const next = open.pop();
    if (!isObject(next)) continue;
    const own = owns(next, () => readOwn(root, next));
    count += own.count;
    for (const target of own.targets) {
      if (entered.has(target)) continue;
      entered.add(target);
      open.push(valueAt(root, target));
    }
  }
  return count;
};
