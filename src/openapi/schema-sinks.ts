import type { DynamicCall } from '../model.ts';
import type { OpenApiDocument } from './document.ts';
import { dynamicCalls } from './dynamic.ts';
import { targetOf, warnOfReference } from './reference.ts';
import { endlessSchemas } from './schema-cycle.ts';
import type { SchemaSink } from './schema.ts';

/** What schemas reach, noted while they are normalised. */
export interface Reached {
  /** Pointers of the definitions that they refer to. */
  readonly targets: Set<string>;
  readonly calls: DynamicCall[];
}

/** Nothing reached yet. */
export const nothingReached = (): Reached => ({ targets: new Set(), calls: [] });

/** Makes the surroundings of schemas of a document, for one definition or, without an owner, for a schema in its place. */
export const schemaSinks = (
  document: OpenApiDocument,
  nameOf: (pointer: string) => string,
): ((reached: Reached, owner?: string) => SchemaSink) => {
  const isEndless = endlessSchemas(document.root);

  const referring =
    (reached: Reached, owner: string | undefined): SchemaSink['refer'] =>
    (reference, pointer) => {
      const target = targetOf(document.root, reference);
      if (target === undefined) {
        warnOfReference(document, reference, pointer);
        return undefined;
      }
      if (owner !== undefined && isEndless(owner, target.pointer)) {
        document.warn(
          `The schema applies itself without end through "${reference}"; that part is left out`,
          pointer,
        );
        return 'endless';
      }
      reached.targets.add(target.pointer);
      return { name: nameOf(target.pointer) };
    };

  return (reached, owner) => {
    const nested: SchemaSink = {
      refer: referring(reached, undefined),
      visit: (schema, pointer) => reached.calls.push(...dynamicCalls(schema, pointer)),
      warn: document.warn,
      siblings: document.version === '3.1',
      get nested() {
        return nested;
      },
    };
    return { ...nested, refer: referring(reached, owner), nested };
  };
};
