import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { publishedFiles } from './published.ts';

rmSync('docs/rules', { recursive: true, force: true });
for (const [path, text] of Object.entries(await publishedFiles())) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
