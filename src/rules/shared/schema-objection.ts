import { isObject, type Json } from '../../json.ts';

const types = new Set(['array', 'boolean', 'integer', 'number', 'object', 'string', 'file']);

/** What keeps a value from being a Swagger 2.0 schema object; undefined where nothing does. */
export const objection = (value: Json | undefined, pointer = ''): string | undefined => {
  const here = pointer === '' ? 'it' : `"${pointer}"`;
  if (!isObject(value)) return `${here} is no object`;
  if (value['$ref'] !== undefined) return `${here} is a $ref, and nothing is there that it could lead to`;
  const { type, properties, items, required } = value;
  if (type !== undefined && (typeof type !== 'string' || !types.has(type)))
    return `the type of ${here} is ${JSON.stringify(type)}`;
  if (required !== undefined && typeof required !== 'boolean' && !Array.isArray(required))
    return `"required" of ${here} is no list of names`;
  if (type === 'array' && items === undefined) return `${here} is an array without "items"`;
  if (properties !== undefined && !isObject(properties)) return `"properties" of ${here} is no object`;
  for (const [name, property] of Object.entries(properties ?? {})) {
    const found = objection(property, `${pointer}/properties/${name}`);
    if (found !== undefined) return found;
  }
  return items === undefined ? undefined : objection(items, `${pointer}/items`);
};
