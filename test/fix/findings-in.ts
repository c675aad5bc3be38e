import type { Finding } from '../../src/model.ts';
import { readDefinition } from '../../src/openapi/read.ts';
import { placeFindings } from '../../src/report/place.ts';
import { judgeDefinition } from '../../src/rules/judge-definition.ts';

/** What the strict rules find in a definition, each at its place. */
export const findingsIn = (file: string, text: string, properties?: string): readonly Finding[] => {
  const read = readDefinition({
    file,
    text,
    ...(properties === undefined ? {} : { properties: { file: 'apiProperties.json', text: properties } }),
  });
  const levels = { profile: 'strict' as const, overrides: {} };
  return judgeDefinition(read, read.triggers, levels).flatMap((j) => placeFindings(j.findings, read.locate));
};
