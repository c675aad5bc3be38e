import type { TriggerDefinition } from '../../model.ts';
import { secretNames } from '../core/access.ts';
import { pathOf, queryOf, type MockCall } from '../core/call.ts';

const LONGEST_PATH = 80;
/** Of a platform's callback: as much as tells one flow from another. */
const KEPT = 62;

/**
 * A callback URL without its query, which carries the signature that makes it a secret, and without the beginning of a long
 * path, which is the same in all of them.
 */
export const shownCallback = (url: string): string => {
  const shown = url.replace(/[?#].*$/s, '?…');
  const [, origin = '', path = ''] = /^(https?:\/\/[^/]*)(.*)$/is.exec(shown) ?? [];
  return path.length > LONGEST_PATH ? `${origin}/…${path.slice(-KEPT)}` : shown;
};

/** The path and query of a call, without the values of parameters that carry credentials. */
export const shownTarget = (call: MockCall, triggers: readonly TriggerDefinition[]): string => {
  const secret = new Set(secretNames(triggers.flatMap((t) => t.security)));
  const query = queryOf(call).map((q) => (secret.has(q.name) ? `${q.name}=…` : q.raw));
  return `${pathOf(call)}${query.length === 0 ? '' : `?${query.join('&')}`}`;
};

const escapedInJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** A text without the mock's key and without the queries of callbacks. */
export const concealed = (text: string, key: string, callbacks: readonly string[]): string =>
  callbacks.reduce(
    (shown, callback) => shown.replaceAll(escapedInJson(callback), shownCallback(callback)),
    key === '' ? text : text.replaceAll(key, '‹key›'),
  );
