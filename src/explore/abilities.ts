import { UsageError } from '../errors.ts';
import { isNotified } from '../mechanism.ts';
import { configsOf, stimuliFor, type PartsInput } from '../scenarios/parts.ts';
import { isExpected, type Stimulus } from '../scenarios/stimuli.ts';
import { actorsByMechanism } from './actors.ts';
import type { Abilities } from './schedule.ts';

/** What a schedule causes without anybody's help. */
export const automatic = (stimuli: readonly Stimulus[]): readonly Stimulus[] =>
  stimuli.filter((s) => s.emit !== 'manual');

/** What can be done to a service, and how many events one step causes. Throws UsageError where no event can be caused. */
export const abilitiesOf = ({
  triggers,
  config,
  service,
  started,
}: PartsInput): Abilities & { readonly stimuli: number } => {
  const played = triggers
    .map((t) => t.definition)
    .filter((d) => actorsByMechanism[d.mechanism] !== undefined);
  const stimuli = automatic(stimuliFor(played, configsOf(played, config)));
  const expected = stimuli.filter(isExpected);
  if (expected.length === 0) {
    const [first] = played;
    throw new UsageError(
      first === undefined
        ? 'Nothing to explore: none of the triggers can be played'
        : `Nothing to explore: no event can be caused without a person; configure \`triggers.${first.id}.emit\``,
    );
  }
  return {
    polls: played.some((d) => !isNotified(d.mechanism)),
    subscribes: played.some((d) => isNotified(d.mechanism)),
    excludes: expected.length < stimuli.length,
    restarts: service.restart === true ? started !== undefined : service.restart !== undefined,
    stimuli: Math.max(expected.length, stimuli.length - expected.length),
  };
};
