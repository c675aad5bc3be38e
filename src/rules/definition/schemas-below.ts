import { escapePointer, isObject, type Json, type JsonObject } from '../../json.ts';
import { referenceOf, targetOf, type Located } from '../../openapi/reference.ts';

/** Every object below one, `$ref` followed, each once: cheap, however a schema branches. */
export const schemasBelow = (root: JsonObject, start: Located): Located[] => {
  const found: Located[] = [];
  const entered = new Set<string>();
  const open: { readonly value: Json | undefined; readonly pointer: string }[] = [
    { value: start.node, pointer: start.pointer },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, pointer } = next;
    if (entered.has(pointer)) continue;
    entered.add(pointer);
    if (isObject(value)) found.push({ node: value, pointer });
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value))
      if (typeof child === 'object' && child !== null)
        open.push({ value: child, pointer: `${pointer}/${escapePointer(key)}` });
    const reference = referenceOf(value);
    const target = reference === undefined ? undefined : targetOf(root, reference);
    if (target !== undefined) open.push(target);
  }
  return found;
};
