import { escapePointer, isObject, member, pointerSegments, type Json } from '../../json.ts';
import type { Schema } from '../../model.ts';
import { propertiesOf, type Definitions } from '../../request/flatten.ts';
import { resolve } from './resolve.ts';

/** A value without members, in a value made of a schema. */
export interface Leaf {
  readonly pointer: string;
  /** The property's name; empty at the root, the array's name for its elements. */
  readonly name: string;
  readonly schema: Schema;
}

const empty: Schema = {};

function* walk(
  value: Json,
  written: Schema,
  definitions: Definitions,
  pointer: string,
  name: string,
): Iterable<Leaf> {
  const schema = resolve(written, definitions)?.schema ?? empty;
  if (Array.isArray(value)) {
    const items = member(schema, 'items');
    for (const [i, element] of (value as readonly Json[]).entries())
      yield* walk(element, isObject(items) ? items : empty, definitions, `${pointer}/${i}`, name);
  } else if (isObject(value)) {
    const declared = new Map(propertiesOf(schema));
    for (const [key, below] of Object.entries(value))
      yield* walk(below, declared.get(key) ?? empty, definitions, `${pointer}/${escapePointer(key)}`, key);
  } else {
    yield { pointer, name, schema };
  }
}

/** Every leaf of a value that was made of a schema, those nearest to the root first. */
export const leavesOf = (value: Json, schema: Schema, definitions: Definitions): readonly Leaf[] =>
  [...walk(value, schema, definitions, '', '')].toSorted(
    (a, b) => pointerSegments(a.pointer).length - pointerSegments(b.pointer).length,
  );
