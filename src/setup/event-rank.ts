import type { Leaf } from '../mock/core/leaves.ts';
import { leavesOf } from '../mock/core/leaves.ts';
import { exampleOf } from '../mock/core/example.ts';
import type { TriggerDefinition } from '../model.ts';
import type { ApiOperation } from './api-operation.ts';
import { sameName, segmentsOf, wordsOf } from './words.ts';

const common = new Set(
  'on when new next a an the is are in of to for get list post create add api rest v1 v2 v3 poll trigger item received arrived created changed updated feed event hook webhook subscription register'.split(
    ' ',
  ),
);
/** What a POST may do besides making one thing. */
const otherwise =
  /\b(log_?in|sign_?in|sign_?up|auth|token|oauth|search|query|filter|export|import|upload|batch|bulk|validate|preview|refresh|logout|subscri\w*|hooks?|webhooks?|callbacks?|reset|test|ping|graphql|delete|remove|cancel|archive)\b/i;
const making =
  /\b(create|add|new|post|make|send|leave|submit|place|raise|record|report|publish|open|enter)\w*\b/i;

const speaking = (text: string): readonly string[] => wordsOf(text).filter((w) => !common.has(w));

const spaced = (text: string): string =>
  text.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/[_/-]/g, ' ');

/** How the paths of a trigger and an operation are akin: one collection, or below one another. */
const pathKinship = (trigger: TriggerDefinition, operation: ApiOperation): number => {
  const ours = segmentsOf(trigger.path);
  const theirs = segmentsOf(operation.path);
  if (theirs.length === 0) return 0;
  const shared = theirs.findIndex((segment, i) => segment !== ours[i]);
  if (shared === -1) return ours.length === theirs.length ? 50 : 35;
  return shared === ours.length && theirs.length === ours.length + 1 ? 10 : 0;
};

const wordKinship = (trigger: TriggerDefinition, operation: ApiOperation): number => {
  const ours = new Set(speaking(`${trigger.id} ${trigger.summary} ${trigger.path}`));
  const theirs = [...new Set(speaking(`${operation.name} ${operation.path}`))];
  return Math.min(30, theirs.filter((w) => ours.has(w)).length * 15);
};

/** How many members of the body, or of the answer, are in what arrives under the same name. */
const memberKinship = (arrival: readonly Leaf[], operation: ApiOperation): number => {
  const schemas = [operation.body?.schema, operation.answer].filter((s) => s !== undefined);
  const shares = schemas.map((schema) => {
    const leaves = leavesOf(exampleOf(schema, operation.definitions), schema, operation.definitions);
    const shared = leaves.filter((l) => l.name !== '' && arrival.some((a) => sameName(a.name, l.name)));
    return leaves.length === 0 ? 0 : shared.length / leaves.length;
  });
  return Math.round(30 * Math.max(0, ...shares));
};

/** How likely an operation is to cause an event of a trigger; below 40 it is a guess. */
export const eventRank = (
  trigger: TriggerDefinition,
  arrival: readonly Leaf[],
  operation: ApiOperation,
): number => {
  const said = spaced(`${operation.name} ${operation.path} ${operation.summary}`);
  const kin =
    pathKinship(trigger, operation) +
    wordKinship(trigger, operation) +
    memberKinship(arrival, operation) +
    (making.test(said) ? 5 : 0) -
    (otherwise.test(said) ? 45 : 0) -
    (operation.method === 'POST' ? 0 : 10);
  return Math.max(0, kin);
};
