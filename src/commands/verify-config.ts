import { serviceAt } from '../config/service-at.ts';
import { loadConfig } from '../config/load.ts';
import { UsageError } from '../errors.ts';
import type { Config, ServiceConfig } from '../model.ts';
import type { VerifyOptions } from './options.ts';
import { checkRuleNames } from './rule-names.ts';
import type { World } from './world.ts';

/** The configuration of a run that calls the service: there is one, it is right, and it says where the service is. */
export const verifyConfig = async (
  path: string | undefined,
  options: VerifyOptions,
  world: World,
): Promise<Config & { readonly service: ServiceConfig }> => {
  const config = await loadConfig({
    cwd: world.cwd,
    env: world.env,
    broker: options.broker !== undefined,
    ...(path === undefined ? {} : { path }),
  });
  if (config === undefined) throw new UsageError('No configuration: write triggerpact.yaml');
  checkRuleNames(config);
  const given = options.url?.replace(/\/+$/, '');
  if (given !== undefined && !/^https?:\/\//.test(given))
    throw new UsageError(`--url is no http or https URL: "${given}"`);
  const url = given ?? config.service?.url;
  if (url === undefined)
    throw new UsageError(
      `No service to verify: set \`service.url\` in ${config.file ?? 'the configuration'}, or give --url`,
    );
  const service = serviceAt(url, config.service);
  if (given === undefined) return { ...config, service };
  // It is there already; what `start` starts would be another one.
  const { start: _, ...elsewhere } = service;
  return { ...config, service: elsewhere };
};
