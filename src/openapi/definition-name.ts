import { pointerSegments } from '../json.ts';

const plainName = (pointer: string): string => {
  const segments = pointerSegments(pointer);
  const parent = segments.slice(0, -1).join('/');
  const named = parent === 'definitions' || parent === 'components/schemas';
  const text = named ? (segments.at(-1) ?? '') : segments.join('_');
  const safe = text.replace(/[^A-Za-z0-9_.-]+/g, '_');
  // Names like `constructor` or `__proto__` would be found on every object.
  return safe in {} || safe === '' ? `${safe}_` : safe;
};

/**
 * Gives definitions names that need no escaping in a JSON Pointer or a URI: `#/definitions/Page<Item>` becomes
 * `Page_Item_`. One place, one name; two places that would share a name get a number.
 */
export const definitionNames = (): ((pointer: string) => string) => {
  const byPointer = new Map<string, string>();
  const taken = new Set<string>();
  return (pointer) => {
    const known = byPointer.get(pointer);
    if (known !== undefined) return known;
    const plain = plainName(pointer);
    let name = plain;
    for (let n = 2; taken.has(name); n++) name = `${plain}_${n}`;
    taken.add(name);
    byPointer.set(pointer, name);
    return name;
  };
};
