import { showsOwnState } from '../declares-location.ts';
import type { TriggerDefinition } from '../model.ts';
import type { Difference } from './difference.ts';
import type { TriggerPair } from './sides.ts';

const keepers = {
  native: 'the service',
  policy: 'the gateway',
  script: 'a script',
} as const satisfies Record<Exclude<TriggerDefinition['mechanism'], 'webhook'>, string>;

/** Another keeper of the polling state, or none. */
export const keeperDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [before.trigger.mechanism, after.trigger.mechanism];
  if (old === now || old === 'webhook' || now === 'webhook') return [];
  const spot =
    old === 'policy' || now === 'policy'
      ? ({ part: 'policy', templateId: 'pollingtrigger' } as const)
      : ({ part: 'operation' } as const);
  if (old === 'policy' && now === 'native' && !showsOwnState(after.trigger))
    return [
      {
        kind: 'breaking',
        message:
          'the policy "pollingtrigger" no longer names the trigger, and neither 202 nor Location is declared: nothing keeps the polling state, so that every poll starts existing flows for what they met before',
        remedy: 'keep the policy',
        spot,
      },
    ];
  return [
    {
      kind: 'risky',
      message: `the polling state was kept by ${keepers[old]} and is kept by ${keepers[now]}: running flows may meet old events again, or miss some`,
      spot,
    },
  ];
};
