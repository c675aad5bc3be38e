import type { Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { HeaderList } from '../model.ts';
import { headerValue } from '../evidence/headers.ts';

// What was cut, or ends too early, is decoded as far as it goes.
const zlib = { finishFlush: constants.Z_SYNC_FLUSH };

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGunzip(zlib),
  'x-gzip': () => createGunzip(zlib),
  deflate: () => createInflate(zlib),
  br: () => createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH }),
};

/** A body as it was before it was coded; `truncated` where that is longer than the limit. */
export interface Decoded {
  readonly body: Uint8Array;
  readonly truncated: boolean;
  /** It is not in the Content-Encoding that the headers name. */
  readonly miscoded?: true;
}

const inflated = (decoder: Transform, body: Uint8Array, limit: number): Promise<Decoded | undefined> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const done = (truncated: boolean): void => {
      decoder.destroy();
      resolve({ body: Buffer.concat(chunks).subarray(0, limit), truncated });
    };
    decoder.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limit) done(true);
    });
    decoder.on('end', () => done(false));
    decoder.on('error', () => resolve(undefined));
    decoder.end(body);
  });

/** An answer's body without its Content-Encoding, as the platform reads it; as it is where it cannot be decoded. */
export const decodeBody = async (body: Uint8Array, headers: HeaderList, limit: number): Promise<Decoded> => {
  const coding = headerValue(headers, 'content-encoding')?.trim().toLowerCase() ?? '';
  const decoder = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
  const asItIs = { body, truncated: false };
  if (decoder === undefined || body.length === 0) return asItIs;
  return (await inflated(decoder(), body, limit)) ?? { ...asItIs, miscoded: true };
};
