import { isObject, parseJson } from '../../json.ts';
import { fromBase64, isReadableDifference } from './readable-difference.ts';
import { percentDecoded } from '../../percent.ts';

const JSON_WEB_TOKEN = /eyJ[\w-]*\.(eyJ[\w-]*)\.[\w-]*/g;
/** Claims that say when a token was made and until when it holds. */
const OF_THE_TOKEN = new Set(['iat', 'nbf', 'exp', 'jti']);

/** Parameters that say until when a URL holds, prove it, or tell one answer from another, and are no state. */
const NOISE =
  /^(exp|expire|expires|expiry|expiration|expiresat|expireson|expiresin|validuntil|notafter|iat|issuedat|se|sig|signature|hmac|nonce|requestid|correlationid|traceid|cachebuster)$/;

const isNoise = (name: string): boolean => NOISE.test(name.toLowerCase().replaceAll(/[^a-z]/g, ''));

const claimsOf = (payload: string): string | undefined => {
  const claims = parseJson(fromBase64(payload));
  if (!isObject(claims)) return undefined;
  return JSON.stringify(Object.entries(claims).filter(([name]) => !OF_THE_TOKEN.has(name)));
};

const order = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** What a state is written with: the segments of its path, then its parameters, whose order says nothing. */
const valuesOf = (given: string): readonly (readonly [name: string, value: string])[] => {
  // A signed token is made anew for each answer.
  const target = given.replace(JSON_WEB_TOKEN, (token, payload: string) => claimsOf(payload) ?? token);
  const [path = '', query = ''] = target.split('?');
  const said = [...new URLSearchParams(query)].filter(([name]) => !isNoise(name));
  const parameters = said.toSorted(([a, x], [b, y]) => order(a, b) || order(x, y));
  return [...path.split('/').map((segment) => ['', percentDecoded(segment)] as const), ...parameters];
};

/**
 * Whether two targets hold the same state, another one, or states of which nobody else can tell: encrypted anew for each
 * answer, or a key to what the service keeps.
 */
export const compareStateTexts = (sent: string, given: string): 'same' | 'other' | 'unreadable' => {
  const [before, after] = [valuesOf(sent), valuesOf(given)];
  if (before.length !== after.length || before.some(([name], i) => name !== after[i]?.[0])) return 'other';
  const differing = before.flatMap(([, value], i) => {
    const other = after[i]?.[1] ?? '';
    return value === other ? [] : [[value, other] as const];
  });
  if (differing.length === 0) return 'same';
  return differing.some(([a, b]) => isReadableDifference(a, b)) ? 'other' : 'unreadable';
};
