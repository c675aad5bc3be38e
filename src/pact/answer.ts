import type { ServerResponse } from 'node:http';
import { parseJson } from '../json.ts';
import type { HeaderList } from '../model.ts';

/** Headers that belong to one connection, not to the answer. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'content-length',
  // The body is handed on decoded.
  'content-encoding',
  'trailer',
  'te',
  'upgrade',
]);

const isJson = (body: Uint8Array): boolean => parseJson(new TextDecoder().decode(body)) !== undefined;

/**
 * The headers of an answer as Pact gets them. Pact compares no body that is not called JSON; which name the service
 * gives its JSON is for other rules to judge, so a JSON body is called JSON here.
 */
const headersFor = (headers: HeaderList, body: Uint8Array): HeaderList => {
  const kept = headers.filter(([name]) => !hopByHop.has(name.toLowerCase()));
  if (body.length === 0 || !isJson(body)) return kept;
  return [
    ...kept.filter(([name]) => name.toLowerCase() !== 'content-type'),
    ['Content-Type', 'application/json'],
  ];
};

/** Hands an answer of the service, or a notification, on to Pact: status, header lines and bytes. */
export const handOn = (
  response: ServerResponse,
  answer: { readonly status: number; readonly headers: HeaderList; readonly body: Uint8Array },
): void => {
  const isBodiless = answer.status === 204 || answer.status === 304;
  const body = isBodiless ? new Uint8Array() : answer.body;
  const lines = headersFor(answer.headers, body).flatMap(([name, value]) => [name, value]);
  response.writeHead(answer.status, [
    ...lines,
    ...(isBodiless ? [] : ['Content-Length', String(body.length)]),
  ]);
  response.end(body);
};
