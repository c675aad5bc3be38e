import type { Place, PollingPolicy } from '../../model.ts';
import { PARAMETER, writtenPollingPolicy } from '../../openapi/properties.ts';
import type { DefinitionView } from './view.ts';
import { placeOfPolicy } from './written.ts';

/** The polling policy of a trigger whose state the gateway keeps. */
export const policyOf = ({ trigger }: DefinitionView): readonly PollingPolicy[] =>
  trigger.mechanism === 'policy' && trigger.policy !== undefined ? [trigger.policy] : [];

/** Where a parameter of that policy is written, or what is below it. */
export const placeInPolicy = (
  view: DefinitionView,
  parameter: 'triggerConfig' | 'triggerDataPath',
  below = '',
): { readonly place?: Place } => {
  const written = writtenPollingPolicy(view.properties, view.trigger.id);
  return written === undefined
    ? {}
    : placeOfPolicy(view, `${written.pointer}/parameters/${PARAMETER}${parameter}${below}`);
};
