import { canonicalJson, isObject, member, textOf, type Json, type JsonObject } from '../json.ts';
import type { ReadDocument } from '../model.ts';
import { listMember } from '../openapi/members.ts';
import type { Difference } from './difference.ts';
import type { TriggerPair } from './sides.ts';

type Placeless = Omit<Difference, 'spot'>;

/** Parameters of connections that makers make in one way, and where they are written in apiProperties.json. */
interface Way {
  /** The name of its set; undefined: connections are made in one way alone. */
  readonly name?: string;
  readonly keys: readonly string[];
  readonly parameters: JsonObject;
}

const objectAt = (owner: Json | undefined, key: string): JsonObject => {
  const value = member(owner, key);
  return isObject(value) ? value : {};
};

const waysOf = ({ properties }: ReadDocument): readonly Way[] => {
  const written = member(properties, 'properties');
  const only: Way = {
    keys: ['connectionParameters'],
    parameters: objectAt(written, 'connectionParameters'),
  };
  const sets = listMember(member(written, 'connectionParameterSets'), 'values');
  return [
    only,
    ...sets.map((set, i): Way => ({
      name: textOf(member(set, 'name')),
      keys: ['connectionParameterSets', 'values', String(i), 'parameters'],
      parameters: objectAt(set, 'parameters'),
    })),
  ];
};

const isRequired = (parameter: Json): boolean =>
  textOf(member(member(member(parameter, 'uiDefinition'), 'constraints'), 'required')) === 'true';

const typeOf = (parameter: Json): string => textOf(member(parameter, 'type')).toLowerCase();

const added = (name: string, parameter: Json): Placeless =>
  isRequired(parameter) || typeOf(parameter) === 'oauthsetting'
    ? {
        kind: 'breaking',
        message: `connections ask for "${name}": those that makers have lack it`,
        remedy: 'do without it where a connection has none',
      }
    : { kind: 'safe', message: `connections may have "${name}" now` };

const gone = (name: string): Placeless => ({
  kind: 'risky',
  message: `connections no longer have "${name}": what makers wrote there no longer reaches the service`,
  remedy: 'keep it',
});

const same = (name: string, old: Json, now: Json): readonly Placeless[] => {
  if (typeOf(old) !== typeOf(now))
    return [
      {
        kind: 'breaking',
        message: `"${name}" of connections was ${typeOf(old)} and is ${typeOf(now)}: connections that makers have no longer work`,
        remedy: 'go on accepting what they hold',
      },
    ];
  const settings = (p: Json): string => canonicalJson(member(p, 'oAuthSettings'));
  if (settings(old) !== settings(now))
    return [
      {
        kind: 'risky',
        message: `makers sign in otherwise ("oAuthSettings" of "${name}"): connections that they have may have to be made anew`,
        remedy: 'go on accepting what they hold',
      },
    ];
  return [...(isRequired(now) && !isRequired(old) ? [added(name, now)] : []), ...narrowed(name, old, now)];
};

const offersOf = (parameter: Json): readonly string[] =>
  listMember(member(member(parameter, 'uiDefinition'), 'constraints'), 'allowedValues').map((v) =>
    textOf(member(v, 'value') ?? v),
  );

/** What makers may have chosen and is no longer offered. */
const narrowed = (name: string, old: Json, now: Json): readonly Placeless[] => {
  const offers = offersOf(now);
  const lost = offers.length === 0 ? [] : offersOf(old).filter((value) => !offers.includes(value));
  if (lost.length === 0) return [];
  return [
    {
      kind: 'risky',
      message: `"${name}" of connections no longer offers ${lost.map((v) => `"${v}"`).join(', ')}: connections that hold it may no longer work`,
      remedy: 'go on accepting it',
    },
  ];
};

const differencesOf = (old: Way, now: Way): readonly Difference[] =>
  [...new Set([...Object.keys(old.parameters), ...Object.keys(now.parameters)])].flatMap((name) => {
    const [a, b] = [member(old.parameters, name), member(now.parameters, name)];
    const found =
      a === undefined ? [added(name, b ?? null)] : b === undefined ? [gone(name)] : same(name, a, b);
    const { keys } = b === undefined ? old : now;
    return found.map((d): Difference => ({ ...d, spot: { part: 'connection', keys: [...keys, name] } }));
  });

const wayGone = ({ name = '', keys }: Way): Difference => ({
  kind: 'breaking',
  message: `connections can no longer be made by "${name}": those that makers made so no longer work`,
  remedy: 'keep it',
  spot: { part: 'connection', keys: keys.slice(0, -1) },
});

const fileGone: Difference = {
  kind: 'risky',
  message:
    'apiProperties.json, which says what connections hold, is gone: those that makers have may no longer work',
  remedy: 'keep the file beside the definition',
  spot: { part: 'document', keys: [] },
};

/**
 * What a connection holds (`connectionParameters` and `connectionParameterSets` of apiProperties.json): those that makers
 * have were made with the former.
 */
export const connectionDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  if (before.document.properties === undefined) return [];
  const [former, latter] = [waysOf(before.document), waysOf(after.document)];
  if (after.document.properties === undefined)
    return former.some((way) => Object.keys(way.parameters).length > 0) ? [fileGone] : [];
  return former.flatMap((old) => {
    const now = latter.find((way) => way.name === old.name);
    return now === undefined ? [wayGone(old)] : differencesOf(old, now);
  });
};
