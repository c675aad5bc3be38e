import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const statement = /^\s*(?:import|export)\s+(?!type\b)(?:[^'"]*?\sfrom\s+)?'([^']+)'/gm;

/** Every module that a file of ours imports when it runs, of ours or of others. */
export const reached = (entry: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>([[entry, 'the entry point']]);
  for (const [file] of found) {
    if (!file.endsWith('.ts')) continue;
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(statement)) {
      const target = name.startsWith('.') ? join(dirname(file), name) : name;
      if (!found.has(target)) found.set(target, file);
    }
  }
  return found;
};
