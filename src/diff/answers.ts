import { declaresLocation } from '../declares-location.ts';
import type { TriggerDefinition } from '../model.ts';
import type { Difference } from './difference.ts';
import type { TriggerPair } from './sides.ts';

const hasLocation = ({ responses }: TriggerDefinition): boolean =>
  Object.values(responses).some(declaresLocation);

const successes = ({ responses }: TriggerDefinition): readonly string[] =>
  Object.keys(responses).filter((status) => status.startsWith('2'));

const effects = {
  webhook: 'flows that are switched off have nothing that they could delete',
  native: 'polls have nowhere to keep their state',
} as const;

const effectOfStatus = (status: string, { mechanism }: TriggerDefinition): string | undefined => {
  if (mechanism === 'webhook') return undefined;
  if (status === '200') return 'the platform starts flows on 200 alone';
  return status === '202' && mechanism === 'native'
    ? 'if the service gives another where nothing is new, flows fire for nothing'
    : undefined;
};

const statusChange = (status: string, trigger: TriggerDefinition): Pick<Difference, 'kind' | 'message'> => {
  const effect = effectOfStatus(status, trigger);
  const message = `the answer ${status} is no longer declared`;
  return effect === undefined
    ? { kind: 'safe', message }
    : { kind: 'risky', message: `${message}: ${effect}` };
};

/**
 * What changed in the answers that the platform reads itself: the status, and the Location that a subscription is
 * deleted at or the next poll goes to. The platform goes by what is answered; a declaration that goes tells of it.
 */
export const answerDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [before.trigger, after.trigger];
  const { mechanism } = now;
  if (mechanism !== old.mechanism) return [];
  const spot = { part: 'operation', keys: ['responses'] } as const;
  const gone = successes(old).filter((status) => !Object.hasOwn(now.responses, status));
  const location: readonly Difference[] =
    (mechanism === 'webhook' || mechanism === 'native') && hasLocation(old) && !hasLocation(now)
      ? [
          {
            kind: 'risky',
            message: `the Location header is no longer declared: if the service stopped sending it, ${effects[mechanism]}`,
            remedy: 'go on declaring and sending it',
            spot,
          },
        ]
      : [];
  return [...location, ...gone.map((status): Difference => ({ ...statusChange(status, now), spot }))];
};
