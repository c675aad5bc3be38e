import { rootCertificates } from 'node:tls';
import { EnvHttpProxyAgent, request } from 'undici';
import { defined } from '../defined.ts';
import { ServiceError } from '../errors.ts';
import { redactText } from '../evidence/redact.ts';
import { parseJson, type Json } from '../json.ts';
import { failureText } from './failure.ts';
import { wordsOf } from './words.ts';
import type { BrokerSettings } from './settings.ts';

/** One call to the broker; the path follows the broker's base URL. */
export interface BrokerCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: Json;
}

/** What the broker said. */
export interface BrokerAnswer {
  readonly status: number;
  /** Undefined where it is no JSON. */
  readonly body: Json | undefined;
}

/** A broker that is there. */
export interface Broker {
  readonly url: string;
  /** Throws ServiceError where no answer comes, or one that no call can use: 3xx, 401, 403, 5xx. */
  readonly call: (call: BrokerCall) => Promise<BrokerAnswer>;
  /** The path of a link of the broker, which may write its own origin otherwise than we reach it. */
  readonly pathOf: (href: string) => string;
  /** A text without the broker's credentials. */
  readonly redact: (text: string) => string;
  readonly close: () => Promise<void>;
}

/** What a connection to a broker needs from outside. */
export interface BrokerWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

const PROBE_TIMEOUT = 4500;
const CALL_TIMEOUT = 60_000;

const dispatcherOf = (settings: BrokerSettings, { env }: BrokerWorld): EnvHttpProxyAgent => {
  const trust = settings.ca === undefined ? {} : { ca: [...rootCertificates, settings.ca] };
  const variable = (name: string): string => env[name.toLowerCase()] ?? env[name] ?? '';
  return new EnvHttpProxyAgent({
    httpProxy: variable('HTTP_PROXY'),
    httpsProxy: variable('HTTPS_PROXY'),
    // A broker on this machine is never behind a proxy.
    noProxy: [variable('NO_PROXY'), 'localhost', '127.0.0.1', '[::1]'].filter((n) => n !== '').join(','),
    connect: { timeout: PROBE_TIMEOUT, ...trust },
    requestTls: trust,
  });
};

const refuse = (
  settings: BrokerSettings,
  { method, path }: BrokerCall,
  status: number,
  said: string,
): never => {
  const call = `${method} ${settings.url}${path}`;
  if (status === 401)
    throw new ServiceError(
      `The Pact Broker refuses ${settings.authorization === undefined ? 'a call without credentials' : 'the credentials'} (401 to ${call}): set \`broker.token\`, or \`broker.username\` and \`broker.password\``,
    );
  if (status === 403)
    throw new ServiceError(`The Pact Broker does not allow ${call} with these credentials (403)${said}`);
  throw new ServiceError(`The Pact Broker failed: ${status} to ${call}${said}`);
};

/** A connection to the broker; nothing is sent yet. */
const connectBroker = (settings: BrokerSettings, world: BrokerWorld, timeout = CALL_TIMEOUT): Broker => {
  const dispatcher = dispatcherOf(settings, world);
  const redact = redactText(settings.secrets);
  const call = async (asked: BrokerCall): Promise<BrokerAnswer> => {
    const { method, path, body } = asked;
    const signal = AbortSignal.any([world.signal, AbortSignal.timeout(timeout)]);
    let status: number;
    let text: string;
    let location: string | undefined;
    try {
      const answer = await request(`${settings.url}${path}`, {
        method,
        dispatcher,
        signal,
        headers: {
          Accept: 'application/hal+json, application/json',
          ...defined({ Authorization: settings.authorization }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      status = answer.statusCode;
      location = [answer.headers['location']].flat()[0];
      text = await answer.body.text();
    } catch (error) {
      if (world.signal.aborted) throw new ServiceError('Interrupted while waiting for the Pact Broker');
      throw new ServiceError(redact(failureText(settings.url, error)), { cause: error });
    }
    const parsed = parseJson(text);
    if (status >= 300 && status < 400)
      throw new ServiceError(
        `The Pact Broker at ${settings.url} redirects to ${redact(location ?? 'nowhere')}: configure that URL`,
      );
    if (status === 401 || status === 403 || status >= 500) {
      const said = wordsOf(parsed);
      refuse(settings, asked, status, said === '' ? '' : `: ${redact(said)}`);
    }
    return { status, body: parsed };
  };
  return {
    url: settings.url,
    call,
    pathOf: (href) => {
      const { pathname, search } = new URL(href, settings.url);
      const base = new URL(settings.url).pathname.replace(/\/$/, '');
      return `${pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname}${search}`;
    },
    redact,
    close: () => dispatcher.close(),
  };
};

/** Throws ServiceError, within five seconds, unless a Pact Broker answers there and takes the credentials. */
const requireBroker = async (settings: BrokerSettings, world: BrokerWorld): Promise<void> => {
  const probe = connectBroker(settings, world, PROBE_TIMEOUT);
  try {
    const { status, body } = await probe.call({ method: 'GET', path: '/' });
    if (status !== 200 || !JSON.stringify(body ?? null).includes('"pb:'))
      throw new ServiceError(
        `${settings.url} answers (${status}), but not as a Pact Broker: correct \`broker.url\` (or PACT_BROKER_BASE_URL)`,
      );
  } finally {
    await probe.close();
  }
};

/** Works with a broker that is there and takes the credentials, and closes the connection. */
export const withBroker = async <T>(
  settings: BrokerSettings,
  world: BrokerWorld,
  use: (broker: Broker) => Promise<T>,
): Promise<T> => {
  await requireBroker(settings, world);
  const broker = connectBroker(settings, world);
  try {
    return await use(broker);
  } finally {
    await broker.close();
  }
};
