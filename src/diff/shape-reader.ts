import { isObject, member } from '../json.ts';
import type { Schema } from '../model.ts';
import { listMember, textMember } from '../openapi/members.ts';
import { both, either, type Join } from './merge-shapes.ts';
import { ownShape } from './own-shape.ts';
import { anyShape, type Shape } from './shape.ts';

/** Reads the schemas of one trigger. */
export interface ShapeReader {
  readonly shapeOf: (schema: Schema) => Shape;
  /** The same number for the same schema, however it was reached. */
  readonly idOf: (schema: Schema) => number;
}

interface Composed {
  readonly kind: 'allOf' | 'anyOf';
  readonly parts: readonly Schema[];
}

const isBareReference = (schema: Schema): boolean =>
  Object.hasOwn(schema, '$ref') && Object.keys(schema).length === 1;

/**
 * Reads schemas as shapes, each once. Schemas that are made on the way, for a property that two parts write, are made
 * once for the same parts, so that a walk through a cycle meets what it has met before.
 */
export const shapeReader = (definitions: Readonly<Record<string, Schema>>): ShapeReader => {
  const ids = new Map<Schema, number>();
  const shapes = new Map<Schema, Shape>();
  const composed = new Map<Schema, Composed>();
  const made = new Map<string, Schema>();

  const targetOf = (schema: Schema): Schema | undefined => {
    const name = (textMember(schema, '$ref') ?? '').replace('#/definitions/', '');
    return Object.hasOwn(definitions, name) ? definitions[name] : undefined;
  };
  const meant = (schema: Schema): Schema => {
    const target = isBareReference(schema) ? targetOf(schema) : undefined;
    return target === undefined ? schema : meant(target);
  };
  const idOf = (schema: Schema): number => {
    const key = meant(schema);
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    return id;
  };

  const join: Join = (kind, a, b) => {
    const parts = new Map<number, Schema>();
    for (const schema of [meant(a), meant(b)]) {
      const known = composed.get(schema);
      for (const part of known?.kind === kind ? known.parts : [schema]) parts.set(idOf(part), part);
    }
    const all = [...parts.values()];
    if (all[0] !== undefined && all.length === 1) return all[0];
    const key = `${kind} ${[...parts.keys()].toSorted((x, y) => x - y).join(' ')}`;
    const schema = made.get(key) ?? { [kind]: all };
    made.set(key, schema);
    composed.set(schema, { kind, parts: all });
    return schema;
  };

  const read = (schema: Schema): Shape => {
    const target = targetOf(schema);
    let shape = ownShape(schema);
    if (target !== undefined) shape = both(shape, shapeOf(target), join);
    for (const part of listMember(schema, 'allOf'))
      if (isObject(part)) shape = both(shape, shapeOf(part), join);
    for (const key of ['anyOf', 'oneOf']) {
      const choices = listMember(schema, key).filter(isObject).map(shapeOf);
      if (choices.length === 0 || member(schema, key) === undefined) continue;
      shape = both(
        shape,
        choices.reduce((a, b) => either(a, b, join)),
        join,
      );
    }
    return shape;
  };

  const shapeOf = (schema: Schema): Shape => {
    const key = meant(schema);
    const known = shapes.get(key);
    if (known !== undefined) return known;
    // The reader leaves endless compositions out; this holds should one be met all the same.
    shapes.set(key, anyShape);
    const shape = read(key);
    shapes.set(key, shape);
    return shape;
  };

  return { shapeOf, idOf };
};
