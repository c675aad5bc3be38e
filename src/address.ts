/** A name by which a service is called, or calls itself. */
export interface ServiceName {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Path without a trailing slash; `''` for none. */
  readonly basePath: string;
}

/** Where a service is. */
export interface Address extends ServiceName {
  /** Other names that the service uses for itself in Locations and links; they are called through the address. */
  readonly aliases: readonly ServiceName[];
}

const nameOf = (url: string): ServiceName => {
  const { origin, pathname } = new URL(url);
  return { origin, basePath: pathname.replace(/\/+$/, '') };
};

/** The address that absolute URLs describe. */
export const addressOf = (url: string, aliases: readonly string[] = []): Address => ({
  ...nameOf(url),
  aliases: aliases.map(nameOf),
});

/** Where a definition's paths begin on a service: a path of the service's own replaces the definition's basePath. */
export const mounted = (address: Address, basePath: string): Address =>
  address.basePath === '' ? { ...address, basePath } : address;

/** An address as a URL, without a trailing slash. */
export const urlOf = ({ origin, basePath }: ServiceName): string => origin + basePath;

/** A URL of the configuration: absolute as it is, anything else joined to the service's URL, its path included. */
export const joined = (address: ServiceName, url: string): URL =>
  new URL(
    /^[a-z][a-z0-9+.-]*:/i.test(url)
      ? url
      : `${urlOf(address)}${url.startsWith('?') ? '' : '/'}${url.replace(/^\/+/, '')}`,
  );

/**
 * What to write where a URL of the configuration was meant to begin at the root of the origin, as a browser reads it;
 * nothing where both readings are one.
 */
export const otherReading = (address: ServiceName, url: string): string =>
  address.basePath === '' || !url.startsWith('/')
    ? ''
    : `; it was joined to service.url, path included: write "{{origin}}${url}" where the root of ${address.origin} is meant`;
