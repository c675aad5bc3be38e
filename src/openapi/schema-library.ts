import { valueAt, type Json } from '../json.ts';
import type { DynamicCall, Schema } from '../model.ts';
import { definitionNames } from './definition-name.ts';
import type { OpenApiDocument } from './document.ts';
import { dynamicCalls } from './dynamic.ts';
import { targetOf, warnOfReference } from './reference.ts';
import { endlessSchemas } from './schema-cycle.ts';
import { normaliseSchema, type SchemaSink } from './schema.ts';

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

interface Reached {
  /** Pointers of the definitions that the schema refers to. */
  readonly targets: Set<string>;
  readonly calls: DynamicCall[];
}

interface Definition extends Reached {
  readonly name: string;
  readonly schema: Schema;
}

/** What some definitions reach, themselves included. */
interface Closed {
  readonly definitions: Readonly<Record<string, Schema>>;
  readonly calls: readonly DynamicCall[];
}

/** The schemas of a document, each normalised once, when a trigger first needs it. */
export const schemaLibrary = (document: OpenApiDocument): (() => SchemaCollector) => {
  const nameOf = definitionNames();
  const isEndless = endlessSchemas(document.root);
  const known = new Map<string, Definition>();

  const sink = (reached: Reached, from: string | undefined): SchemaSink => {
    const refer =
      (owner: string | undefined): SchemaSink['refer'] =>
      (reference, pointer) => {
        const target = targetOf(document.root, reference);
        if (target === undefined) {
          warnOfReference(document, reference, pointer);
          return undefined;
        }
        if (owner !== undefined && isEndless(owner, target)) {
          document.warn(
            `The schema applies itself without end through "${reference}"; that part is left out`,
            pointer,
          );
          return 'endless';
        }
        reached.targets.add(target);
        return { name: nameOf(target) };
      };
    const nested: SchemaSink = {
      refer: refer(undefined),
      visit: (schema, pointer) => reached.calls.push(...dynamicCalls(schema, pointer)),
      warn: document.warn,
      siblings: document.version === '3.1',
      get nested() {
        return nested;
      },
    };
    return { ...nested, refer: refer(from), nested };
  };

  const definitionAt = (pointer: string): Definition => {
    const found = known.get(pointer);
    if (found !== undefined) return found;
    const reached: Reached = { targets: new Set(), calls: [] };
    const schema = normaliseSchema(valueAt(document.root, pointer) ?? {}, pointer, sink(reached, pointer));
    const made = { ...reached, name: nameOf(pointer), schema };
    known.set(pointer, made);
    return made;
  };

  const closure = (targets: ReadonlySet<string>): Definition[] => {
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

  const closures = new Map<string, Closed>();
  const closed = (targets: ReadonlySet<string>): Closed => {
    const key = JSON.stringify([...targets].toSorted());
    const found = closures.get(key);
    if (found !== undefined) return found;
    const all = closure(targets);
    const made = {
      definitions: Object.fromEntries(all.map((d) => [d.name, d.schema])),
      calls: all.flatMap((d) => d.calls),
    };
    closures.set(key, made);
    return made;
  };

  const reachedBy = new WeakMap<SchemaCollector, Reached>();
  return () => {
    const reached: Reached = { targets: new Set(), calls: [] };
    const collector: SchemaCollector = {
      read: (schema, pointer) => normaliseSchema(schema, pointer, sink(reached, undefined)),
      include(other) {
        for (const target of reachedBy.get(other)?.targets ?? []) reached.targets.add(target);
        reached.calls.push(...(reachedBy.get(other)?.calls ?? []));
      },
      definitions: () => closed(reached.targets).definitions,
      calls: () => [...reached.calls, ...closed(reached.targets).calls],
    };
    reachedBy.set(collector, reached);
    return collector;
  };
};
