import { pointerSegments } from '../json.ts';
import type { Difference, Step } from './difference.ts';
import type { Side, TriggerPair } from './sides.ts';
import type { Shape } from './shape.ts';

const shapesAlong = ({
  trigger,
  reader,
}: Side): { readonly required: boolean; readonly internal: boolean } => {
  let here: Shape | undefined = trigger.body === undefined ? undefined : reader.shapeOf(trigger.body.schema);
  let [required, internal] = [true, here?.internal === true];
  for (const name of pointerSegments(trigger.callback ?? '')) {
    if (here?.required.has(name) !== true) required = false;
    const below = here?.properties.get(name);
    here = below === undefined ? undefined : reader.shapeOf(below);
    if (here?.internal === true) internal = true;
  }
  return { required, internal };
};

const stepsOf = (pointer: string): readonly Step[] =>
  pointerSegments(pointer).map((property) => ({ property }));

/** Where a registration takes the callback URL: flows that stand hold it under its former name. */
export const callbackDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [before.trigger.callback, after.trigger.callback];
  if (old === undefined || now === undefined) return [];
  const spot = { part: 'body', path: stepsOf(now) } as const;
  if (old !== now)
    return [
      {
        kind: 'breaking',
        message: `the callback URL was at "${old}" and is at "${now}": flows that stand send it where it was, so nothing reaches them`,
        remedy: 'go on accepting it where it was',
        spot,
      },
    ];
  const [a, b] = [shapesAlong(before), shapesAlong(after)];
  const found: Difference[] = [];
  if (a.required && !b.required)
    found.push({
      kind: 'risky',
      message: `the callback URL "${now}" is optional now: the platform may leave it out, and nothing arrives`,
      remedy: 'leave it required',
      spot,
    });
  if (!a.required && b.required)
    found.push({ kind: 'safe', message: `the callback URL "${now}" is required now`, spot });
  if (a.internal && !b.internal)
    found.push({
      kind: 'risky',
      message: `the callback URL "${now}" is visible now: makers meet a field that only the platform can fill`,
      remedy: 'leave it internal',
      spot,
    });
  if (!a.internal && b.internal)
    found.push({ kind: 'safe', message: `the callback URL "${now}" is internal now`, spot });
  return found;
};
