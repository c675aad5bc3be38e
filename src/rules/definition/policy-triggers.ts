import { escapePointer, member, type Json } from '../../json.ts';
import type { Place, PollingPolicy } from '../../model.ts';
import { nearKey } from '../../near.ts';
import { PARAMETER, writtenPollingPolicy } from '../../openapi/properties.ts';
import type { Remark } from '../rule.ts';
import type { DefinitionView } from './view.ts';
import { placeOfPolicy } from './written.ts';

/** The polling policy of a trigger whose state the gateway keeps. */
export const policyOf = ({ trigger }: DefinitionView): readonly PollingPolicy[] =>
  trigger.mechanism === 'policy' && trigger.policy !== undefined ? [trigger.policy] : [];

/** A parameter of that policy as it is written, and what is written in its place. */
export const parameterOfPolicy = (
  { properties, trigger }: DefinitionView,
  parameter: 'triggerConfig' | 'triggerDataPath',
): { readonly value: Json | undefined; readonly near: string | undefined } => {
  const parameters = writtenPollingPolicy(properties, trigger.id)?.policy.parameters ?? {};
  const key = `${PARAMETER}${parameter}`;
  return { value: member(parameters, key), near: nearKey(parameters, key) };
};

/** What is wrong where a parameter of that policy is not what it must be. */
export const wantOfParameter = (
  view: DefinitionView,
  parameter: 'triggerConfig' | 'triggerDataPath',
  kind: string,
): Remark => {
  const { value, near } = parameterOfPolicy(view, parameter);
  const pointer = writtenPollingPolicy(view.properties, view.trigger.id)?.pointer ?? '';
  if (value !== undefined)
    return {
      message: `"${parameter}" is ${JSON.stringify(value)}, and no ${kind}`,
      ...placeInPolicy(view, parameter),
    };
  if (near === undefined)
    return { message: `The polling policy has no "${parameter}"`, ...placeOfPolicy(view, pointer) };
  return {
    message: `"${near}" is not read; "${PARAMETER}${parameter}" is`,
    ...placeOfPolicy(view, `${pointer}/parameters/${escapePointer(near)}`),
  };
};

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
