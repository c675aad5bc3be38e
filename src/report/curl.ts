import { headerValue } from '../evidence/headers.ts';
import type { DeliveryEntry, Exchange, HeaderList } from '../model.ts';
import { platformHeaders } from '../request/platform-headers.ts';
import { shellWord } from './shell.ts';

const LONGEST_BODY = 4000;
const LONGEST_LINE = 76;

/** What the client itself writes for each connection. */
const ofConnection = new Set(['connection', 'content-length', 'host', 'transfer-encoding']);

interface Call {
  readonly method: string;
  readonly origin: string;
  readonly target: string;
  readonly headers: HeaderList;
  readonly body?: string;
}

const withSecrets = (target: string, names: readonly string[] = []): string =>
  names.reduce(
    (made, name) => `${made}${made.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=‹secret:${name}›`,
    target,
  );

const callOf = (entry: Exchange | DeliveryEntry): Call =>
  entry.type === 'exchange'
    ? { ...entry.request, target: withSecrets(entry.request.target, entry.request.secretQuery) }
    : { ...entry, origin: '‹secret:CALLBACK_ORIGIN›' };

/** The headers that a request needs; those by which the platform tells of itself never decide an answer. */
const ownHeaders = (entry: Exchange | DeliveryEntry, everyHeader: boolean): HeaderList => {
  const telling = platformHeaders(entry.trigger ?? '');
  return callOf(entry).headers.filter(
    ([name, value]) =>
      !ofConnection.has(name.toLowerCase()) &&
      (everyHeader || !Object.hasOwn(telling, name) || telling[name] !== value),
  );
};

const urlWords = ({ origin, target }: Call): readonly string[] => {
  // A fragment or a target without a path would not reach the wire as it stands.
  const isOdd = !target.startsWith('/') || target.includes('#');
  const url = `${origin}${isOdd ? '/' : target}`;
  return [
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...(/\/\.|%2e/i.test(url) ? ['--path-as-is'] : []),
    ...(isOdd ? [`--request-target ${shellWord(target)}`] : []),
    shellWord(url),
  ];
};

/** A command line holds neither a NUL nor any length. */
const bodyWords = (body: string | undefined, everything: boolean, seq: number): readonly string[] => {
  if (body === undefined || body === '') return [];
  const fits = !body.includes('\0') && (everything || body.length <= LONGEST_BODY);
  return [fits ? `--data-raw ${shellWord(body)}` : `--data-binary @body-of-exchange-${seq}`];
};

/** How much of a request a command repeats. */
export interface CurlOptions {
  /** Also the headers by which the platform tells of itself, and a body of any length. */
  readonly everything?: boolean;
}

/**
 * A shell command that repeats a request: of the platform, or of the service to a callback, whose origin is a variable.
 * Secrets are variables; a long command goes over several lines.
 */
export const curlOf = (entry: Exchange | DeliveryEntry, { everything = false }: CurlOptions = {}): string => {
  const call = callOf(entry);
  const headers = ownHeaders(entry, everything);
  const body = bodyWords(call.body, everything, entry.seq);
  const isUntyped = body.length > 0 && headerValue(headers, 'content-type') === undefined;
  const words = [
    'curl -i',
    ...(call.method === 'GET' && body.length === 0
      ? []
      : [call.method === 'HEAD' ? '--head' : `-X ${shellWord(call.method)}`]),
    ...urlWords(call),
    ...headers.map(([name, value]) => `-H ${shellWord(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(isUntyped ? ["-H 'Content-Type:'"] : []),
    ...body,
  ];
  const line = words.join(' ');
  if (line.length <= LONGEST_LINE) return line;
  const [first = '', ...rest] = words;
  const at = rest.findIndex((w) => !w.startsWith('-')) + 1;
  return [[first, ...rest.slice(0, at)].join(' '), ...rest.slice(at)].join(' \\\n  ');
};
