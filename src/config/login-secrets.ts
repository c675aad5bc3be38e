import { isObject, member, parseJson, type Json } from '../json.ts';
import type { Secret } from '../secret.ts';

/** What a login sends that tells who logs in, or how, and is no secret; everything else may be one. */
const open = new Set(
  'grant_type scope scopes resource audience client_id clientid response_type tenant user username user_name login name email accept accept-language content-type user-agent'.split(
    ' ',
  ),
);

const isOpen = (name: string): boolean => open.has(name.toLowerCase());

/** Of a text with placeholders nothing is known yet: what fills them is learnt when a step saves it. */
const secret = (name: string, value: string): readonly Secret[] =>
  isOpen(name) || value.includes('{{') ? [] : [{ name: `login ${name}`, value }];

const ofMembers = (value: Json, name: string): readonly Secret[] => {
  if (typeof value === 'string') return secret(name, value);
  if (typeof value === 'number') return secret(name, String(value));
  if (Array.isArray(value)) return value.flatMap((v: Json) => ofMembers(v, name));
  return isObject(value) ? Object.entries(value).flatMap(([key, v]) => ofMembers(v, key)) : [];
};

const ofForm = (text: string): readonly Secret[] =>
  [...new URLSearchParams(text)].flatMap(([name, value]) => secret(name, value));

/** A text body as what it looks like: JSON, what stands between the tags of XML, a form, or one secret. */
const ofText = (text: string): readonly Secret[] => {
  const json = parseJson(text);
  if (json !== undefined) return ofMembers(json, 'body');
  if (text.trimStart().startsWith('<'))
    return [...text.matchAll(/>([^<>]*\S[^<>]*)</g)].flatMap(([, value = '']) =>
      secret('body', value.trim()),
    );
  return text.includes('=') ? ofForm(text) : secret('body', text);
};

const ofStep = (step: unknown): readonly Secret[] => {
  const [body, headers, url] = [member(step, 'body'), member(step, 'headers'), member(step, 'url')];
  const query = typeof url === 'string' && url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  return [
    ...(typeof body === 'string' ? ofText(body) : ofMembers(body ?? null, 'body')),
    ...ofMembers(headers ?? null, 'header'),
    ...ofForm(query),
  ];
};

/** What the steps of a login send that may be a secret. */
export const loginSecrets = (login: unknown): readonly Secret[] =>
  (Array.isArray(login) ? login : [login]).flatMap(ofStep);
