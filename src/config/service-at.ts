import { addressOf } from '../address.ts';
import type { ServiceConfig } from '../model.ts';

/** The service of a configuration as it is at a URL. */
export const serviceAt = (url: string, configured: ServiceConfig | undefined): ServiceConfig => ({
  headers: {},
  startWithin: 60_000,
  ...configured,
  address: { ...addressOf(url), aliases: configured?.address.aliases ?? [] },
});
