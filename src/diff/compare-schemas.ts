import { defined } from '../defined.ts';
import type { Schema } from '../model.ts';
import { type Step } from './difference.ts';
import { enumDifferences } from './enum-differences.ts';
import { limitDifferences } from './limit-differences.ts';
import { memberDifferences, type MemberPair } from './member-differences.ts';
import type { Direction, SchemaDifference, ValuePair } from './schema-difference.ts';
import { isFetched, type Shape } from './shape.ts';
import type { ShapeReader } from './shape-reader.ts';
import { areStrangers, typeDifferences } from './type-differences.ts';
import {
  defaultDifferences,
  dynamicDifferences,
  formatDifferences,
  nullDifferences,
} from './value-differences.ts';

const DEEPEST = 60;
const MOST_PAIRS = 50_000;

/** One version of a schema, and how the trigger's schemas are read. */
export interface SchemaSide {
  readonly schema: Schema;
  readonly reader: ShapeReader;
}

/** What is compared, and how it is called. */
export interface SchemaQuestion {
  readonly before: SchemaSide;
  readonly after: SchemaSide;
  readonly direction: Direction;
  /** How people call the value at a path: `output "/id"`. */
  readonly nameOf: (path: readonly Step[]) => string;
  /** Members that are compared elsewhere, such as the callback. */
  readonly isAside?: (path: readonly Step[], both: boolean) => boolean;
}

/** A difference, and the value that it concerns. */
export type PlacedDifference = SchemaDifference & { readonly path: readonly Step[] };

/** What the walk gave. */
export interface ComparedSchemas {
  readonly differences: readonly PlacedDifference[];
  readonly incomplete?: string;
}

const valueDifferences = (pair: ValuePair): readonly SchemaDifference[] => [
  ...typeDifferences(pair),
  ...(areStrangers(pair)
    ? []
    : [
        ...nullDifferences(pair),
        ...enumDifferences(pair),
        ...formatDifferences(pair),
        ...limitDifferences(pair),
        ...defaultDifferences(pair),
        ...dynamicDifferences(pair),
      ]),
];

const nothingSaid: Schema = {};

/** Makers never see what is internal; of an internal input only what the platform fills in counts. */
const hidden = (pair: ValuePair): readonly SchemaDifference[] =>
  pair.direction === 'sends' ? defaultDifferences(pair) : [];

const memberPair = (
  name: string,
  before: Shape,
  after: Shape,
  shapes: readonly [Shape | undefined, Shape | undefined],
): Omit<MemberPair, 'name' | 'direction'> => ({
  ...(shapes[0] === undefined ? {} : { before: { shape: shapes[0], required: before.required.has(name) } }),
  ...(shapes[1] === undefined ? {} : { after: { shape: shapes[1], required: after.required.has(name) } }),
});

/** What stands in something internal is internal too. */
const see = (side: SchemaSide, schema: Schema, inside: boolean): Shape => {
  const shape = side.reader.shapeOf(schema);
  return inside ? { ...shape, internal: true } : shape;
};

/** A walk through both versions at once. */
interface Walk extends SchemaQuestion {
  readonly found: PlacedDifference[];
  readonly seen: Set<string>;
  incomplete?: string;
}

/** The same value in both versions, and whether it stands in something internal. */
interface Spot {
  readonly schemas: readonly [Schema, Schema];
  readonly path: readonly Step[];
  readonly inside: readonly [boolean, boolean];
}

/** What is no longer declared may still come, where the designer fetches what there is. */
const softened = (difference: SchemaDifference, after: Shape, direction: Direction): SchemaDifference =>
  direction === 'reads' && difference.kind === 'breaking' && isFetched(after)
    ? {
        ...difference,
        kind: 'risky',
        message: `${difference.message}, unless the schema that is fetched at design time has it`,
      }
    : difference;

const visitMembers = (walk: Walk, { before: a, after: b }: ValuePair, path: readonly Step[]): void => {
  const { before, after, direction, nameOf, isAside, found } = walk;
  for (const name of new Set([...a.properties.keys(), ...b.properties.keys()])) {
    const below: readonly Step[] = [...path, { property: name }];
    const [old, now] = [a.properties.get(name), b.properties.get(name)];
    if (isAside?.(below, old !== undefined && now !== undefined) === true) continue;
    const shapes = [old && see(before, old, a.internal), now && see(after, now, b.internal)] as const;
    const pair = { ...memberPair(name, a, b, shapes), name: nameOf(below), direction };
    found.push(...memberDifferences(pair).map((d) => ({ ...softened(d, b, direction), path: below })));
    if (old !== undefined && now !== undefined)
      visit(walk, { schemas: [old, now], path: below, inside: [a.internal, b.internal] });
  }
};

const visitElements = (walk: Walk, { before, after }: ValuePair, path: readonly Step[]): void => {
  const inside = [before.internal, after.internal] as const;
  if (before.items !== undefined || after.items !== undefined)
    visit(walk, {
      schemas: [before.items ?? nothingSaid, after.items ?? nothingSaid],
      path: [...path, 'items'],
      inside,
    });
  if (before.others !== undefined && after.others !== undefined)
    visit(walk, { schemas: [before.others, after.others], path: [...path, 'values'], inside });
};

const visit = (walk: Walk, { schemas: [old, now], path, inside }: Spot): void => {
  const { before, after, direction, nameOf, seen, found } = walk;
  const key = `${before.reader.idOf(old)} ${after.reader.idOf(now)}`;
  if (seen.has(key)) return;
  if (path.length > DEEPEST || seen.size >= MOST_PAIRS) {
    walk.incomplete ??= `${nameOf(path)} lies too deep, or too many schemas come before it, to be compared`;
    return;
  }
  seen.add(key);
  const pair: ValuePair = {
    before: see(before, old, inside[0]),
    after: see(after, now, inside[1]),
    direction,
    name: nameOf(path),
  };
  const isHidden = pair.before.internal && pair.after.internal;
  const differences = isHidden ? hidden(pair) : valueDifferences(pair);
  found.push(...differences.map((d) => ({ ...d, path })));
  if (areStrangers(pair)) return;
  visitMembers(walk, pair, path);
  visitElements(walk, pair, path);
};

/**
 * Compares two versions of a schema, all the way down. What several places share by `$ref` is told at the first of
 * them; cycles end where they come back to a pair that was compared.
 */
export const compareSchemas = (question: SchemaQuestion): ComparedSchemas => {
  const walk: Walk = { ...question, found: [], seen: new Set() };
  const { before, after } = question;
  visit(walk, { schemas: [before.schema, after.schema], path: [], inside: [false, false] });
  const { found, incomplete } = walk;
  return { differences: found, ...defined({ incomplete }) };
};
