import { canonicalJson } from '../json.ts';
import type { Policy } from '../model.ts';
import type { Difference } from './difference.ts';
import type { TriggerPair } from './sides.ts';

const grouped = (policies: readonly Policy[]): ReadonlyMap<string, string> => {
  const groups = new Map<string, string[]>();
  for (const { templateId, parameters } of policies)
    groups.set(templateId, [...(groups.get(templateId) ?? []), canonicalJson(parameters)]);
  return new Map([...groups].map(([id, texts]) => [id, texts.toSorted().join(' ')]));
};

/** Policies of apiProperties.json that make the gateway treat the trigger otherwise than before. */
export const policyDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [grouped(before.trigger.policies), grouped(after.trigger.policies)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((templateId): Difference[] => {
    const [a, b] = [old.get(templateId), now.get(templateId)];
    if (a === b) return [];
    const how = a === undefined ? 'is new' : b === undefined ? 'is gone' : 'is set otherwise';
    return [
      {
        kind: 'risky',
        message: `the policy "${templateId}" ${how}: what the service gets, or what makers get from it, may be another`,
        remedy: 'limit the policy to the new operation',
        spot: { part: 'policy', templateId },
      },
    ];
  });
};
