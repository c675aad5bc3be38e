import { pause } from '../client/pause.ts';
import { ServiceError } from '../errors.ts';
import type { EmitStep, ServiceConfig } from '../model.ts';
import { cause, type EmitContext } from './emit.ts';
import { notReady, waitUntilReady } from './ready.ts';
import type { StartedService } from './start.ts';

const GOES_DOWN_WITHIN = 1000;
const BETWEEN = 50;

/** A service that answers before it goes down must not be taken for one that is up again. */
const watchItGoDown = async (service: ServiceConfig, signal: AbortSignal): Promise<void> => {
  const until = performance.now() + GOES_DOWN_WITHIN;
  while (performance.now() < until && !signal.aborted && (await notReady(service, signal)) === undefined)
    await pause(BETWEEN, signal);
};

const restartBy = async (step: EmitStep, service: ServiceConfig, context: EmitContext): Promise<void> => {
  const { signal } = context.command;
  const caused = await cause([step], 'restart', { token: 'restart' }, { ...context, purpose: 'restart' });
  if (!caused.ok) throw new ServiceError(`Cannot restart the service: ${caused.why}`);
  await watchItGoDown(service, signal);
  const why = await waitUntilReady(service, signal);
  if (why !== undefined) throw new ServiceError(`The service did not come back after its restart: ${why}`);
};

/** How the service is restarted, by `service.restart`; undefined where it cannot be. */
export const restartOf = (
  service: ServiceConfig,
  started: StartedService | undefined,
  context: EmitContext,
): (() => Promise<void>) | undefined => {
  const { restart } = service;
  if (restart === undefined) return undefined;
  return restart === true ? started?.restart : () => restartBy(restart, service, context);
};
