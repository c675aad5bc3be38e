import { member, parseJson, textOf } from '../json.ts';

const NAMED = [
  /^api-?_?def[ie]nition.*\.json$/i,
  /[.-]swagger\.(json|ya?ml)$/i,
  /^(openapi|swagger)([.-].*)?\.(json|ya?ml)$/i,
  /\.openapi\.(json|ya?ml)$/i,
  /(^|[_-])openapidefinition\.(json|ya?ml)$/i,
];
const PASSED_OVER = new Set(['node_modules', '.git', 'dist', 'coverage']);
const NEVER = /^(api-?properties|settings|package(-lock)?|tsconfig)\b.*\.json$/i;
/** The key as it stands in a text that is no strict JSON. */
const MARKED = /(^|[{,])\s*["']?(swagger|openapi)["']?\s*:\s*["']?\d/m;

/** Whether a folder holds what others made. */
export const isPassedOver = (folder: string): boolean => PASSED_OVER.has(folder);

/** Whether a text looks like an OpenAPI document. */
export const isMarked = (text: string): boolean => {
  const root = /^\s*\{/.test(text) ? parseJson(text) : undefined;
  if (root === undefined) return MARKED.test(text);
  return /^\d/.test(textOf(member(root, 'swagger') ?? member(root, 'openapi')));
};

/**
 * The definitions among the files of one folder: those with a customary name, and whatever is one by what is in it.
 *
 * @param hasMark - Whether a file looks like an OpenAPI document.
 */
export const definitionsAmong = async (
  files: readonly string[],
  hasMark: (name: string) => Promise<boolean>,
): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const name of files.filter((n) => /\.(json|ya?ml)$/i.test(n) && !NEVER.test(n)))
    if (NAMED.some((pattern) => pattern.test(name)) || (await hasMark(name))) found.push(name);
  return found;
};
