import { canonicalJson } from '../json.ts';
import type { Policy } from '../model.ts';
import type { Difference } from './difference.ts';
import type { TriggerPair } from './sides.ts';

/** What a policy does, in one text. */
export const policyText = ({ parameters }: Policy): string => canonicalJson(parameters);

/** What each template is set to, in both versions: how often it stands, with what. */
const without = (policies: readonly Policy[], others: readonly Policy[]): readonly Policy[] => {
  const open = others.map((p) => `${p.templateId} ${policyText(p)}`);
  return policies.filter((p) => {
    const at = open.indexOf(`${p.templateId} ${policyText(p)}`);
    if (at >= 0) open.splice(at, 1);
    return at < 0;
  });
};

const effect = 'what the service gets, or what makers get from it, may be another';

/** Policies of apiProperties.json that make the gateway treat the trigger otherwise than before. */
export const policyDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [before.trigger.policies, after.trigger.policies];
  const [gone, fresh] = [without(old, now), without(now, old)];
  const templates = new Set([...gone, ...fresh].map((p) => p.templateId));
  return [...templates].map((templateId): Difference => {
    const isOwn = (p: Policy): boolean => p.templateId === templateId;
    const [former, latter] = [gone.find(isOwn), fresh.find(isOwn)];
    const how = former === undefined ? 'is new' : latter === undefined ? 'is gone' : 'is set otherwise';
    return {
      kind: 'risky',
      message: `the policy "${templateId}" ${how}: ${effect}`,
      remedy: latter === undefined ? 'keep the policy' : 'limit the policy to the new operation',
      spot: {
        part: 'policy',
        templateId,
        texts: [former, latter].flatMap((p) => (p ? [policyText(p)] : [])),
      },
    };
  });
};
