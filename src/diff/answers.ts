import type { TriggerDefinition } from '../model.ts';
import type { Difference } from './difference.ts';
import type { TriggerPair } from './sides.ts';

const hasLocation = ({ responses }: TriggerDefinition): boolean =>
  Object.values(responses).some(({ headers }) => headers.some((h) => /^location$/i.test(h)));

const successes = ({ responses }: TriggerDefinition): readonly string[] =>
  Object.keys(responses).filter((status) => status.startsWith('2'));

const effects = {
  webhook: 'flows that are switched off have nothing that they could delete',
  native: 'polls have nowhere to keep their state',
} as const;

const statusEffect = (
  status: string,
  { mechanism }: TriggerDefinition,
): Pick<Difference, 'kind' | 'message'> =>
  status === '202' && mechanism === 'native'
    ? {
        kind: 'risky',
        message:
          'the answer 202 is no longer declared: if the service gives another where nothing is new, flows fire for nothing',
      }
    : { kind: 'safe', message: `the answer ${status} is no longer declared` };

/**
 * What changed in the answers that the platform reads itself: the status, and the Location that a subscription is
 * deleted at or the next poll goes to. The platform goes by what is answered; a declaration that goes tells of it.
 */
export const answerDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [before.trigger, after.trigger];
  const { mechanism } = now;
  if ((mechanism !== 'webhook' && mechanism !== 'native') || mechanism !== old.mechanism) return [];
  const spot = { part: 'operation', keys: ['responses'] } as const;
  const gone = successes(old).filter((status) => !Object.hasOwn(now.responses, status));
  const location: readonly Difference[] =
    hasLocation(old) && !hasLocation(now)
      ? [
          {
            kind: 'risky',
            message: `the Location header is no longer declared: if the service stopped sending it, ${effects[mechanism]}`,
            remedy: 'go on declaring and sending it',
            spot,
          },
        ]
      : [];
  return [...location, ...gone.map((status): Difference => ({ ...statusEffect(status, now), spot }))];
};
