import { isCheckable } from '../mock/core/access.ts';
import type { CredentialValues, SecurityScheme } from '../model.ts';

/** How a connection logs in: one value, which comes from the environment. */
export interface LoginProposal {
  /** `header X-Api-Key`, for people. */
  readonly where: string;
  /** What the value is: `API key`. */
  readonly what: string;
  readonly in: 'header' | 'query';
  readonly parameter: string;
  /** What stands before the value: `Bearer `. */
  readonly before: string;
  /** The variable of the environment that is proposed for it. */
  readonly variable: string;
}

/** What a variable of the environment may be called: what is no such name could be the secret itself. */
export const VARIABLE_NAME = /^[A-Z][A-Z0-9_]*$/;

const upper = (text: string): string =>
  text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '');

const carrierOf = (
  scheme: SecurityScheme,
): Omit<LoginProposal, 'variable'> & { readonly ends: readonly string[] } => {
  const { type, parameter = 'Authorization' } = scheme;
  const place = type === 'apiKey' ? (scheme.in ?? 'header') : 'header';
  const name = type === 'apiKey' ? parameter : 'Authorization';
  const where = place === 'query' ? `query parameter ${name}` : `header ${name}`;
  if (type === 'basic')
    return {
      where,
      in: 'header',
      parameter: name,
      before: 'Basic ',
      what: 'user name and password as base64 of "name:password"',
      ends: ['BASIC', 'CREDENTIALS'],
    };
  if (type === 'apiKey' && name.toLowerCase() !== 'authorization')
    return { where, in: place, parameter: name, before: '', what: 'API key', ends: ['API_KEY', 'KEY'] };
  return {
    where,
    in: 'header',
    parameter: name,
    before: 'Bearer ',
    what: type === 'oauth2' || type === 'openIdConnect' ? 'access token' : 'token',
    ends: ['TOKEN', 'ACCESS_TOKEN', 'API_KEY', 'KEY'],
  };
};

/** How to log in by each of some security schemes; a variable that is set is proposed before one that is not. */
export const proposeLogins = (
  schemes: readonly SecurityScheme[],
  title: string,
  isSet: (name: string) => boolean,
): readonly LoginProposal[] => {
  const own = upper(title);
  return schemes.filter(isCheckable).map((scheme) => {
    const { ends, ...carrier } = carrierOf(scheme);
    const names = [
      ...ends.map((end) => (own === '' ? end : `${own}_${end}`)),
      upper(carrier.parameter),
      ...ends,
    ].filter((name) => VARIABLE_NAME.test(name));
    return { ...carrier, variable: names.find(isSet) ?? names[0] ?? 'API_KEY' };
  });
};

/** The credentials of a login, with a value or `${NAME}`. */
export const credentialsOf = (login: LoginProposal, value: string): CredentialValues => {
  const pair = { [login.parameter]: `${login.before}${value}` };
  return login.in === 'query' ? { query: pair } : { headers: pair };
};
