import { defined } from '../defined.ts';
import { pointerSegments } from '../json.ts';
import type { Schema } from '../model.ts';
import { compareSchemas } from './compare-schemas.ts';
import type { Difference, Step } from './difference.ts';
import type { Side, TriggerPair } from './sides.ts';
import type { Shape } from './shape.ts';

const shapesAlong = ({
  trigger,
  reader,
}: Side): { readonly required: boolean; readonly internal: boolean; readonly schema?: Schema } => {
  let here: Shape | undefined = trigger.body === undefined ? undefined : reader.shapeOf(trigger.body.schema);
  let [required, internal] = [true, here?.internal === true];
  let schema: Schema | undefined;
  for (const name of pointerSegments(trigger.callback ?? '')) {
    if (here?.required.has(name) !== true) required = false;
    const below = here?.properties.get(name);
    schema = below;
    here = below === undefined ? undefined : reader.shapeOf(below);
    if (here?.internal === true) internal = true;
  }
  return { required, internal, ...defined({ schema }) };
};

const stepsOf = (pointer: string): readonly Step[] =>
  pointerSegments(pointer).map((property) => ({ property }));

/** A schema without what hides it from makers. */
const visible = ({ 'x-ms-visibility': _hidden, ...schema }: Schema): Schema => schema;

/** What the registration takes for a callback URL: the platform's are long, and of https. */
const valueDifferences = (
  { before, after }: TriggerPair,
  [old, now]: readonly [Schema | undefined, Schema | undefined],
  pointer: string,
): readonly Difference[] => {
  if (old === undefined || now === undefined) return [];
  const { differences } = compareSchemas({
    before: { schema: visible(old), reader: before.reader },
    after: { schema: visible(now), reader: after.reader },
    direction: 'sends',
    nameOf: () => `the callback URL "${pointer}"`,
  });
  return differences
    .filter(({ keyword }) => keyword !== 'format')
    .map(({ path: _path, keyword, ...rest }) => ({
      ...rest,
      spot: { part: 'body', path: stepsOf(pointer), ...defined({ keyword }) },
    }));
};

/** Where a registration takes the callback URL: existing flows hold it under its former name. */
export const callbackDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [before.trigger.callback, after.trigger.callback];
  if (old !== undefined && now === undefined && after.trigger.mechanism === 'webhook')
    return [
      {
        kind: 'breaking',
        message: `the registration took the callback URL at "${old}" and takes none now: nothing reaches any flow`,
        remedy: 'leave it where it was, marked "x-ms-notification-url": true',
        spot: { part: 'body', path: stepsOf(old) },
      },
    ];
  if (old === undefined || now === undefined) return [];
  const spot = { part: 'body', path: stepsOf(now) } as const;
  if (old !== now)
    return [
      {
        kind: 'breaking',
        message: `the callback URL was at "${old}" and is at "${now}": existing flows send it where it was, so nothing reaches them`,
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
  found.push(...valueDifferences({ before, after }, [a.schema, b.schema], now));
  return found;
};
