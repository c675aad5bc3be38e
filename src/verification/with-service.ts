import type { ServiceConfig } from '../model.ts';
import { startService, type StartedService } from '../service/start.ts';
import type { World } from '../world.ts';

/** Does something with a service: starts it where asked, and ends what it started whatever happens. */
export const withService = async <T>(
  service: ServiceConfig,
  folder: string,
  world: World,
  use: (started: StartedService | undefined) => Promise<T>,
): Promise<T> => {
  if (service.start === undefined) return use(undefined);
  world.progress.step(`starting the service: ${service.start.join(' ')}`);
  const until = performance.now() + service.startWithin;
  const isThere = world.progress.wait('it to be ready', () => until - performance.now());
  const started = await startService(service, service.start, {
    folder,
    env: world.env,
    signal: world.signal,
    hide: world.hide,
  }).finally(isThere);
  try {
    return await use(started);
  } finally {
    await started.stop();
  }
};
