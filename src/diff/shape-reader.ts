import { isObject, member } from '../json.ts';
import type { Schema } from '../model.ts';
import { listMember, textMember } from '../openapi/members.ts';
import { both, either } from './merge-shapes.ts';
import { schemaJoiner } from './schema-joiner.ts';
import { ownShape } from './own-shape.ts';
import { anyShape, type Shape } from './shape.ts';

/** Reads the schemas of one trigger. */
export interface ShapeReader {
  readonly shapeOf: (schema: Schema) => Shape;
  /** The same number for the same schema, however it was reached. */
  readonly idOf: (schema: Schema) => number;
}

const isBareReference = (schema: Schema): boolean =>
  Object.hasOwn(schema, '$ref') && Object.keys(schema).length === 1;

/** Reads schemas as shapes, each once. */
export const shapeReader = (definitions: Readonly<Record<string, Schema>>): ShapeReader => {
  const ids = new Map<Schema, number>();
  const shapes = new Map<Schema, Shape>();

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

  const join = schemaJoiner(meant, idOf);

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
