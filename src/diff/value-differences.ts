import { canonicalJson, member, type Json } from '../json.ts';
import { fetchesSchema } from '../openapi/dynamic.ts';
import { shown, type SchemaDifference, type ValuePair } from './schema-difference.ts';

const KIN: readonly (readonly string[])[] = [
  ['int32', 'int64'],
  ['float', 'double'],
];

/** Of two that are kin, the one that holds less. */
const NARROW = new Set(['int32', 'float']);

/** Text of which the platform makes the content of a file. */
const FILES = ['binary', 'byte'];

/** Another format; one that is left out, or added to what steps read, or a wider number, changes nothing. */
export const formatDifferences = ({
  before,
  after,
  direction,
  name,
}: ValuePair): readonly SchemaDifference[] => {
  const [old, now] = [before.format, after.format];
  if (old === now) return [];
  const isFile = [old, now].some((format) => format !== undefined && FILES.includes(format));
  const isNarrower = direction === 'sends' && old === undefined;
  if ((old === undefined || now === undefined) && !isFile && !isNarrower) return [];
  const message = `the format of ${name} was ${old === undefined ? 'not given' : `"${old}"`} and is ${now === undefined ? 'not given' : `"${now}"`}`;
  if (KIN.some((kin) => [old, now].every((format) => format !== undefined && kin.includes(format))))
    return direction === 'sends' && NARROW.has(now ?? '')
      ? [
          {
            kind: 'risky',
            message: `${message}: large values that flows fill in may be refused`,
            keyword: 'format',
          },
        ]
      : [{ kind: 'safe', message, keyword: 'format' }];
  const effect =
    direction === 'reads' ? 'expressions that take it apart may fail' : 'what flows fill in may be refused';
  return [{ kind: 'risky', message: `${message}: ${effect}`, keyword: 'format' }];
};

/** Null where there was none, or the other way round. */
export const nullDifferences = ({
  before,
  after,
  direction,
  name,
}: ValuePair): readonly SchemaDifference[] => {
  if (before.nullable === after.nullable || before.types === undefined || after.types === undefined)
    return [];
  const message = `${name} ${after.nullable ? 'may be null now' : 'is never null any more'}`;
  if (after.nullable)
    return direction === 'reads'
      ? [
          {
            kind: 'risky',
            message: `${message}: expressions that count on a value fail`,
            remedy: 'send a value, or leave the member out where it was optional',
          },
        ]
      : [{ kind: 'safe', message }];
  return direction === 'reads'
    ? [{ kind: 'safe', message }]
    : [{ kind: 'risky', message: `${message}: flows whose expression gives null are refused` }];
};

/** Another default of an internal input, which is what the platform sends in the maker's place. */
export const defaultDifferences = ({
  before,
  after,
  direction,
  name,
}: ValuePair): readonly SchemaDifference[] => {
  const [old, now] = [before.default, after.default];
  if (direction === 'reads' || canonicalJson(old) === canonicalJson(now)) return [];
  const change = `the default of ${name} was ${old === undefined ? 'none' : shown(old)} and is ${now === undefined ? 'none' : shown(now)}`;
  // What nobody sends any more is told of the member, which knows whether it is required.
  if (before.internal && after.internal && now === undefined) return [];
  if (!before.internal || !after.internal) return [];
  return [
    {
      kind: 'risky',
      message: `${change}: the platform sends it without the maker's doing, so flows get what they did not ask for`,
      remedy: 'keep the default',
      keyword: 'default',
    },
  ];
};

/** What of a dynamic extension decides which values or members a maker is offered. */
const offer = (extension: Json | undefined): Json => {
  const kept = [
    'operationId',
    'value-path',
    'itemValuePath',
    'builtInOperation',
    'parameters',
    'open',
    'browse',
  ];
  return Object.fromEntries(
    kept.flatMap((k) => (member(extension, k) === undefined ? [] : [[k, member(extension, k)]])),
  ) as Json;
};

/** Another way of fetching values or a schema at design time. */
export const dynamicDifferences = ({ before, after, name }: ValuePair): readonly SchemaDifference[] => {
  const keywords = new Set([...Object.keys(before.dynamic), ...Object.keys(after.dynamic)]);
  return [...keywords].flatMap((keyword): SchemaDifference[] => {
    const [old, now] = [before.dynamic[keyword], after.dynamic[keyword]];
    if (
      canonicalJson(offer(old)) === canonicalJson(offer(now)) &&
      (old === undefined) === (now === undefined)
    )
      return [];
    const how = old === undefined ? 'is now' : now === undefined ? 'is no longer' : 'is now otherwise';
    const message = `${name} ${how} filled at design time ("${keyword}")`;
    if (!fetchesSchema(keyword) && (old === undefined || now === undefined))
      return [{ kind: 'safe', message, keyword }];
    const effect = fetchesSchema(keyword)
      ? 'members that flows use may be missing'
      : 'values that flows hold may not be among those offered';
    return [{ kind: 'risky', message: `${message}: ${effect}`, keyword }];
  });
};
