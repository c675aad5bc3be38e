import { urlOf } from '../address.ts';
import type { ServiceConfig } from '../model.ts';
import { requireTls } from '../service/protocol.ts';
import { requireReachable } from '../service/reach.ts';

/** ms within which a service that is there takes a connection. */
export const REACHED_WITHIN = 5000;

/** Throws ServiceError where nobody is at the service's address, or does not speak as its URL says. */
export const requireService = async ({ address }: ServiceConfig): Promise<void> => {
  await requireReachable(urlOf(address), REACHED_WITHIN);
  await requireTls(urlOf(address), REACHED_WITHIN);
};
