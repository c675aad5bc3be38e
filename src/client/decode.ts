import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { HeaderList } from '../model.ts';
import { headerValue } from '../evidence/headers.ts';

const decoders: Readonly<
  Record<string, (body: Uint8Array, options: { maxOutputLength: number }) => Uint8Array>
> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** An answer's body without its Content-Encoding, as the platform reads it; as it is where it cannot be decoded. */
export const decodeBody = (body: Uint8Array, headers: HeaderList, limit: number): Uint8Array => {
  const coding = headerValue(headers, 'content-encoding')?.trim().toLowerCase() ?? '';
  const decoder = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
  if (decoder === undefined || body.length === 0) return body;
  try {
    return decoder(body, { maxOutputLength: limit });
  } catch {
    return body;
  }
};
