import { defined } from '../defined.ts';
import type { IncomingMessage } from 'node:http';
import { isObject, parseJson, type Json } from '../json.ts';
import type { DraftRequest } from '../model.ts';
import { queryOf } from './target.ts';

/** A request as Pact's Verifier makes it: its proxy has read the body already. */
export interface MadeRequest extends IncomingMessage {
  readonly body?: Json | Buffer;
}

/** Headers of the connection between Pact and its proxy, and of nobody else. */
const ofConnection = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'user-agent',
]);

const bodyOf = ({ body }: MadeRequest): Json | undefined => {
  if (Buffer.isBuffer(body)) {
    const text = body.toString();
    return text === '' ? undefined : (parseJson(text) ?? text);
  }
  return isObject(body) && Object.keys(body).length === 0 ? undefined : body;
};

/** The request that a contract holds, out of the one that Pact makes of it. */
export const asWritten = (made: MadeRequest): DraftRequest => {
  const body = bodyOf(made);
  const headers = Object.entries(made.headers).filter(([name]) => !ofConnection.has(name));
  return {
    method: made.method ?? 'GET',
    target: made.url ?? '/',
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    ...defined({ body }),
    state: { in: 'none' },
  };
};

/** What a value is made of, whatever it says. */
const shapeOf = (value: Json | undefined): Json => {
  if (Array.isArray(value)) return value.map((v) => shapeOf(v as Json));
  if (!isObject(value)) return typeof value;
  const names = Object.keys(value).toSorted();
  return Object.fromEntries(names.map((name) => [name, shapeOf(value[name])]));
};

const isSamePath = (template: string, made: string): boolean => {
  const [wanted, seen] = [template.split('/'), made.split('/')];
  return wanted.length === seen.length && wanted.every((part, i) => part.includes('{') || part === seen[i]);
};

/**
 * Whether a contract asks what the definitions here ask, values apart: only then may configured inputs take the place
 * of its examples. A contract of another version may ask something else, and is then asked as it is written.
 */
export const isSameRequest = (written: DraftRequest, drafted: DraftRequest, template: string): boolean => {
  if (written.method !== drafted.method) return false;
  if (drafted.state.in === 'target') return true;
  const [asked, own] = [queryOf(written.target), queryOf(drafted.target)];
  const names = (query: object): string => Object.keys(query).toSorted().join('&');
  return (
    isSamePath(template, asked.path) &&
    names(asked.query) === names(own.query) &&
    JSON.stringify(shapeOf(written.body)) === JSON.stringify(shapeOf(drafted.body))
  );
};
