import type { Address } from '../address.ts';
import { unmarked } from './redact-text.ts';
import { percentDecoded } from '../percent.ts';

/** Where a Location points, seen from the service that wrote it. */
export type LocationSite =
  /** The service's own origin, or an alias of it. */
  | 'own'
  /** Another name of this machine (localhost for 127.0.0.1) on the same port. */
  | 'loopback'
  /** The same host by another scheme or port. */
  | 'port'
  /** Another host. */
  | 'foreign';

/** A Location header, resolved without changing a byte of its target. */
export interface ResolvedLocation {
  readonly raw: string;
  readonly relative: boolean;
  readonly fragment: boolean;
  /** Every byte is one that RFC 3986 allows. */
  readonly wellFormed: boolean;
  readonly scheme: string;
  readonly host: string;
  readonly site: LocationSite;
  /** Raw path and query as they are called on the service. */
  readonly target: string;
  /** Raw path. */
  readonly path: string;
}

/** What a Location is resolved against: the service's address and the target that was called. */
export interface LocationBase {
  readonly address: Address;
  readonly target: string;
}

const parts = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/;
// What no client can put into a request line; the rest of what RFC 3986 forbids is met in the field and called.
const unusable = /[^!-~\u0080-\u00ff]/;
const forbidden = /["<>\\^`{|}\u0080-\u00ff]|%(?![0-9A-Fa-f]{2})/;

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '0.0.0.0']);

const site = (scheme: string, host: string, base: LocationBase): LocationSite => {
  const wanted = new URL(`${scheme}://${host}`);
  const origins = [base.address, ...base.address.aliases].map(({ origin }) => new URL(origin));
  if (origins.some((o) => o.protocol === wanted.protocol && o.host === wanted.host)) return 'own';
  const same = (o: URL): boolean =>
    o.hostname === wanted.hostname || (loopback.has(o.hostname) && loopback.has(wanted.hostname));
  if (!origins.some(same)) return 'foreign';
  return origins.some((o) => same(o) && o.port === wanted.port && o.protocol === wanted.protocol)
    ? 'loopback'
    : 'port';
};

const merge = (path: string, target: string): string => {
  const here = target.split(/[?#]/)[0] ?? '/';
  if (path === '') return here;
  return path.startsWith('/') ? path : here.slice(0, here.lastIndexOf('/') + 1) + path;
};

/** The alias that a Location was written with has a base path of its own, which the service's replaces. */
const ownPath = (path: string, scheme: string, host: string, base: LocationBase): string => {
  const { origin } = new URL(`${scheme}://${host}`);
  const from = base.address.aliases.find((a) => a.origin === origin)?.basePath ?? '';
  return from !== '' && path.startsWith(`${from}/`) ? base.address.basePath + path.slice(from.length) : path;
};

/**
 * Resolves a Location (RFC 9110 §10.2.2) against the request it answers; undefined where it is no URI reference.
 * The bytes of path and query stay as they are.
 */
export const resolveLocation = (raw: string, base: LocationBase): ResolvedLocation | undefined => {
  const match = parts.exec(raw);
  if (match === null || raw === '' || unusable.test(unmarked(raw))) return undefined;
  const [, scheme, host, path = '', query = '', fragment] = match;
  if (scheme !== undefined && host === undefined) return undefined;
  const service = new URL(base.address.origin);
  const effectiveScheme = (scheme ?? service.protocol.slice(0, -1)).toLowerCase();
  const effectiveHost = host ?? service.host;
  if (!URL.canParse(`${effectiveScheme}://${effectiveHost}`)) return undefined;
  const own = host === undefined ? merge(path, base.target) : path === '' ? '/' : path;
  const called = ownPath(own, effectiveScheme, effectiveHost, base);
  const kept = path === '' && query === '' && host === undefined ? base.target.replace(/^[^?]*/, '') : query;
  return {
    raw,
    relative: host === undefined,
    fragment: fragment !== undefined,
    wellFormed: !forbidden.test(unmarked(raw)),
    scheme: effectiveScheme,
    host: effectiveHost,
    site: site(effectiveScheme, effectiveHost, base),
    target: called + kept,
    path: called,
  };
};

/** Whether a Location may be called with the connection's credentials: only the service itself. */
export const isCallable = (location: ResolvedLocation | undefined): location is ResolvedLocation =>
  location !== undefined && (location.site === 'own' || location.site === 'loopback');

const segmentPattern = (segment: string): string =>
  segment
    .split(/(\{[^{}]*\})/)
    .map((part) => (/^\{[^{}]*\}$/.test(part) ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('');

/** Whether a raw path is one that a path template describes; a trailing slash does not matter. */
export const matchesTemplate = (path: string, template: string): boolean => {
  const segments = template.split('?')[0]?.replace(/\/+$/, '').split('/').map(segmentPattern) ?? [];
  // A catch-all such as /{Location} takes everything below it.
  const only = /^\/\{[^{}/]+\}\/?$/.test(template);
  const pattern = only ? '^/.+$' : `^${segments.join('/')}/?$`;
  return new RegExp(pattern).test(path) || new RegExp(pattern).test(percentDecoded(path));
};
