import { isObject, member, valueAt, type Json } from '../json.ts';
import { textMember, textsMember } from '../openapi/members.ts';
import { operationsOf, type Operation } from '../openapi/operation.ts';
import type { Desk } from './operation-view.ts';
import type { Registration } from './registration.ts';
import type { Unsubscribing } from './unsubscribing.ts';

const place =
  '(?:end ?point|url|uri|call ?back(?: url| uri)?|subscription url|notification url|address)(?! (?:signature|payload|request|message|call|body|data)s?)';
const must = '(?:is|are|gets|being|will be|must be|has to be|have to be|needs? to be)';

/** Words for it: an echo, a call by another verb than POST, or a URL that is asked first. */
const handshake = new RegExp(
  [
    String.raw`validation[ _]?(?:token|code)|\bchallenge\b|(?<!tls |ssl )handshake|x-hook-secret|\becho(?:es|ed|ing)?\b[^.]{0,40}\b(?:code|token|value|secret|string|header|back)\b`,
    String.raw`must (?:echo|(?:respond|reply|answer) with the)|\b(?:respond|reply|answer) to (?:the|a|an|this|that|our)? ?(?:http )?(?:head|options|get)\b`,
    String.raw`\bsends? (?:the |an? )?(?:http )?(?:head|options|get) (?:request|call)?\b[^.]{0,40}\b(?:to|verify|validate|check)\b`,
    String.raw`verif(?:y|ies|ying|ication) (?:of )?(?:the |your |that the |that your )?${place}\b`,
    String.raw`\b${place} ${must} (?:\w+ )?verified\b|\b${place} ${must} (?:\w+ )?validated (?:by|before|with|first)\b`,
    String.raw`validat(?:es?|ing|ion) (?:of )?(?:the |your )?${place} (?:by|before|with|through)\b`,
    String.raw`subscription (?:must|has to|needs to) be confirmed\b|\bsubscribeurl\b`,
  ].join('|'),
  'i',
);

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
