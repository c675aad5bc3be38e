const templates = (path: string): string[] => [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);

/** A path template without the names of its parameters. */
export const pathShape = (path: string): string => path.replaceAll(/\{[^}]*\}/g, '{}');

/** Path parameters that only have another name: new name → old name; empty where the paths differ otherwise. */
export const renamedPathParameters = (before: string, after: string): ReadonlyMap<string, string> => {
  if (pathShape(before) !== pathShape(after)) return new Map();
  const old = templates(before);
  return new Map(
    templates(after).flatMap((name, i) => {
      const former = old[i];
      return former === undefined || former === name ? [] : [[name, former] as const];
    }),
  );
};
