import type { PollingPolicy } from '../../model.ts';
import type { DefinitionView } from './view.ts';

/** The polling policy of a trigger whose state the gateway keeps. */
export const policyOf = ({ trigger }: DefinitionView): readonly PollingPolicy[] =>
  trigger.mechanism === 'policy' && trigger.policy !== undefined ? [trigger.policy] : [];
