import { HarnessError } from '../errors.ts';
import { expressionPaths } from '../expression/paths.ts';
import { parseExpression } from '../expression/parse.ts';
import type { DataPath } from '../expression/expression.ts';
import type { TriggerDefinition } from '../model.ts';
import { listSchema } from '../rules/definition/declared-responses.ts';
import { declaredAt, declaredTypes } from '../rules/definition/schema-path.ts';
import type { Difference } from './difference.ts';
import type { TriggerPair } from './sides.ts';

const pathsOf = (text: string): readonly DataPath[] => {
  try {
    return expressionPaths(parseExpression(text));
  } catch (error) {
    if (error instanceof HarnessError) return [];
    throw error;
  }
};

/** What of the answer the gateway reads and the answer does not declare. */
const unread = (trigger: TriggerDefinition, text: string, type?: string): boolean => {
  const schema = listSchema(trigger);
  if (schema === undefined) return false;
  return pathsOf(text).some((path) => {
    const declared = declaredAt(trigger.definitions, schema, path);
    if (declared === 'absent') return true;
    const types = typeof declared === 'string' ? undefined : declaredTypes(declared);
    return type !== undefined && types !== undefined && !types.includes(type);
  });
};

const hasParameter = (trigger: TriggerDefinition, name: string): boolean =>
  trigger.parameters.some((p) => p.in === 'query' && p.name === name);

const policy = { part: 'policy', templateId: 'pollingtrigger' } as const;

/** What kept the state of a chain of polls and leads nowhere now: a field that is gone, a parameter, the list itself. */
export const stateSourceDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [before.trigger, after.trigger];
  if (old.policy === undefined || now.policy === undefined) return [];
  const found: Difference[] = [];
  const say = (message: string, remedy: string): void => {
    found.push({ kind: 'breaking', message, remedy, spot: policy });
  };
  const { dataPath } = now.policy;
  if (unread(now, dataPath, 'array') && !unread(old, old.policy.dataPath, 'array'))
    say(`"${dataPath}" leads to no list of the answer: polls find nothing`, 'name the list of the answer');
  for (const [name, text] of Object.entries(now.policy.config)) {
    const former = old.policy.config[name];
    if (former === undefined) continue;
    if (unread(now, text) && !unread(old, former))
      say(
        `the polling state "${name}" is read from "${text}", which the answer no longer has: polls have no state`,
        'go on answering with what the state is read from',
      );
    if (hasParameter(old, name) && !hasParameter(now, name))
      say(
        `the polling state goes into "${name}", which the operation no longer takes: polls ask for everything again`,
        'keep the parameter',
      );
  }
  return found;
};
