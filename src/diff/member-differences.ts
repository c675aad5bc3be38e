import { canonicalJson } from '../json.ts';
import { shown, type Direction, type SchemaDifference } from './schema-difference.ts';
import type { Shape } from './shape.ts';

/** One named input or member of an object, in two versions; undefined where a version has it not. */
export interface MemberPair {
  readonly name: string;
  readonly direction: Direction;
  readonly before?: { readonly shape: Shape; readonly required: boolean };
  readonly after?: { readonly shape: Shape; readonly required: boolean };
}

/** What the platform sends in the maker's place: the default of what is internal and required. */
const isSentUnseen = ({ shape, required }: NonNullable<MemberPair['before']>): boolean =>
  shape.internal && required && shape.default !== undefined;

const unsent = (
  name: string,
  how: string,
  { shape }: NonNullable<MemberPair['before']>,
): SchemaDifference => ({
  kind: 'risky',
  message: `${name}, which makers never saw, ${how}: the platform no longer sends ${shown(shape.default)} in their place`,
  remedy: 'keep it as it was, or let the service do the same without it',
});

const gone = (
  name: string,
  before: NonNullable<MemberPair['before']>,
  direction: Direction,
): SchemaDifference => {
  const { shape } = before;
  if (direction === 'sends' && isSentUnseen(before)) return unsent(name, 'is gone', before);
  if (shape.internal) return { kind: 'safe', message: `${name}, which makers never saw, is gone` };
  return direction === 'reads'
    ? {
        kind: 'breaking',
        message: `${name} is gone: steps that use it find nothing`,
        remedy: 'go on sending and declaring it',
      }
    : {
        kind: 'breaking',
        message: `${name} is gone: flows that fill it in fail, or have no effect`,
        remedy: 'go on accepting it',
      };
};

const filled = (name: string, shape: Shape, how: string): SchemaDifference => {
  if (!shape.internal)
    return {
      kind: 'breaking',
      message: `${name} is ${how}: existing flows do not send it and are refused`,
      remedy: 'make it optional',
    };
  return shape.default === undefined
    ? {
        kind: 'breaking',
        message: `${name} is ${how}, internal and without a default: nobody can fill it in`,
        remedy: 'give it a default',
      }
    : {
        kind: 'risky',
        message: `${name} is ${how} and internal: existing flows send its default only once they are saved again`,
        remedy: 'make it optional for the service',
      };
};

const added = (
  name: string,
  { shape, required }: NonNullable<MemberPair['after']>,
  direction: Direction,
): SchemaDifference => {
  if (direction === 'sends' && required) return filled(name, shape, 'new and required');
  return { kind: 'safe', message: `${name} is new` };
};

const visibility = (
  name: string,
  before: Shape,
  after: Shape,
  direction: Direction,
): readonly SchemaDifference[] => {
  if (before.internal === after.internal) return [];
  const keyword = 'x-ms-visibility';
  if (!after.internal) return [{ kind: 'safe', message: `${name} is visible to makers now`, keyword }];
  return direction === 'reads'
    ? [
        {
          kind: 'risky',
          message: `${name} is hidden from makers now: steps that use it cannot be edited any more`,
          keyword,
        },
      ]
    : [
        {
          kind: 'breaking',
          message: `${name} is hidden from makers now: what flows fill in is lost`,
          remedy: 'leave it visible',
          keyword,
        },
      ];
};

const necessity = ({ name, direction, before, after }: MemberPair): readonly SchemaDifference[] => {
  if (before === undefined || after === undefined || before.required === after.required) return [];
  const keyword = 'required';
  if (direction === 'sends')
    return after.required
      ? [{ ...filled(name, after.shape, 'required now'), keyword }]
      : [
          isSentUnseen(before) && after.shape.internal
            ? { ...unsent(name, 'is optional now', before), keyword }
            : { kind: 'safe', message: `${name} is optional now`, keyword },
        ];
  return after.required
    ? [{ kind: 'safe', message: `${name} is always there now`, keyword }]
    : [
        {
          kind: 'risky',
          message: `${name} may be missing now: expressions that count on it fail`,
          remedy: 'go on sending it always',
          keyword,
        },
      ];
};

/** An internal member whose default is gone: what the platform sent in the maker's place. */
const unfilled = ({ name, direction, before, after }: MemberPair): readonly SchemaDifference[] => {
  const old = before?.shape.internal === true ? before.shape.default : undefined;
  if (direction === 'reads' || old === undefined || after === undefined) return [];
  if (!after.shape.internal || after.shape.default !== undefined) return [];
  const message = `the default of ${name} was ${shown(old)} and is none`;
  return after.required
    ? [
        {
          kind: 'breaking',
          message: `${message}, though it is required and internal: nobody can fill it in`,
          remedy: 'keep the default',
          keyword: 'default',
        },
      ]
    : [{ kind: 'safe', message, keyword: 'default' }];
};

/**
 * Another default of what makers see: the designer fills it in where it is required, else the service goes by its own. A
 * type that changed is told by itself.
 */
const otherDefault = ({ name, direction, before, after }: MemberPair): readonly SchemaDifference[] => {
  const [old, now] = [before?.shape, after?.shape];
  if (direction === 'reads' || old === undefined || now === undefined) return [];
  if (old.internal && now.internal) return [];
  if (canonicalJson(old.default) === canonicalJson(now.default)) return [];
  const isOmitted =
    after?.required !== true && typeof old.default === typeof now.default && !old.internal && !now.internal;
  const message = `the default of ${name} was ${old.default === undefined ? 'none' : shown(old.default)} and is ${now.default === undefined ? 'none' : shown(now.default)}`;
  return [
    isOmitted
      ? {
          kind: 'risky',
          message: `${message}: existing flows that leave it out get what they did not ask for`,
          remedy: 'keep the default',
          keyword: 'default',
        }
      : { kind: 'safe', message, keyword: 'default' },
  ];
};

/** What it means that a member came, went, became required, optional, hidden or visible. */
export const memberDifferences = (pair: MemberPair): readonly SchemaDifference[] => {
  const { name, direction, before, after } = pair;
  if (before === undefined) return after === undefined ? [] : [added(name, after, direction)];
  if (after === undefined) return [gone(name, before, direction)];
  return [
    ...visibility(name, before.shape, after.shape, direction),
    ...necessity(pair),
    ...unfilled(pair),
    ...otherDefault(pair),
  ];
};
