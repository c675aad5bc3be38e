/** The path of a service URL, without a trailing slash. */
export const basePathOf = (serviceUrl: string): string => new URL(serviceUrl).pathname.replace(/\/+$/, '');

/** A raw path without the service's base path; undefined where it does not start with it. */
export const withinBase = (path: string, serviceUrl: string): string | undefined => {
  const base = basePathOf(serviceUrl);
  if (base === '') return path;
  return path === base || path.startsWith(`${base}/`) ? path.slice(base.length) || '/' : undefined;
};
