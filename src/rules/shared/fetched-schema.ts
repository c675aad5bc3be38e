import { canonicalJson, isObject, member, type Json } from '../../json.ts';
import { keptBy, type Kept } from '../../kept.ts';
import { normaliseSchema, type SchemaSink } from '../../openapi/schema.ts';
import type { TriggerView } from '../../evidence/trigger-view.ts';
import type { DeliveryEntry, Exchange, Schema, TriggerDefinition } from '../../model.ts';
import type { Remark } from '../rule.ts';
import { departure } from './departure.ts';
import { contentOf, designAnswers, reach } from './design-answers.ts';
import { objection } from './schema-objection.ts';

/** What says that a schema is fetched at design time, the newer way first. */
export const schemaCalls = ['x-ms-dynamic-properties', 'x-ms-dynamic-schema'] as const;

/** A schema with what was fetched in its places, and the definitions that it refers to. */
interface Filled {
  readonly schema: Schema;
  readonly trigger: TriggerDefinition;
}

/** A schema that stands alone, without a document around it. */
const alone: SchemaSink = {
  refer: () => undefined,
  visit: () => undefined,
  warn: () => undefined,
  siblings: false,
  get nested() {
    return alone;
  },
};

/** What was answered for one place; undefined where it is no schema, or where calls that look alike were answered differently. */
const fetchedBy = (extension: (typeof schemaCalls)[number], written: Json, view: TriggerView) => {
  const operation = member(written, 'operationId');
  const path = member(written, 'value-path') ?? member(written, 'itemValuePath');
  const alike = view.trigger.dynamic.filter(
    ({ call, ...d }) => d.extension === extension && d.operationId === operation && call?.valuePath === path,
  );
  const asked = new Set(alike.map((d) => canonicalJson({ ...d.call?.arguments })));
  if (asked.size !== 1) return undefined;
  const schemas = designAnswers(view, [extension])
    .filter((a) => alike.some((d) => d.call === a.call))
    .map((answer) => {
      const content = contentOf(answer);
      const schema = 'json' in content ? reach(content.json, answer.call.valuePath) : undefined;
      return schema === undefined || objection(schema) !== undefined ? undefined : schema;
    });
  const [first] = schemas;
  const isOne = schemas.every((s) => s !== undefined && canonicalJson(s) === canonicalJson(first ?? null));
  return first === undefined || !isOne ? undefined : normaliseSchema(first, '', alone);
};

/** Every `$ref` that can be reached is told, so that what lies elsewhere in the document does not count. */
const fill = (schema: Json, view: TriggerView, refer: (ref: string) => void, filled: () => void): Json => {
  if (Array.isArray(schema)) return schema.map((part: Json) => fill(part, view, refer, filled));
  if (!isObject(schema)) return schema;
  for (const extension of schemaCalls) {
    const written = schema[extension];
    const fetched = written === undefined ? undefined : fetchedBy(extension, written, view);
    if (fetched === undefined) continue;
    filled();
    return fetched;
  }
  if (typeof schema['$ref'] === 'string') refer(schema['$ref']);
  return Object.fromEntries(
    Object.entries(schema).flatMap(([k, v]) => (v === undefined ? [] : [[k, fill(v, view, refer, filled)]])),
  );
};

const fillAll = (schema: Schema, view: TriggerView): Filled | undefined => {
  const { trigger } = view;
  const definitions: Record<string, Schema> = {};
  let isFilled = false;
  const filled = (): void => void (isFilled = true);
  const refer = (ref: string): void => {
    const name = ref.replace('#/definitions/', '');
    const definition = trigger.definitions[name];
    if (definition === undefined || Object.hasOwn(definitions, name)) return;
    definitions[name] = definition;
    definitions[name] = fill(definition, view, refer, filled) as Schema;
  };
  const made = fill(schema, view, refer, filled) as Schema;
  return isFilled ? { schema: made, trigger: { ...trigger, definitions } } : undefined;
};

const filledBy = keptBy<TriggerView, Kept<Schema, Filled | undefined>>();

const filledSchema = (schema: Schema, view: TriggerView): Filled | undefined =>
  filledBy(view, () => keptBy())(schema, () => fillAll(schema, view));

/** Whether a part of a schema was fetched at design time, so that values can be held against it. */
export const isFetched = (schema: Schema, view: TriggerView): boolean =>
  filledSchema(schema, view) !== undefined;

/**
 * Says where a body departs from a schema whose dynamic parts were fetched at design time. It warns: the platform has only
 * the definition to check types with, the maker has the fields that were fetched.
 */
export function* fetchedDeparture(
  what: string,
  body: Json,
  schema: Schema,
  view: TriggerView,
  entry: Exchange | DeliveryEntry,
): Iterable<Remark> {
  const filled = filledSchema(schema, view);
  if (filled === undefined) return;
  for (const remark of departure(what, body, filled.schema, filled.trigger, entry))
    yield {
      ...remark,
      message: remark.message.replace('the schema', 'the schema that was fetched at design time'),
      lowered: 'the platform checks against the definition alone',
    };
}
