import type { HeaderList } from '../model.ts';

/** Every value of a header, in wire order; names compare without case. */
export const headerValues = (headers: HeaderList | undefined, name: string): string[] =>
  (headers ?? []).filter(([n]) => n.toLowerCase() === name.toLowerCase()).map(([, value]) => value);

/** The first value of a header. */
export const headerValue = (headers: HeaderList | undefined, name: string): string | undefined =>
  headerValues(headers, name)[0];

/** The media type of a Content-Type, lower case and without parameters. */
export const mediaType = (contentType: string | undefined): string =>
  (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
