import { defined } from '../defined.ts';
import { mismatchesOf } from './mismatches.ts';
import type { Config, JudgeSettings, ServiceConfig, TriggerConfig, TriggerSettings } from '../model.ts';
import { canShowUntrusted } from '../platform/untrusted-certificate.ts';

/** What a trigger is configured with where the configuration does not name it. */
export const unconfigured: TriggerConfig = { inputs: {}, emitOther: [], perEmit: 1, expect: {} };

/** What rules need to know of a trigger's configuration. */
export const settingsOf = (config: TriggerConfig): TriggerSettings => ({
  perEmit: config.perEmit,
  ...defined({ items: config.items }),
  ...(config.eventId === undefined ? {} : { arrivedId: config.eventId.arrived }),
  emits: config.emit !== undefined,
  excludes: config.emitOther.length > 0,
  hasInputs: Object.keys(config.inputs).length > 0,
  expects: Object.keys(config.expect).length > 0,
  ...defined({ mismatches: mismatchesOf(config) }),
});

/** Longest time from emit to visible, in ms. */
export const settleOf = (config: Config, trigger: TriggerConfig): number =>
  trigger.settle ?? config.timing.notifyWithin;

/** What rules need to know of a run. */
export const judgeSettings = (
  config: Config,
  service: ServiceConfig,
  triggers: Readonly<Record<string, TriggerConfig>>,
  run: Pick<JudgeSettings, 'hasCredentials' | 'noEvents'>,
): JudgeSettings => {
  const each = <T>(f: (trigger: TriggerConfig) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(triggers).map(([id, t]) => [id, f(t)]));
  return {
    profile: config.profile,
    levels: config.rules,
    address: service.address,
    ...run,
    hasOther: service.otherCredentials !== undefined,
    restarts: service.restart !== undefined,
    hasUntrusted: canShowUntrusted(config.callback),
    triesInternal: config.callback.tryInternal === true,
    settle: each((t) => settleOf(config, t)),
    triggers: each(settingsOf),
  };
};
