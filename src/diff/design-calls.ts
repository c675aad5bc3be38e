import type { DynamicCall } from '../model.ts';
import { lackingInAnswer } from './designer-answer.ts';
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

/** A difference of one call, without what it is called and where it stands. */
interface CallDifference {
  readonly how: string;
  readonly remedy: string;
}

const lacking = ({ before, after }: TriggerPair, now: DynamicCall): readonly string[] => {
  const known = new Set(
    before.trigger.dynamic.filter((old) => same(old, now)).flatMap((old) => lackingInAnswer(before, old)),
  );
  return lackingInAnswer(after, now).filter((what) => !known.has(what));
};

const ofCall = (pair: TriggerPair, old: DynamicCall, now: DynamicCall): CallDifference | undefined => {
  if (now.call === undefined) return { how: 'which cannot be called any more', remedy: 'keep the operation' };
  const known = unfilled(old);
  const needed = unfilled(now).filter((name) => !known.includes(name));
  if (needed.length > 0)
    return {
      how: `which now needs ${needed.map((n) => `"${n}"`).join(', ')}`,
      remedy: 'hand it over in "parameters" of the extension',
    };
  const gone = lacking(pair, now);
  return gone.length === 0
    ? undefined
    : {
        how: `whose answer does not declare ${gone.join(' and ')}`,
        remedy: 'go on answering with it, or name the new place in the extension',
      };
};

/** What the designer asks before a flow is saved, where the operation that it asks is another, or answers otherwise. */
export const designCallDifferences = (pair: TriggerPair): readonly Difference[] => [
  ...new Map(callDifferences(pair).map((d) => [d.message, d])).values(),
];

const callDifferences = (pair: TriggerPair): readonly Difference[] =>
  pair.after.trigger.dynamic.flatMap((now): Difference[] => {
    const old = pair.before.trigger.dynamic.find((call) => same(call, now));
    const found = old?.call === undefined ? undefined : ofCall(pair, old, now);
    if (found === undefined) return [];
    const { extension, operationId } = now;
    return [
      {
        kind: 'risky',
        message: `"${extension}" asks "${operationId}", ${found.how}: makers are offered nothing`,
        remedy: found.remedy,
        spot: { part: 'call', extension, operationId },
      },
    ];
  });
