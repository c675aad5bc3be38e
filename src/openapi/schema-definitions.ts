import { valueAt, type Json } from '../json.ts';
import type { DynamicCall, Schema } from '../model.ts';
import { definitionNames } from './definition-name.ts';
import type { OpenApiDocument } from './document.ts';
import { nothingReached, schemaSinks, type Reached } from './schema-sinks.ts';
import { normaliseSchema } from './schema.ts';

interface Definition extends Reached {
  readonly name: string;
  readonly schema: Schema;
}

/** What some definitions reach, themselves included. */
export interface Closure {
  /** By name. */
  readonly definitions: Readonly<Record<string, Schema>>;
  readonly calls: readonly DynamicCall[];
}

/** The definitions of a document, each normalised once, when a schema first reaches it. */
export interface SchemaDefinitions {
  /** Normalises a schema in its place, and notes what it reaches. */
  readonly normalise: (schema: Json, pointer: string, reached: Reached) => Schema;
  /** All that definitions reach, by their pointers; the same object for the same definitions. */
  readonly closureOf: (targets: ReadonlySet<string>) => Closure;
}

/** Reads the definitions of a document. */
export const schemaDefinitions = (document: OpenApiDocument): SchemaDefinitions => {
  const nameOf = definitionNames();
  const sinkFor = schemaSinks(document, nameOf);
  const known = new Map<string, Definition>();
  const closures = new Map<string, Closure>();

  const definitionAt = (pointer: string): Definition => {
    const found = known.get(pointer);
    if (found !== undefined) return found;
    const reached = nothingReached();
    const written = valueAt(document.root, pointer) ?? {};
    const schema = normaliseSchema(written, pointer, sinkFor(reached, pointer));
    const made = { ...reached, name: nameOf(pointer), schema };
    known.set(pointer, made);
    return made;
  };

  const reachedFrom = (targets: ReadonlySet<string>): Definition[] => {
    const found = new Map<string, Definition>();
    const open = [...targets];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (found.has(next)) continue;
      const definition = definitionAt(next);
      found.set(next, definition);
      open.push(...definition.targets);
    }
    return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  };

  return {
    normalise: (schema, pointer, reached) => normaliseSchema(schema, pointer, sinkFor(reached)),
    closureOf(targets) {
      const key = JSON.stringify([...targets].toSorted());
      const found = closures.get(key);
      if (found !== undefined) return found;
      const all = reachedFrom(targets);
      const made = {
        definitions: Object.fromEntries(all.map((d) => [d.name, d.schema])),
        calls: all.flatMap((d) => d.calls),
      };
      closures.set(key, made);
      return made;
    },
  };
};
