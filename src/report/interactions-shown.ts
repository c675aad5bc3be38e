import { defined } from '../defined.ts';
import { pactIntent } from '../evidence/pact-intent.ts';
import type { InteractionResult, Seen, Trace } from '../model.ts';
import type { RuleDescription } from '../rules/rule.ts';
import { withSeen } from './seen.ts';

/** The number of what Pact judged for an interaction: the notification that was handed to it, or the last request of its step. */
export const judgedEntry = (
  trace: Trace | undefined,
  { trigger, step, seen }: InteractionResult,
): number | undefined => {
  if (seen !== undefined || step === undefined) return seen?.exchange;
  const what = pactIntent(step);
  return trace?.entries.findLast(
    (e) =>
      e.type === 'exchange' && e.trigger === trigger && e.intent.kind === 'other' && e.intent.what === what,
  )?.seq;
};

/** The member of a body that Pact names first: `$.value[0].id: expected …` → `/value/0/id`. */
const pointerIn = (reason: string): string | undefined => {
  const path = /^\$((?:\.[A-Za-z_][\w-]*|\[\d+\])*): /.exec(reason)?.[1];
  return path?.replaceAll(
    /\.([\w-]+)|\[(\d+)\]/g,
    (_, name?: string, index?: string) => `/${name ?? index ?? ''}`,
  );
};

const spotOf = (exchange: number, reason: string): Seen => {
  const [first = ''] = reason.split('; ');
  const expected = /expected (.+?)(?:, got .*)?$/.exec(first)?.[1];
  const known = defined({ expected });
  if (first.startsWith('expected status')) return { exchange, part: 'status', ...known };
  if (/expected a location header|^header location/i.test(first))
    return { exchange, part: 'header Location', ...known };
  const pointer = pointerIn(first);
  return { exchange, part: 'body', ...defined({ pointer }), ...known };
};

/** Lets interactions that failed or warned show their request and answer, and the repair of the rule that explains them. */
export const interactionsShown = (
  interactions: readonly InteractionResult[],
  trace: Trace | undefined,
  known: ReadonlyMap<string, Pick<RuleDescription, 'repair'>>,
): readonly InteractionResult[] =>
  withSeen(
    interactions.map((interaction) => {
      const { verdict, reason = '', rules, broken, duplicateOf } = interaction;
      if (verdict !== 'fail' && verdict !== 'warn') return interaction;
      const explains = [...(duplicateOf === undefined ? [] : [duplicateOf]), ...(broken ?? []), ...rules];
      const repair = explains.map((id) => known.get(id)?.repair).find((r) => r !== undefined);
      const exchange = judgedEntry(trace, interaction);
      return {
        ...interaction,
        ...defined({ repair }),
        ...(exchange === undefined ? {} : { seen: { ...spotOf(exchange, reason), ...interaction.seen } }),
      };
    }),
    trace,
  );
