/** Values made of an object once, and kept for as long as the object is. */
export type Kept<Key extends object, Value> = (key: Key, make: () => Value) => Value;

/** Keeps what is made of objects: asked for the same object again, it gives what it has. */
export const keptBy = <Key extends object, Value>(): Kept<Key, Value> => {
  const kept = new WeakMap<Key, { readonly value: Value }>();
  return (key, make) => {
    const have = kept.get(key);
    if (have !== undefined) return have.value;
    const value = make();
    kept.set(key, { value });
    return value;
  };
};

/** A function of an object that is worked out once for each. */
export const keptOf = <Key extends object, Value>(make: (key: Key) => Value): ((key: Key) => Value) => {
  const kept = keptBy<Key, Value>();
  return (key) => kept(key, () => make(key));
};

/** Makes a value when it is first asked for. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};
