import { readFileSync } from 'node:fs';
import { member, parseJson, type Json } from '../json.ts';

/** The package.json of this tool, above this file, whose depth is another in a development build. */
const readPackage = (): Json | undefined => {
  for (let up = '../'; up.length < 30; up += '../') {
    try {
      const found = parseJson(readFileSync(new URL(`${up}package.json`, import.meta.url), 'utf8'));
      if (member(found, 'version') !== undefined) return found;
    } catch {
      // not in this folder
    }
  }
  return undefined;
};

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** Of this tool. */
export const readVersion = (): string => textOf(member(readPackage(), 'version')) ?? 'unknown';

/** The versions of Node.js that this tool is made for: `>=22.12`; `''` where that is not known. */
export const readEngines = (): string => textOf(member(member(readPackage(), 'engines'), 'node')) ?? '';
