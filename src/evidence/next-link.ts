import type { Address } from '../address.ts';
import { member, parseJson } from '../json.ts';
import type { Exchange, TriggerDefinition } from '../model.ts';
import { isCallable, resolveLocation, type ResolvedLocation } from './location.ts';

/** The link to the next page that an answer holds. */
export interface NextLink {
  /** Root property that holds it. */
  readonly property: string;
  readonly link: string;
  /** What is called on the service; undefined where it leads elsewhere, or is no URI reference. */
  readonly target: string | undefined;
  /** Scheme, host and port that it leads to; undefined where it is no URI reference. */
  readonly origin: string | undefined;
}

// A link may name a user and a password, which are no part of an origin.
const originOf = ({ scheme, host }: ResolvedLocation): string =>
  `${scheme}://${new URL(`${scheme}://${host}`).host}`;

/** Reads the link to the next page of a list; undefined where there is none. */
export const nextLinkOf = (
  { request, response }: Exchange,
  trigger: TriggerDefinition,
  address: Address,
): NextLink | undefined => {
  const property = trigger.policy?.nextLink ?? '@odata.nextLink';
  const link = member(parseJson(response?.body ?? ''), property);
  if (typeof link !== 'string' || link === '') return undefined;
  // Links in bodies are not as strictly written as headers; the gateway encodes what no request line can hold.
  const called = link.replaceAll(/[^\x21-\x7e]+/g, encodeURIComponent);
  const location = resolveLocation(called, { address, target: request.target });
  return {
    property,
    link,
    origin: location === undefined ? undefined : originOf(location),
    target: isCallable(location) ? location.target : undefined,
  };
};
