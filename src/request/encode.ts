import type { Json } from '../json.ts';

const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Percent-encodes all but the unreserved characters of RFC 3986; a space becomes `%20`. */
export const encodeValue = (text: string): string =>
  encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd')).replace(/[!'()*]/g, hex);

/** Percent-encodes a query parameter's name, whose `$` and `@` OData services want to see plain. */
export const encodeName = (name: string): string =>
  encodeValue(name).replaceAll('%24', '$').replaceAll('%40', '@');

/** Makes text of a path template fit for a request line; what is legal or encoded already stays as it is. */
export const encodeLiteral = (text: string): string =>
  text.replace(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]/gu, (c) =>
    c === '%' ? '%25' : encodeValue(c),
  );

/** A value as text in a URL or header. */
export const textOf = (value: Json): string => {
  if (typeof value === 'string') return value;
  return value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const separators: Readonly<Record<string, string>> = { csv: ',', ssv: ' ', tsv: '\t', pipes: '|' };

/** A value as the texts that it takes: one, or one each where an array is repeated (`multi`). */
export const textsOf = (value: Json, collectionFormat: string | undefined): readonly string[] => {
  if (!Array.isArray(value)) return [textOf(value)];
  const texts = value.map((v) => textOf(v as Json));
  return collectionFormat === 'multi' ? texts : [texts.join(separators[collectionFormat ?? 'csv'] ?? ',')];
};

/** `name=value`, percent-encoded; the commas between the values of an array stay plain. */
export const encodePairs = (
  name: string,
  value: Json,
  collectionFormat: string | undefined,
): readonly string[] => {
  if (!Array.isArray(value)) return [`${encodeName(name)}=${encodeValue(textOf(value))}`];
  if (collectionFormat === 'multi')
    return value.map((v) => `${encodeName(name)}=${encodeValue(textOf(v as Json))}`);
  const separator = separators[collectionFormat ?? 'csv'] ?? ',';
  const joined = value
    .map((v) => encodeValue(textOf(v as Json)))
    .join(separator === ',' ? ',' : encodeValue(separator));
  return [`${encodeName(name)}=${joined}`];
};
