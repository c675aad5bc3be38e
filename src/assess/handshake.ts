import { isObject, member, valueAt, type Json } from '../json.ts';
import { textMember, textsMember } from '../openapi/members.ts';
import { operationsOf, type Operation } from '../openapi/operation.ts';
import type { Desk } from './operation-view.ts';
import type { Registration } from './registration.ts';
import type { Unsubscribing } from './unsubscribing.ts';

const handshake =
  /validation ?token|\bchallenge\b|handshake|must (echo|respond|reply|answer) (with|the)|verif(y|ication) (of )?(the |your )?(endpoint|url|callback)|x-hook-secret/i;

/** Where a document speaks of a handshake with the callback: JSON Pointer. */
const speaks = (node: Json | undefined, pointer: string): string | undefined => {
  const text = `${textMember(node, 'summary') ?? ''} ${textMember(node, 'description') ?? ''}`;
  return handshake.test(text) ? pointer : undefined;
};

/** A callback that is also called with another verb than POST is asked whether it is there. */
const asksFirst = (node: Json | undefined, pointer: string): string | undefined => {
  const callbacks = member(node, 'callbacks');
  for (const callback of Object.values(isObject(callbacks) ? callbacks : {}))
    for (const item of Object.values(isObject(callback) ? callback : {})) {
      const verbs = Object.keys(isObject(item) ? item : {}).map((k) => k.toLowerCase());
      const spoken = verbs
        .map((verb) => speaks(member(item, verb), `${pointer}/callbacks`))
        .find((p) => p !== undefined);
      if (spoken !== undefined) return spoken;
      if (verbs.some((verb) => verb === 'get' || verb === 'options')) return `${pointer}/callbacks`;
    }
  return undefined;
};

/**
 * Where it is said that a callback must answer a challenge before it is told of anything: by the operation, its body,
 * the property that takes the URL, its OpenAPI callbacks, or its tag.
 */
export const handshakeOf = (
  { document }: Desk,
  { node, pointer }: Operation,
  { callback }: Registration,
): string | undefined => {
  const tags = member(document.root, 'tags');
  const own = textsMember(node, 'tags');
  const tag = (Array.isArray(tags) ? (tags as readonly Json[]) : []).findIndex((t) =>
    own.includes(textMember(t, 'name') ?? ''),
  );
  return (
    speaks(node, pointer) ??
    speaks(member(node, 'requestBody'), `${pointer}/requestBody`) ??
    speaks(valueAt(document.root, callback.pointer), callback.pointer) ??
    asksFirst(node, pointer) ??
    (tag < 0 ? undefined : speaks((tags as readonly Json[])[tag], `/tags/${tag}`))
  );
};

/** An operation on what was registered that verifies it: below the path of its DELETE. */
export const verifyingOf = ({ document }: Desk, ending: Unsubscribing | undefined): Operation | undefined =>
  ending === undefined
    ? undefined
    : operationsOf(document).find(
        ({ path }) =>
          path.startsWith(`${ending.operation.path.replace(/\/$/, '')}/`) &&
          /\/(verify|verification|confirm|validate)\/?$/i.test(path),
      );
