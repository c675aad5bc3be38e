import type { TriggerDefinition, UnsubscribeOperation } from '../model.ts';
import type { Difference } from './difference.ts';
import { pathShape } from './path-parameters.ts';
import type { TriggerPair } from './sides.ts';

/** The DELETE operations that a Location of the trigger can lead to, and whether their paths say so. */
const candidates = ({
  unsubscribe,
  path,
}: TriggerDefinition): { readonly below: boolean; readonly operations: readonly UnsubscribeOperation[] } => {
  const below = unsubscribe.filter((o) =>
    pathShape(o.path).startsWith(`${pathShape(path).replace(/\/$/, '')}/`),
  );
  if (below.length > 0) return { below: true, operations: below };
  const internal = unsubscribe.filter((o) => o.internal);
  return { below: false, operations: internal.length > 0 ? internal : unsubscribe };
};

/** What a DELETE asks for that is not in a Location. */
const demands = ({ parameters, hasBody }: UnsubscribeOperation): readonly string[] => [
  ...parameters.filter((p) => p.required && p.in === 'header' && !p.internal).map((p) => p.name),
  ...(hasBody ? ['a body'] : []),
];

const missing = (path: string, certain: boolean): Difference => ({
  kind: certain ? 'breaking' : 'risky',
  message: `"DELETE ${path}" is gone: existing flows ${certain ? 'cannot' : 'may not be able to'} unsubscribe, so that switching them off leaves their subscriptions behind`,
  remedy: 'keep the operation, internal, for the existing subscriptions',
  spot: { part: 'document', keys: ['paths', path, 'delete'] },
});

/** Where an existing flow unsubscribes: it holds the Location that the former version gave. */
export const unsubscribeDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  const { below, operations } = candidates(before.trigger);
  const now = new Map(after.trigger.unsubscribe.map((o) => [pathShape(o.path), o]));
  const certain = below || operations.length === 1;
  return operations.flatMap((operation): readonly Difference[] => {
    const kept = now.get(pathShape(operation.path));
    if (kept === undefined) return [missing(operation.path, certain || now.size === 0)];
    const shown: readonly Difference[] =
      operation.internal && !kept.internal
        ? [
            {
              kind: 'safe',
              message: `"DELETE ${operation.path}" is visible to makers now, as an action`,
              spot: { part: 'document', keys: ['paths', kept.path, 'delete'] },
            },
          ]
        : [];
    const asked = demands(kept).filter((d) => !demands(operation).includes(d));
    if (asked.length === 0) return shown;
    return [
      ...shown,
      {
        kind: certain ? 'breaking' : 'risky',
        message: `"DELETE ${operation.path}" now asks for ${asked.map((a) => (a === 'a body' ? a : `"${a}"`)).join(', ')}, which the platform does not send: existing flows cannot unsubscribe`,
        remedy: 'let the operation do with its path',
        spot: { part: 'document', keys: ['paths', kept.path, 'delete'] },
      },
    ];
  });
};
