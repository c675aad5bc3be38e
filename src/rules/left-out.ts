import type { JudgeSettings } from '../model.ts';
import type { RuleDescription } from './rule.ts';

const isSet = (
  optional: NonNullable<RuleDescription['optional']>,
  settings: JudgeSettings,
  trigger: string,
): boolean | undefined => {
  const own = settings.triggers[trigger];
  return {
    expect: own?.expects,
    // Where no input is given, nothing can be excluded.
    emitOther: own?.hasInputs,
    restart: settings.restarts,
    otherCredentials: settings.hasOther,
    tls: settings.hasUntrusted,
    tryInternal: settings.triesInternal,
  }[optional];
};

const words = {
  expect: 'no `expect` is configured',
  emitOther: 'the trigger has no `inputs` that could exclude an event',
  restart: 'no `service.restart` is configured',
  otherCredentials: 'no `service.otherCredentials` are configured',
  tls: '`callback.tls` is not set, or `callback.publicUrl` is',
  tryInternal: '`callback.tryInternal` is not set',
} as const;

/** Why a rule has nothing to judge where that is what the configuration may leave out; undefined where it is something else. */
export const leftOut = (
  { optional }: RuleDescription,
  settings: JudgeSettings,
  trigger: string,
): string | undefined =>
  optional === undefined || isSet(optional, settings, trigger) !== false ? undefined : words[optional];

/** Whether inputs are given, and no event is caused that they exclude: a filter that is ignored would not show. */
export const hasUntestedFilters = ({ noEvents, triggers }: JudgeSettings, trigger: string): boolean =>
  !noEvents &&
  triggers[trigger]?.hasInputs === true &&
  triggers[trigger].emits &&
  !triggers[trigger].excludes;
