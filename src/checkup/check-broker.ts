import { withBroker } from '../broker/client.ts';
import { brokerSettings } from '../broker/settings.ts';
import { HarnessError } from '../errors.ts';
import type { Checked, Checkup } from './check.ts';

const what = 'Pact Broker';

/** Whether the broker answers and takes the credentials, where one is configured. */
export const checkBroker = async ({ config, world }: Checkup): Promise<readonly Checked[]> => {
  const { env, signal } = world;
  if (config?.broker === undefined && (env['PACT_BROKER_BASE_URL'] ?? '') === '') return [];
  if (/\$\{/.test(config?.broker?.url ?? ''))
    return [{ what, state: 'skipped', says: 'its URL is in a variable that is not set' }];
  try {
    const settings = await brokerSettings(config ?? { folder: '.' }, env);
    await withBroker(settings, { env, signal }, () => Promise.resolve());
    return [{ what, state: 'good', says: `${settings.url} answers, and takes the credentials` }];
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    return [{ what, state: 'bad', says: error.message }];
  }
};
