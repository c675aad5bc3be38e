import type { Finding } from '../model.ts';
import { looksLikeJson } from '../openapi/text.ts';
import type { FixedText } from './change.ts';
import { readJson } from './read-json.ts';
import { readYaml } from './read-yaml.ts';
import { repairText } from './repair-text.ts';

/** Repairs the findings in a JSON or YAML text for which that is certain; everything else keeps its bytes. */
export const fixText = (file: string, text: string, findings: readonly Finding[]): FixedText => {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const plain = text.slice(mark.length);
  const made = repairText(plain, findings, looksLikeJson(file, plain) ? readJson : readYaml);
  return { ...made, text: `${mark}${made.text}` };
};
