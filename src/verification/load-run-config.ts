import { checkRuleNames } from '../config/check-rule-names.ts';
import { checkUrl } from '../config/check-url.ts';
import { requireConfig, type GivenConfig } from '../config/load.ts';
import { serviceAt } from '../config/service-at.ts';
import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import type { Config, ServiceConfig } from '../model.ts';
import type { World } from '../world.ts';
import type { VerifyOptions } from './options.ts';

/** The configuration of a run that calls the service: there is one, it is right, and it says where the service is. */
export const loadRunConfig = async (
  path: string | GivenConfig | undefined,
  options: VerifyOptions,
  world: World,
): Promise<Config & { readonly service: ServiceConfig }> => {
  const { cwd, env, signal, learn } = world;
  const broker = options.broker !== undefined;
  const config = await requireConfig({ cwd, env, signal, learn, broker, ...defined({ path }) });
  await checkRuleNames(config);
  const given = options.url?.replace(/\/+$/, '');
  if (given !== undefined) checkUrl(given, '--url');
  const service = given === undefined ? config.service : serviceAt(given, config.service);
  if (service === undefined)
    throw new UsageError(
      `No service to verify: set \`service.url\` in ${config.file ?? 'the configuration'}, or give --url`,
    );
  if (given === undefined) return { ...config, service };
  // It is there already; what `start` starts would be another one.
  const { start: _, ...elsewhere } = service;
  return { ...config, service: elsewhere };
};
