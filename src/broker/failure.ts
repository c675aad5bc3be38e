import { messageOf } from '../errors.ts';

const REFUSED: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'its host name could not be looked up',
  UND_ERR_SOCKET: 'the connection was closed',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_BODY_TIMEOUT: 'no whole answer in time',
  TimeoutError: 'no answer in time',
};

const isCertificate = (code: string): boolean =>
  /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ALTNAME/.test(code);

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.name === 'Error' && error.cause !== undefined ? codeOf(error.cause) : error.name;
};

/** Why a broker could not be asked, and what to do about it. */
export const failureText = (url: string, error: unknown): string => {
  const code = codeOf(error);
  if (isCertificate(code))
    return `Cannot trust the certificate of the Pact Broker at ${url} (${code}): name the PEM file of its authority under \`broker.ca\``;
  const why = Object.hasOwn(REFUSED, code) ? REFUSED[code] : messageOf(error);
  return `The Pact Broker is not there: ${url}: ${why}; start it, or correct \`broker.url\` (or PACT_BROKER_BASE_URL)`;
};
