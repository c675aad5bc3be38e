import { readFileSync } from 'node:fs';
import { isObject, member, parseJson, textOf, type Json } from '../json.ts';

/** The package.json above this file, whose depth is another in a development build. */
export const readPackage = (): Json => {
  for (let up = '../'; up.length < 30; up += '../') {
    try {
      const found = parseJson(readFileSync(new URL(`${up}package.json`, import.meta.url), 'utf8'));
      if (isObject(found) && 'version' in found) return found;
    } catch {
      // not in this folder
    }
  }
  return {};
};

/** The version of this tool. */
export const readVersion = (): string => textOf(member(readPackage(), 'version') ?? 'unknown');

/** The versions of Node.js that this tool is made for: `>=22.12`; `''` where that is not known. */
export const readEngines = (): string => textOf(member(member(readPackage(), 'engines'), 'node') ?? '');

/** The folder of the rules' pages where a package is developed, on GitHub; undefined where it names no repository there. */
export const publishedPages = (described: Json): string | undefined => {
  const repository = member(described, 'repository');
  const url = textOf(member(repository, 'url') ?? (typeof repository === 'string' ? repository : ''));
  const [, name] = /^(?:github:|.*github\.com[/:])?([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(url) ?? [];
  return name === undefined ? undefined : `https://github.com/${name}/blob/HEAD/docs/rules/`;
};

/** The version of a package that this one depends on, read without loading it. */
export const readDependencyVersion = (name: string): string => {
  try {
    const file = new URL(import.meta.resolve(`${name}/package.json`));
    return textOf(member(parseJson(readFileSync(file, 'utf8')), 'version') ?? 'unknown');
  } catch {
    return 'not installed';
  }
};
