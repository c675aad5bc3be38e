import type { Json } from '../json.ts';
import type { DynamicCall, Schema } from '../model.ts';
import type { OpenApiDocument } from './document.ts';
import { schemaDefinitions } from './schema-definitions.ts';
import { nothingReached, type Reached } from './schema-sinks.ts';

/** Reads the schemas of one trigger and remembers what they reach. */
export interface SchemaCollector {
  readonly read: (schema: Json, pointer: string) => Schema;
  /** Counts in what another collector of the same library has reached. */
  readonly include: (other: SchemaCollector) => void;
  /** Every definition reached so far, by name; the same object for the same definitions. */
  readonly definitions: () => Readonly<Record<string, Schema>>;
  /** Every design-time call asked for so far, definitions included. */
  readonly calls: () => readonly DynamicCall[];
}

/** The schemas of a document, each normalised once, when a trigger first needs it. */
export const schemaLibrary = (document: OpenApiDocument): (() => SchemaCollector) => {
  const { normalise, closureOf } = schemaDefinitions(document);
  const reachedBy = new WeakMap<SchemaCollector, Reached>();
  return () => {
    const reached = nothingReached();
    const collector: SchemaCollector = {
      read: (schema, pointer) => normalise(schema, pointer, reached),
      include(other) {
        const { targets, calls } = reachedBy.get(other) ?? nothingReached();
        for (const target of targets) reached.targets.add(target);
        reached.calls.push(...calls);
      },
      definitions: () => closureOf(reached.targets).definitions,
      calls: () => [...reached.calls, ...closureOf(reached.targets).calls],
    };
    reachedBy.set(collector, reached);
    return collector;
  };
};
