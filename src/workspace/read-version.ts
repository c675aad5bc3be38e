import { readFileSync } from 'node:fs';

/** Of this tool: from the package.json above this file, whose depth is another in a development build. */
export const readVersion = (): string => {
  for (let up = '../'; up.length < 30; up += '../') {
    try {
      const found: unknown = JSON.parse(readFileSync(new URL(`${up}package.json`, import.meta.url), 'utf8'));
      if (found !== null && typeof found === 'object' && 'version' in found) return String(found.version);
    } catch {
      // not in this folder
    }
  }
  return 'unknown';
};
