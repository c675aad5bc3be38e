import type { Schema } from '../model.ts';
import type { Join } from './merge-shapes.ts';

const DEEPEST = 3;

/** A schema that was made of others. */
interface Composed {
  readonly kind: 'allOf' | 'anyOf';
  readonly parts: readonly Schema[];
}

/**
 * Makes schemas of two that describe the same value. The same parts give the same schema, so that a walk through a cycle
 * meets what it has met before.
 *
 * @param meant - What a schema that only refers to another one stands for.
 * @param idOf - The same number for the same schema.
 */
export const schemaJoiner = (meant: (schema: Schema) => Schema, idOf: (schema: Schema) => number): Join => {
  const composed = new Map<Schema, Composed>();
  const made = new Map<string, Schema>();

  const depthOf = (schema: Schema): number =>
    1 + Math.max(0, ...(composed.get(schema)?.parts ?? []).map((p) => (composed.has(p) ? depthOf(p) : 0)));
  const writtenParts = (schema: Schema): readonly Schema[] =>
    composed.get(schema)?.parts.flatMap(writtenParts) ?? [schema];

  const make = (kind: Composed['kind'], parts: Iterable<Schema>): Schema => {
    const byId = new Map([...parts].map((part) => [idOf(part), part]));
    const all = [...byId.values()];
    if (all[0] !== undefined && all.length === 1) return all[0];
    const key = `${kind} ${[...byId.keys()].toSorted((x, y) => x - y).join(' ')}`;
    const schema = made.get(key) ?? { [kind]: all };
    made.set(key, schema);
    composed.set(schema, { kind, parts: all });
    return schema;
  };

  return (kind, a, b) => {
    const parts = [meant(a), meant(b)].flatMap((schema) => {
      const known = composed.get(schema);
      return known?.kind === kind ? known.parts : [schema];
    });
    const schema = make(kind, parts);
    // Choices within parts within choices grow without end along a cycle; written schemas are finitely many.
    return composed.has(schema) && depthOf(schema) > DEEPEST ? make('allOf', writtenParts(schema)) : schema;
  };
};
