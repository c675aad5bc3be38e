import { isObject, member, valueAt, type Json, type JsonObject } from '../json.ts';
import { schemaBelow, type WrittenSchema } from '../openapi/media-type.ts';
import { textMember, textsMember } from '../openapi/members.ts';
import { operationsOf, type Operation } from '../openapi/operation.ts';
import { rawResponses } from '../openapi/response.ts';
import { partsOf, propertiesOf } from '../openapi/schema-parts.ts';
import type { Desk } from './operation-view.ts';
import type { Registration } from './registration.ts';
import type { Unsubscribing } from './unsubscribing.ts';

const place =
  '(?:end ?point|url|uri|call ?back(?: url| uri)?|subscription url|notification url|address)(?! (?:signature|payload|request|message|call|body|data)s?)';
/** What may be asked first: the place itself, or what was registered for it. */
const thing = `(?:${place}|web ?hook|hook|subscription|registration)`;
const must = '(?:is|are|gets|being|will be|(?:must|has to|have to|needs? to) (?:(?!not |never )\\w+ )?be)';

/** Words for it: an echo, a call by another verb than POST, or a URL that is asked first. */
const handshake = new RegExp(
  [
    String.raw`validation[ _]?(?:token|code)|\bchallenge\b|(?<!tls |ssl )handshake|x-hook-secret|\becho(?:es|ed|ing)?\b[^.]{0,40}\b(?:code|token|value|secret|string|header|back)\b`,
    String.raw`must (?:echo|(?:respond|reply|answer) with the)|\b(?:respond|reply|answer) to (?:the|a|an|this|that|our)? ?(?:http )?(?:head|options|get)\b`,
    String.raw`\bsends? (?:the |an? )?(?:http )?(?:head|options|get) (?:request|call)?\b[^.]{0,40}\b(?:to|verify|validate|check)\b`,
    String.raw`verif(?:y|ies|ying|ication) (?:of )?(?:(?:the|your|that|this|its|a) ){0,2}(?:(?:specified|given|provided|registered) )?${place}\b`,
    String.raw`\b${thing} ${must} (?:(?!not |never )\w+ )?verified\b|\b${thing} ${must} (?:(?!not |never )\w+ )?validated (?:by|before|with|first)\b`,
    String.raw`validat(?:es?|ing|ion) (?:of )?(?:the |your )?${place} (?:by|before|with|through)\b`,
    String.raw`(?:subscription|web ?hook|hook|registration) (?:must|has to|needs to) be (?:confirmed|validated)\b|\bsubscribeurl\b`,
  ].join('|'),
  'i',
);

/** A call for trial as soon as something is registered. */
const testCall =
  /\b(?:an?|one|the first) ["'`]?(?:test|ping)["'`]? (?:event|request|notification|message|payload|call|post|web ?hook)\b|\b(?:sends?|sent|posts?|fires?) (?:an? )?["'`]?ping\b/i;

/** Words before something that say it is not done; not those that say until when something else is not done. */
const denied = /\b(?:no|not|never|without)\b(?![^.]*\b(?:until|unless|before|after)\b)[^.]{0,25}$/i;

const isSaid = (words: RegExp, text: string): boolean => {
  const found = words.exec(text);
  return found !== null && !denied.test(text.slice(0, found.index));
};

/** Where a document speaks of something: JSON Pointer. */
const speaks = (node: Json | undefined, pointer: string, words: RegExp = handshake): string | undefined => {
  const text = `${textMember(node, 'summary') ?? ''} ${textMember(node, 'description') ?? ''}`;
  return isSaid(words, text) ? pointer : undefined;
};

const pending = /verif|challenge|unconfirmed|pending.confirm/i;

/** Objects in objects, and in lists of them, that are looked through. */
const DEEPEST = 3;

/** Where a schema says that a callback is still to be verified: in the values of a status, or in a description. */
const waits = (root: JsonObject, { schema, pointer }: WrittenSchema, depth = DEEPEST): string | undefined => {
  const said =
    textsMember(schema, 'enum').some((value) => pending.test(value)) || speaks(schema, pointer) !== undefined;
  if (said) return pointer;
  if (depth === 0) return undefined;
  const { parts } = partsOf(root, schema, pointer);
  const items = parts.flatMap(({ node, pointer: at }) => {
    const inner = member(node, 'items');
    return inner === undefined ? [] : [{ schema: inner, pointer: `${at}/items` }];
  });
  return [...propertiesOf(parts), ...items]
    .map((inner) => waits(root, inner, depth - 1))
    .find((found) => found !== undefined);
};

/** Where an answer says of a registration that its callback is still to be verified. */
const answerWaits = ({ document }: Desk, operation: Operation): string | undefined =>
  rawResponses(document, operation)
    .filter(({ status }) => status.startsWith('2'))
    .map(({ response }) => {
      const written = schemaBelow(response);
      return written && waits(document.root, written);
    })
    .find((found) => found !== undefined);

/** Where it is said that a callback is called for trial when it is registered. */
export const testCallOf = (
  { document }: Desk,
  { node, pointer }: Operation,
  { callback }: Registration,
): string | undefined =>
  speaks(node, pointer, testCall) ??
  speaks(valueAt(document.root, callback.pointer), callback.pointer, testCall);

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
  desk: Desk,
  operation: Operation,
  { callback }: Registration,
): string | undefined => {
  const { document } = desk;
  const { node, pointer } = operation;
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
    answerWaits(desk, operation) ??
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
