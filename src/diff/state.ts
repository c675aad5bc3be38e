import { canonicalJson } from '../json.ts';
import type { Difference } from './difference.ts';
import type { TriggerPair } from './sides.ts';

/** Whether the platform fills a parameter from the answer before, in either version: no maker does. */
export const isStateParameter = ({ before, after }: TriggerPair, name: string): boolean =>
  [before, after].some(
    ({ trigger }) =>
      Object.hasOwn(trigger.policy?.config ?? {}, name) ||
      trigger.parameters.some((p) => p.name === name && p.triggerValue !== undefined && p.internal),
  );

const restart =
  'running flows may meet old events again, or miss some, when the new state is read for the first time';

const stateless: Difference = {
  kind: 'breaking',
  message: 'the policy "pollingtrigger" keeps no polling state any more: polls ask for everything again',
  remedy: 'keep the state as it is',
  spot: { part: 'policy', templateId: 'pollingtrigger' },
};

/** Where a polling trigger's state comes from: the policy of the gateway, `x-ms-trigger-value`, another operation. */
export const stateDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [before.trigger, after.trigger];
  const found: Difference[] = [];
  const say = (message: string, spot: Difference['spot']): void => {
    found.push({ kind: 'risky', message: `${message}: ${restart}`, remedy: 'keep the state as it is', spot });
  };
  const policy = { part: 'policy', templateId: 'pollingtrigger' } as const;
  if (old.policy !== undefined && now.policy !== undefined) {
    if (old.policy.dataPath !== now.policy.dataPath)
      say(`the list of a poll was at "${old.policy.dataPath}" and is at "${now.policy.dataPath}"`, policy);
    const keys = new Set([...Object.keys(old.policy.config), ...Object.keys(now.policy.config)]);
    if (keys.size > 0 && Object.keys(now.policy.config).length === 0) return [...found, stateless];
    for (const key of keys) {
      const [a, b] = [old.policy.config[key], now.policy.config[key]];
      if (a !== b)
        say(
          `the polling state "${key}" was ${a === undefined ? 'not there' : `"${a}"`} and is ${b === undefined ? 'gone' : `"${b}"`}`,
          policy,
        );
    }
    if (old.policy.nextLink !== now.policy.nextLink)
      say(`the link to the next page was "${old.policy.nextLink}" and is "${now.policy.nextLink}"`, policy);
  }
  for (const parameter of now.parameters) {
    const former = old.parameters.find((p) => p.name === parameter.name);
    if (
      former !== undefined &&
      canonicalJson({ ...former.triggerValue }) !== canonicalJson({ ...parameter.triggerValue })
    )
      say(`"x-ms-trigger-value" of "${parameter.name}" is another`, {
        part: 'parameter',
        name: parameter.name,
      });
  }
  if (old.notifiedBy !== now.notifiedBy)
    found.push({
      kind: 'risky',
      message: `the operation that wakes the trigger ("x-ms-notification") was ${old.notifiedBy ?? 'none'} and is ${now.notifiedBy ?? 'none'}: existing flows are registered with the former`,
      spot: { part: 'operation', keys: ['x-ms-notification'] },
    });
  return found;
};
