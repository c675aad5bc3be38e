import { defined } from '../defined.ts';
import { member, parseJson, type Json } from '../json.ts';
import type { DefinitionFolder } from './definition-folder.ts';

/** The files that belong to a definition. */
export interface Companions {
  /** Name of the file with the policies. */
  readonly properties?: string;
  /** Name of the file of an unpacked solution with the operations that the script handles. */
  readonly scriptOperations?: string;
  /** Name of the script that handles calls. */
  readonly script?: string;
  /** Other definitions of the folder may go by the same policies. */
  readonly isShared: boolean;
  /** Names under which the policies were looked for. */
  readonly lookedFor: readonly string[];
  /** What was found and is not followed, and why. */
  readonly doubts: readonly string[];
}

const CUSTOMARY = 'apiProperties.json';
const LONGEST_SETTINGS = 100_000;

const plain = (name: string): string => name.replace(/^(\.[\\/])+/, '');
const sameName = (a: string, b: string): boolean => plain(a).toLowerCase() === plain(b).toLowerCase();

/** The settings.json that the connector command line tool writes, where it is one of this definition. */
const settingsOf = async ({ names, read }: DefinitionFolder, file: string): Promise<Json | undefined> => {
  const name = names.find((n) => sameName(n, 'settings.json'));
  if (name === undefined) return undefined;
  const text = await read(name).catch(() => '');
  if (text.length > LONGEST_SETTINGS) return undefined;
  const settings = parseJson(text.replace(/^\ufeff/, ''));
  const definition = member(settings, 'apiDefinition');
  return typeof definition === 'string' && sameName(definition, file) ? settings : undefined;
};

const named = (settings: Json | undefined, key: string): string[] => {
  const name = member(settings, key);
  return typeof name === 'string' && name !== '' ? [name] : [];
};

/** What stands before `openapidefinition` in the files of an unpacked solution: `new_orders_`. */
const stemOf = (file: string): string | undefined =>
  /^(.*?)openapidefinition\.(?:json|ya?ml)$/i.exec(file)?.[1];

/**
 * Finds what belongs to a definition, under the names that the settings of a connector give, that an unpacked solution
 * has, or that are customary. Nothing out of the definition's folder is followed.
 */
export const findCompanions = async (folder: DefinitionFolder, file: string): Promise<Companions> => {
  const { names, isOutside } = folder;
  const settings = await settingsOf(folder, file);
  const stem = stemOf(file);
  const lookedFor = [
    ...named(settings, 'apiProperties'),
    ...(stem === undefined ? [] : [`${stem}policytemplateinstances.json`]),
    CUSTOMARY,
  ];
  const doubts: string[] = [];
  const firstInside = async (wanted: readonly string[]): Promise<string | undefined> => {
    for (const name of wanted) {
      const own = names.find((n) => sameName(n, name));
      const leadsOut = own === undefined ? /[\\/]/.test(plain(name)) : ((await isOutside?.(own)) ?? false);
      if (leadsOut) doubts.push(`"${name}" leads out of the folder of the definition and is not followed`);
      else if (own !== undefined) return own;
    }
    return undefined;
  };
  const properties = await firstInside(lookedFor);
  const scriptOperations =
    stem === undefined ? undefined : await firstInside([`${stem}scriptoperations.json`]);
  const code = stem === undefined ? [] : names.filter((n) => n.startsWith(stem) && /\.csx$/i.test(n));
  const script = await firstInside([...named(settings, 'script'), ...code, 'script.csx']);
  return {
    ...defined({ properties, scriptOperations, script }),
    isShared: properties !== undefined && sameName(properties, CUSTOMARY),
    lookedFor: [...new Set(lookedFor)],
    doubts,
  };
};
