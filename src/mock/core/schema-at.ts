import { isObject, member } from '../../json.ts';
import type { Schema } from '../../model.ts';
import { propertiesOf, typesOf, type Definitions } from '../../request/flatten.ts';
import { resolve } from './resolve.ts';

/** The schema of the value at a path of property names and indexes; undefined where nothing is declared there. */
export const schemaAtPath = (
  root: Schema,
  definitions: Definitions,
  path: readonly string[],
): Schema | undefined => {
  const flat = resolve(root, definitions)?.schema;
  const [first, ...rest] = path;
  if (flat === undefined || first === undefined) return flat;
  const items = member(flat, 'items');
  const below = typesOf(flat).includes('array')
    ? isObject(items)
      ? items
      : undefined
    : propertiesOf(flat).find(([name]) => name === first)?.[1];
  return below === undefined ? undefined : schemaAtPath(below, definitions, rest);
};
