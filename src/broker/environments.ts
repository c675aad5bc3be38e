import { defined } from '../defined.ts';
import { ServiceError, UsageError } from '../errors.ts';
import { member, valueAt, type Json } from '../json.ts';
import { didYouMean } from '../suggest.ts';
import type { Broker } from './client.ts';
import type { Candidate } from './matrix.ts';
import { wordsOf } from './words.ts';

/** A place that versions are deployed to. */
export interface Environment {
  readonly name: string;
  readonly displayName?: string;
  readonly production: boolean;
}

const environmentsOf = async (broker: Broker): Promise<ReadonlyMap<string, string>> => {
  const { status, body } = await broker.call({ method: 'GET', path: '/environments' });
  if (status !== 200)
    throw new ServiceError(`The Pact Broker does not list its environments (${status}): ${wordsOf(body)}`);
  const all = valueAt(body, '/_embedded/environments');
  return new Map(
    (Array.isArray(all) ? (all as readonly Json[]) : []).flatMap((environment) => {
      const [name, uuid] = [member(environment, 'name'), member(environment, 'uuid')];
      return typeof name === 'string' && typeof uuid === 'string' ? [[name, uuid] as const] : [];
    }),
  );
};

/** Makes an environment known; false where it was known already. */
export const createEnvironment = async (broker: Broker, environment: Environment): Promise<boolean> => {
  const { name, displayName, production } = environment;
  if ((await environmentsOf(broker)).has(name)) return false;
  const { status, body } = await broker.call({
    method: 'POST',
    path: '/environments',
    body: { name, production, displayName: displayName ?? name },
  });
  if (status === 201) return true;
  throw new ServiceError(`The Pact Broker does not take environment "${name}" (${status}): ${wordsOf(body)}`);
};

/** Records that a version is now what runs in an environment. */
export const recordDeployment = async (
  broker: Broker,
  { pacticipant, version, environment, target }: Candidate & { readonly target?: string },
): Promise<void> => {
  const environments = await environmentsOf(broker);
  const uuid = environments.get(environment);
  if (uuid === undefined) {
    const names = [...environments.keys()];
    throw new UsageError(
      `The Pact Broker knows no environment "${environment}"${didYouMean(environment, names) || `; known: ${names.join(', ') || 'none'}`}; triggerpact create-environment makes one`,
    );
  }
  const { status, body } = await broker.call({
    method: 'POST',
    path: `/pacticipants/${encodeURIComponent(pacticipant)}/versions/${encodeURIComponent(version)}/deployed-versions/environment/${encodeURIComponent(uuid)}`,
    body: defined({ applicationInstance: target }),
  });
  if (status === 404)
    throw new UsageError(
      `The Pact Broker knows no version "${version}" of "${pacticipant}": publish its contract or its verification results first`,
    );
  if (status !== 200 && status !== 201)
    throw new ServiceError(`The Pact Broker does not take the deployment (${status}): ${wordsOf(body)}`);
};
