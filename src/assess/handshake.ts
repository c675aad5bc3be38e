import { isObject, member, valueAt, type Json, type JsonObject } from '../json.ts';
import { asksForHandshake, handsOverChallenge } from './callback-challenge.ts';
import { isSaid, saidBy, saidOf, whereSaid } from './callback-words.ts';
import { schemaBelow, type WrittenSchema } from '../openapi/media-type.ts';
import { textMember, textsMember } from '../openapi/members.ts';
import { operationsOf, type Operation } from '../openapi/operation.ts';
import { rawResponses } from '../openapi/response.ts';
import { partsOf, propertiesOf } from '../openapi/schema-parts.ts';
import type { Desk } from './operation-view.ts';
import type { RegistrationBody } from './registration-body.ts';
import type { Registration } from './registration.ts';
import type { Unsubscribing } from './unsubscribing.ts';

/** A call for trial as soon as something is registered. */
const testCall =
  /\b(?:an?|one|the first|an initial) ["'`]?(?:test|ping)["'`]? (?:event|request|notification|message|payload|call|post|web ?hook)\b|\b(?:sends?|sent|posts?|fires?) (?:an? )?["'`]?ping\b|\b["'`]?(?:test |an? |the )?ping["'`]? (?:is|will be|gets) (?:then )?(?:sent|posted|delivered|made)\b|\bis (?:then )?pinged\b/i;

/** A call for trial that somebody asks for. */
const atWill =
  /\b(?:you can|you may|can be|may be|to test|on demand|(?:up)?on request|by calling|if asked)\b/i;

/** Where a document speaks of a handshake: JSON Pointer. */
const speaks = (node: Json | undefined, pointer: string): string | undefined =>
  asksForHandshake(saidBy(node, pointer).text) ? pointer : undefined;

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
  whereSaid(
    [saidBy(node, pointer), saidBy(valueAt(document.root, callback.pointer), callback.pointer)],
    (sentence) => isSaid(testCall, sentence) && !atWill.test(sentence),
  );

/** A callback that is also called with another verb than POST is asked whether it is there. */
const asksFirst = (node: Json | undefined, pointer: string): string | undefined => {
  const callbacks = member(node, 'callbacks');
  const asked = Object.values(isObject(callbacks) ? callbacks : {})
    .flatMap((callback) => Object.values(isObject(callback) ? callback : {}))
    .flatMap((item) => Object.keys(isObject(item) ? item : {}))
    .some((verb) => /^(?:get|options)$/i.test(verb));
  return asked ? `${pointer}/callbacks` : undefined;
};

/** A property beside the callback that hands over what is to be given back. */
const besideIt = (
  { document }: Desk,
  { callback }: Registration,
  { names }: RegistrationBody,
): string | undefined =>
  names.find(
    ({ pointer, parts }) =>
      pointer !== callback.pointer &&
      !parts.some(({ node }) => member(node, 'type') === 'boolean' && member(node, 'default') !== true) &&
      handsOverChallenge(textMember(valueAt(document.root, pointer), 'description') ?? ''),
  )?.pointer;

/**
 * Where it is said that a callback must answer a challenge before it is told of anything: by the operation, its body,
 * the property that takes the URL or one beside it, its OpenAPI callbacks, its answer, or its tag.
 */
export const handshakeOf = (
  desk: Desk,
  operation: Operation,
  found: Registration,
  body: RegistrationBody,
): string | undefined =>
  saidOf(desk, operation, found.callback).find(({ text }) => asksForHandshake(text))?.pointer ??
  asksFirst(operation.node, operation.pointer) ??
  answerWaits(desk, operation) ??
  besideIt(desk, found, body);

/** A path without the names of its variables. */
const plain = (path: string): string => path.replaceAll(/\{[^}]*\}/g, '{}').replace(/\/$/, '');

/** An operation on what was registered that verifies it: below the path of its DELETE. */
export const verifyingOf = ({ document }: Desk, ending: Unsubscribing | undefined): Operation | undefined =>
  ending === undefined
    ? undefined
    : operationsOf(document).find(
        ({ path }) =>
          plain(path).startsWith(`${plain(ending.operation.path)}/`) &&
          /\/(verify|verification|confirm|validate)\/?$/i.test(path),
      );
