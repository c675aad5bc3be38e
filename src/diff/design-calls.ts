import type { DynamicCall } from '../model.ts';
import type { Difference } from './difference.ts';
import type { TriggerPair } from './sides.ts';

/** What a call needs and nobody hands over: the designer does not make it then. */
const unfilled = ({ call }: DynamicCall): readonly string[] =>
  (call?.parameters ?? [])
    .filter(
      ({ name, required, schema }) =>
        required && !Object.hasOwn(call?.arguments ?? {}, name) && !Object.hasOwn(schema, 'default'),
    )
    .map((p) => p.name);

const same = (a: DynamicCall, b: DynamicCall): boolean =>
  a.extension === b.extension && a.operationId === b.operationId;

const effect = 'makers are offered nothing';

/** What the designer asks before a flow is saved, where the operation that it asks is another. */
export const designCallDifferences = ({ before, after }: TriggerPair): readonly Difference[] =>
  after.trigger.dynamic.flatMap((now): Difference[] => {
    const old = before.trigger.dynamic.find((call) => same(call, now));
    if (old?.call === undefined) return [];
    const asks = `"${now.extension}" asks "${now.operationId}"`;
    if (now.call === undefined)
      return [
        {
          kind: 'risky',
          message: `${asks}, which cannot be called any more: ${effect}`,
          remedy: 'keep the operation',
          spot: { part: 'operation' },
        },
      ];
    const known = unfilled(old);
    const needed = unfilled(now).filter((name) => !known.includes(name));
    if (needed.length === 0) return [];
    return [
      {
        kind: 'risky',
        message: `${asks}, which now needs ${needed.map((n) => `"${n}"`).join(', ')}: ${effect}`,
        remedy: 'hand it over in "parameters" of the extension',
        spot: { part: 'operation' },
      },
    ];
  });
