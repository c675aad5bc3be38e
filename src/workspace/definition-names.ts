const NAMED = [
  /^api-?_?def[ie]nition.*\.json$/i,
  /[.-]swagger\.(json|ya?ml)$/i,
  /^(openapi|swagger)([.-].*)?\.(json|ya?ml)$/i,
  /\.openapi\.(json|ya?ml)$/i,
];
const PASSED_OVER = new Set(['node_modules', '.git', 'dist', 'coverage']);
const NEVER = /^(api-?properties|settings|package(-lock)?|tsconfig)\b.*\.json$/i;
/** The key as it stands in a document, so that a definition under any name is found. */
const MARKED = /^\s*["']?(swagger|openapi)["']?\s*:\s*["']?[23]\./m;

/** Whether a folder holds what others made. */
export const isPassedOver = (folder: string): boolean => PASSED_OVER.has(folder);

/** Whether a text looks like an OpenAPI document. */
export const isMarked = (text: string): boolean =>
  MARKED.test(text) || /[{,]\s*"(swagger|openapi)"\s*:\s*"[23]\./.test(text);

/**
 * The definitions among the files of one folder: by their usual names, else by what is in them.
 *
 * @param hasMark - Whether a file looks like an OpenAPI document.
 */
export const definitionsAmong = async (
  files: readonly string[],
  hasMark: (name: string) => Promise<boolean>,
): Promise<readonly string[]> => {
  const named = files.filter((name) => NAMED.some((pattern) => pattern.test(name)));
  if (named.length > 0) return named;
  const found: string[] = [];
  for (const name of files.filter((n) => /\.(json|ya?ml)$/i.test(n) && !NEVER.test(n)))
    if (await hasMark(name)) found.push(name);
  return found;
};
