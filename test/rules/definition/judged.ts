import type { JsonObject } from '../../../src/json.ts';
import type { Profile } from '../../../src/model.ts';
import type { RawFinding } from '../../../src/rules/judge.ts';
import { definitionRules } from '../../../src/rules/definition/index.ts';
import { judgeDefinition } from '../../../src/rules/judge-definition.ts';
import { read } from '../../samples/documents.ts';

const placeText = ({ place, written }: RawFinding): string =>
  place === undefined ? (written ?? '') : `${place.file.replace(/^.*\//, '')}${place.pointer ?? ''}`;

/** What one rule has to say of the triggers of a document: `level: message @ place`, or `skip` and `unknown` with their reason. */
export const judged = (
  rule: string,
  document: JsonObject,
  properties?: JsonObject,
  profile: Profile = 'strict',
): string[] => {
  const definition = read(document, properties);
  const levels = { profile, overrides: {} };
  return judgeDefinition(definition, definition.triggers, levels).flatMap(({ results, findings }) => {
    const result = results.find((r) => r.id === rule);
    if (result === undefined) throw new Error(`There is no rule ${rule}`);
    const found = findings.filter((f) => f.rule === rule);
    if (result.verdict === 'skip' || result.verdict === 'unknown')
      return [`${result.verdict}: ${result.reason ?? ''}`];
    return found.map((f) => `${f.level}: ${f.message} @ ${placeText(f)}`);
  });
};

/** The rules that have anything to say of a document. */
export const raised = (document: JsonObject, properties?: JsonObject): string[] =>
  definitionRules
    .map((r) => r.id)
    .filter((id) => judged(id, document, properties).some((said) => !said.startsWith('skip')));
