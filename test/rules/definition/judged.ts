import type { JsonObject } from '../../../src/json.ts';
import type { Profile } from '../../../src/model.ts';
import { definitionRules } from '../../../src/rules/definition/index.ts';
import { judge } from '../../../src/rules/judge.ts';
import { read } from '../../samples/documents.ts';

/** What one rule has to say of the triggers of a document: `level: message @ place`, or `skip` and `unknown` with their reason. */
export const judged = (
  rule: string,
  document: JsonObject,
  properties?: JsonObject,
  profile: Profile = 'strict',
): string[] => {
  const definition = read(document, properties);
  return definition.triggers.flatMap((trigger) => {
    const { results, findings } = judge(definitionRules, { document: definition, trigger }, trigger.id, {
      profile,
      overrides: {},
    });
    const result = results.find((r) => r.id === rule);
    if (result === undefined) throw new Error(`There is no rule ${rule}`);
    const found = findings.filter((f) => f.rule === rule);
    if (result.verdict === 'skip' || result.verdict === 'unknown')
      return [`${result.verdict}: ${result.reason ?? ''}`];
    return found.map((f) => `${f.level}: ${f.message} @ ${f.written ?? ''}`);
  });
};

/** The rules that have anything to say of a document. */
export const raised = (document: JsonObject, properties?: JsonObject): string[] =>
  definitionRules
    .map((r) => r.id)
    .filter((id) => judged(id, document, properties).some((said) => !said.startsWith('skip')));
