import { defined } from '../defined.ts';
import type { Schema, TriggerDefinition } from '../model.ts';
import { notificationContent } from '../openapi/notification.ts';
import { compareSchemas } from './compare-schemas.ts';
import { pathText, type Compared, type Difference, type Step } from './difference.ts';
import type { Side, TriggerPair } from './sides.ts';

/** Where a trigger's outputs are described. */
export type OutputPlace = 'notification' | { readonly status: string };

const isSuccess = (status: string): boolean => status.startsWith('2');

/** The answer that the designer takes outputs from: 200, else another success, else the default. */
const answerOf = ({ responses }: TriggerDefinition): string | undefined => {
  const described = Object.keys(responses).filter((status) => responses[status]?.schema !== undefined);
  return (
    described.find((status) => status === '200') ??
    described.find(isSuccess) ??
    described.find((status) => status === 'default')
  );
};

/** Where the outputs of a trigger are described; undefined where nothing describes them. */
export const outputPlace = (trigger: TriggerDefinition): OutputPlace | undefined => {
  if (trigger.notification?.schema !== undefined) return 'notification';
  const status = answerOf(trigger);
  return status === undefined ? undefined : { status };
};

/** The schema of what a maker gets from a trigger. */
export const outputSchema = (trigger: TriggerDefinition): Schema | undefined => {
  const place = outputPlace(trigger);
  if (place === undefined) return undefined;
  return place === 'notification' ? trigger.notification?.schema : trigger.responses[place.status]?.schema;
};

const nameOf = (path: readonly Step[]): string =>
  path.length === 0 ? 'the output' : `output "${pathText(path)}"`;

const root = { part: 'output', path: [] } as const;

/** One of a list, where the trigger went from one to many or back: the change of delivery says the rest. */
const oneOf = ({ reader }: Side, schema: Schema, isOther: boolean): Schema => {
  const { types, items } = reader.shapeOf(schema);
  return isOther && items !== undefined && types?.includes('array') === true ? items : schema;
};

/** Whether the notification is described where the platform does not look. */
const isOverlooked = ({ opened, operation }: Side): boolean =>
  operation !== undefined && notificationContent(opened, operation)?.misplaced === true;

const overlooked = ({ before, after }: TriggerPair): readonly Difference[] =>
  isOverlooked(after) && !isOverlooked(before) && outputPlace(before.trigger) === 'notification'
    ? [
        {
          kind: 'breaking',
          message:
            'the notification content stands in the operation, where the platform overlooks it: makers lose every output',
          remedy: 'write it beside the verb',
          spot: { part: 'operation', keys: ['x-ms-notification-content'] },
        },
      ]
    : [];

/**
 * What changed in what makers read: the notification of a webhook, the answer to a poll. The answer to a registration is
 * for the platform alone, as long as the notification says what makers get.
 */
export const outputDifferences = (pair: TriggerPair): Compared => {
  const [old, now] = [outputSchema(pair.before.trigger), outputSchema(pair.after.trigger)];
  if (old === undefined && now === undefined) return { differences: [] };
  if (old === undefined)
    return { differences: [{ kind: 'safe', message: 'the output is described now', spot: root }] };
  if (now === undefined)
    return {
      differences: [
        {
          kind: 'breaking',
          message: 'the output is no longer described: steps that use it find nothing',
          remedy: 'go on describing it',
          spot: root,
        },
      ],
    };
  const { before, after } = pair;
  const isOther = before.trigger.delivery !== after.trigger.delivery;
  const { differences, incomplete } = compareSchemas({
    before: { schema: oneOf(before, old, isOther), reader: before.reader },
    after: { schema: oneOf(after, now, isOther), reader: after.reader },
    direction: 'reads',
    nameOf,
  });
  const placed = differences.map(({ path, keyword, ...rest }): Difference => ({
    ...rest,
    spot: { part: 'output', path, ...defined({ keyword }) },
  }));
  return {
    differences: [...overlooked(pair), ...placed],
    ...defined({ incomplete }),
  };
};
