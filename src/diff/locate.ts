import { escapePointer, member, toPointer, valueAt, isObject, type Json, type JsonObject } from '../json.ts';
import type { Place, Policy } from '../model.ts';
import { rawBody } from '../openapi/body.ts';
import { callbackObjects } from '../openapi/callback-object.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import { schemaBelow } from '../openapi/media-type.ts';
import { notificationContent } from '../openapi/notification.ts';
import { rawParameters, type Operation } from '../openapi/operation.ts';
import { policyList, readProperties } from '../openapi/properties.ts';
import type { Located } from '../openapi/reference.ts';
import { rawResponses } from '../openapi/response.ts';
import { partsOf, propertiesOf } from '../openapi/schema-parts.ts';
import type { Spot, Step } from './difference.ts';
import { policyText } from './policies.ts';
import { outputPlace } from './outputs.ts';
import type { Side } from './sides.ts';

interface Written {
  readonly schema: Json;
  readonly pointer: string;
}

const below = (
  root: JsonObject,
  here: Written,
  followed: readonly string[],
  step: Step,
): (Written & { readonly followed: readonly string[] }) | undefined => {
  const all = partsOf(root, here.schema, here.pointer, followed);
  if (typeof step !== 'string') {
    const found = propertiesOf(all.parts).find((p) => p.name === step.property);
    return found === undefined ? undefined : { ...found, followed: [] };
  }
  const key = step === 'items' ? 'items' : 'additionalProperties';
  const holder = all.parts.find((p) => isObject(member(p.node, key)));
  return holder === undefined
    ? undefined
    : { schema: member(holder.node, key) ?? {}, pointer: `${holder.pointer}/${key}`, followed: [] };
};

/** Where the members of an object are written: behind a `$ref`, where that is all there is. */
const holderOf = (root: JsonObject, { schema, pointer }: Written): string =>
  partsOf(root, schema, pointer).parts.find((p) => isObject(member(p.node, 'properties')))?.pointer ??
  pointer;

/** The pointer of what a path leads to, or of the last thing on the way that is written. */
const alongPath = (
  root: JsonObject,
  start: Written,
  path: readonly Step[],
  keyword: string | undefined,
): string => {
  let here = start;
  for (const step of path) {
    const next = below(root, here, [], step);
    if (next === undefined) return holderOf(root, here);
    here = next;
  }
  if (keyword === undefined) return here.pointer;
  const { parts } = partsOf(root, here.schema, here.pointer);
  const holder = parts.find((p) => member(p.node, keyword) !== undefined);
  return holder === undefined ? here.pointer : `${holder.pointer}/${escapePointer(keyword)}`;
};

const outputOf = (
  document: OpenApiDocument,
  operation: Operation,
  { trigger }: Side,
): Written | undefined => {
  const place = outputPlace(trigger);
  if (place === undefined) return undefined;
  const holder =
    place === 'notification'
      ? (notificationContent(document, operation) ??
        callbackObjects(document, operation).find((c) => c.content !== undefined)?.content)
      : rawResponses(document, operation).find((r) => r.status === place.status)?.response;
  return holder === undefined ? undefined : schemaBelow(holder);
};

const isOfTexts = (policy: Policy, texts: readonly string[] | undefined): boolean =>
  texts === undefined || texts.includes(policyText(policy));

/** The policy itself; where it is not there, the list that it would stand in. */
const policyPlace = (
  { document, trigger }: Side,
  { templateId, texts }: Extract<Spot, { part: 'policy' }>,
): Place | undefined => {
  const found = readProperties(document.properties).policies.filter(
    ({ policy }) => policy.templateId === templateId && isOfTexts(policy, texts),
  );
  const own =
    found.find((p) => p.operations.includes(trigger.id)) ?? found.find((p) => p.operations.length === 0);
  return document.locateProperties?.(own?.pointer ?? policyList(document.properties).pointer);
};

/** A keyword of a parameter, which OpenAPI 3 writes in its schema. */
const withKeyword = ({ node, pointer }: Located, keyword: string | undefined): string => {
  if (keyword === undefined) return pointer;
  const key = escapePointer(keyword);
  if (member(node, keyword) !== undefined) return `${pointer}/${key}`;
  return member(member(node, 'schema'), keyword) === undefined ? pointer : `${pointer}/schema/${key}`;
};

const pointerOf = (
  side: Side,
  document: OpenApiDocument,
  operation: Operation,
  spot: InOperation,
): string => {
  if (spot.part === 'operation') {
    const key = spot.keys?.find((k) => member(operation.node, k) !== undefined);
    return key === undefined ? operation.pointer : `${operation.pointer}/${escapePointer(key)}`;
  }
  if (spot.part === 'parameter') {
    const found = rawParameters(document, operation).find((p) => member(p.node, 'name') === spot.name);
    return found === undefined ? operation.pointer : withKeyword(found, spot.keyword);
  }
  const start = spot.part === 'body' ? rawBody(document, operation) : outputOf(document, operation, side);
  return start === undefined ? operation.pointer : alongPath(document.root, start, spot.path, spot.keyword);
};

const documentPointer = (root: Json, keys: readonly string[]): string => {
  if (keys[0] !== 'paths')
    return keys.map((k) => toPointer(k.split('/'))).find((p) => valueAt(root, p) !== undefined) ?? '';
  const pointer = toPointer(keys);
  return valueAt(root, pointer) === undefined ? '/paths' : pointer;
};

type InOperation = Extract<Spot, { part: 'operation' | 'parameter' | 'body' | 'output' }>;

const isInOperation = (spot: Spot): spot is InOperation =>
  ['operation', 'parameter', 'body', 'output'].includes(spot.part);

const callPlace = ({ document, trigger }: Side, spot: Extract<Spot, { part: 'call' }>): Place | undefined => {
  const call = trigger.dynamic.find(
    (d) => d.extension === spot.extension && d.operationId === spot.operationId,
  );
  return call && document.locate(call.pointer);
};

const placeAround = (side: Side, spot: Exclude<Spot, InOperation>): Place | undefined => {
  const { document } = side;
  if (spot.part === 'policy') return policyPlace(side, spot);
  if (spot.part === 'script') return document.script && { file: document.script.file };
  if (spot.part === 'call') return callPlace(side, spot);
  return spot.part === 'document'
    ? document.locate(documentPointer(document.root, spot.keys))
    : document.locateProperties?.(toPointer(['properties', ...spot.keys]));
};

/** Where a spot is written in one version of a definition: exactly, or the nearest thing around it. */
export const locate = (side: Side, spot: Spot): Place => {
  const { document, trigger, opened, operation } = side;
  if (!isInOperation(spot)) return placeAround(side, spot) ?? document.locate(trigger.pointer);
  return document.locate(
    operation === undefined ? trigger.pointer : pointerOf(side, opened, operation, spot),
  );
};
