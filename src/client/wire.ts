import {
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { defined } from '../defined.ts';
import type { HeaderList, WireAnswer, WireRequest } from '../model.ts';
import type { Budget } from './budget.ts';

/** Limits of one call. */
export interface WireLimits {
  /** ms until the whole answer must be there. */
  readonly timeout: number;
  /** Bytes of an answer that are kept. */
  readonly maxBody: number;
  /** What the run may still keep. */
  readonly budget?: Pick<Budget, 'take' | 'give'>;
  readonly signal?: AbortSignal;
}

const pairs = (raw: readonly string[]): HeaderList =>
  Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? '', raw[2 * i + 1] ?? ''] as const);

const collect = (
  message: IncomingMessage,
  { maxBody, budget }: WireLimits,
  done: (answer: WireAnswer) => void,
): void => {
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = (truncated: boolean): void => {
    const base = { ok: true, status: message.statusCode ?? 0, headers: pairs(message.rawHeaders) } as const;
    const body = Buffer.concat(chunks);
    done(truncated ? { ...base, body, truncated } : { ...base, body });
  };
  message.on('data', (chunk: Buffer) => {
    const fits = Math.min(chunk.length, maxBody - size);
    const kept = budget === undefined ? fits : budget.take(fits);
    chunks.push(kept === chunk.length ? chunk : chunk.subarray(0, kept));
    size += kept;
    if (kept === chunk.length) return;
    finish(true);
    message.destroy();
  });
  message.on('end', () => finish(false));
  message.on('error', (error: NodeJS.ErrnoException) => {
    budget?.give(size);
    done({ ok: false, code: error.code ?? 'ERROR', message: error.message });
  });
};

const headerLines = (request: WireRequest): string[] => {
  const lines = request.headers.flatMap(([name, value]) => [name, value]);
  const names = new Set(request.headers.map(([name]) => name.toLowerCase()));
  if (!names.has('host')) lines.push('Host', new URL(request.origin).host);
  if (request.body !== undefined && !names.has('content-length'))
    lines.push('Content-Length', String(Buffer.byteLength(request.body)));
  return lines;
};

/**
 * Makes one call as the platform would: the target goes out byte for byte, no redirect is followed, header lines
 * stay a list. A transport error is an answer too; nothing is thrown.
 */
export const send = (request: WireRequest, limits: WireLimits): Promise<WireAnswer> =>
  new Promise((resolve) => {
    const fail = (code: string, message: string): void => resolve({ ok: false, code, message });
    const url = new URL(request.origin);
    const options: RequestOptions = {
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      method: request.method,
      path: request.target,
      headers: headerLines(request),
      agent: false,
      ...defined({ signal: limits.signal }),
    };
    let call: ClientRequest;
    try {
      call = (url.protocol === 'https:' ? httpsRequest : httpRequest)(options);
    } catch (error) {
      fail('INVALID', error instanceof Error ? error.message : String(error));
      return;
    }
    const timer = setTimeout(() => {
      fail('TIMEOUT', `no complete answer within ${limits.timeout} ms`);
      call.destroy();
    }, limits.timeout);
    call.on('response', (message) =>
      collect(message, limits, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      }),
    );
    call.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      fail(error.code ?? error.name, error.message);
    });
    call.end(request.body);
  });
