import { defined } from '../defined.ts';
import type { Parameter, Schema } from '../model.ts';
import { compareSchemas, type PlacedDifference } from './compare-schemas.ts';
import { pathText, type Compared, type Difference, type Step } from './difference.ts';
import { memberDifferences, type MemberPair } from './member-differences.ts';
import { isStateParameter } from './state.ts';
import { renamedPathParameters } from './path-parameters.ts';
import type { Side, TriggerPair } from './sides.ts';

const memberOf = (side: Side, parameter: Parameter | undefined): MemberPair['before'] =>
  parameter === undefined
    ? undefined
    : {
        shape: { ...side.reader.shapeOf(parameter.schema), internal: parameter.internal },
        required: parameter.required,
      };

const withInternal = ({ schema, internal }: Parameter): Schema =>
  internal ? { 'x-ms-visibility': 'internal', ...schema } : schema;

/** One parameter that both versions have. */
const sameParameter = (pair: TriggerPair, old: Parameter, now: Parameter): Compared => {
  const name = `input "${now.name}"`;
  const { differences, incomplete } = compareSchemas({
    before: { schema: withInternal(old), reader: pair.before.reader },
    after: { schema: withInternal(now), reader: pair.after.reader },
    direction: 'sends',
    nameOf: (path) => (path.length === 0 ? name : `input "${now.name}${pathText(path)}"`),
  });
  return {
    differences: differences.map(({ path, keyword, ...rest }): Difference => ({
      ...rest,
      spot: { part: 'parameter', name: now.name, ...(path.length === 0 ? defined({ keyword }) : {}) },
    })),
    ...defined({ incomplete }),
  };
};

const parameterDifferences = (
  pair: TriggerPair,
  old: Parameter | undefined,
  now: Parameter | undefined,
): Compared => {
  const name = now?.name ?? old?.name ?? '';
  const spot = { part: 'parameter', name } as const;
  const [before, after] = [memberOf(pair.before, old), memberOf(pair.after, now)];
  const members = memberDifferences({
    name: `input "${name}"`,
    direction: 'sends',
    ...defined({ before, after }),
  }).map(({ keyword, ...rest }): Difference => ({ ...rest, spot: { ...spot, ...defined({ keyword }) } }));
  if (old === undefined || now === undefined) return { differences: members };
  const moved: readonly Difference[] =
    old.in === now.in
      ? []
      : [
          {
            kind: 'breaking',
            message: `input "${name}" moved from ${old.in} to ${now.in}: existing flows send it where it was`,
            remedy: 'go on accepting it where it was',
            spot,
          },
        ];
  const same = sameParameter(pair, old, now);
  return { ...same, differences: [...members, ...moved, ...same.differences] };
};

const bodyName = (path: readonly Step[]): string =>
  path.length === 0 ? 'the body' : `input "${pathText(path)}"`;

const bodyDifferences = (pair: TriggerPair): Compared => {
  const { before, after } = pair;
  if (before.trigger.body === undefined && after.trigger.body === undefined) return { differences: [] };
  const callbacks = [before.trigger.callback, after.trigger.callback].filter((c) => c !== undefined);
  const none: Schema = { type: 'object' };
  const { differences, incomplete } = compareSchemas({
    before: { schema: before.trigger.body?.schema ?? none, reader: before.reader },
    after: { schema: after.trigger.body?.schema ?? none, reader: after.reader },
    direction: 'sends',
    nameOf: bodyName,
    // The callback, and an object that came or went with it, are the platform's to fill.
    isAside: (path, both) => {
      const at = pathText(path);
      return callbacks.some((c) => c === at || (!both && c.startsWith(`${at}/`)));
    },
  });
  const placed = differences.map(({ path, keyword, ...rest }: PlacedDifference): Difference => ({
    ...rest,
    spot: { part: 'body', path, ...defined({ keyword }) },
  }));
  return { differences: placed, ...defined({ incomplete }) };
};

/** What changed in what makers fill in: the parameters by name, the body all the way down. */
export const inputDifferences = (pair: TriggerPair): Compared => {
  const renamed = renamedPathParameters(pair.before.trigger.path, pair.after.trigger.path);
  const own = (side: Side): readonly Parameter[] =>
    side.trigger.parameters.filter((p) => !isStateParameter(pair, p.name));
  const [old, now] = [own(pair.before), own(pair.after)];
  const formerName = (name: string): string => renamed.get(name) ?? name;
  const partners = new Map(now.map((p) => [p, partnerOf(old, formerName(p.name), p.in)]));
  const kept = new Set(partners.values());
  const all = [
    ...old.filter((p) => !kept.has(p)).map((p) => parameterDifferences(pair, p, undefined)),
    ...now.map((p) => parameterDifferences(pair, partners.get(p), p)),
    bodyDifferences(pair),
  ];
  const incomplete = all.find((c) => c.incomplete !== undefined)?.incomplete;
  return {
    differences: all.flatMap((c) => c.differences),
    ...defined({ incomplete }),
  };
};

const partnerOf = (
  old: readonly Parameter[],
  name: string,
  place: Parameter['in'],
): Parameter | undefined => {
  const named = old.filter((p) => p.name === name);
  return named.find((p) => p.in === place) ?? named[0];
};
