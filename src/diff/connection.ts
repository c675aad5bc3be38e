import { canonicalJson, isObject, member, textOf, type Json, type JsonObject } from '../json.ts';
import type { ReadDocument } from '../model.ts';
import type { Difference } from './difference.ts';
import type { TriggerPair } from './sides.ts';

const parametersOf = ({ properties }: ReadDocument): JsonObject => {
  const written = member(member(properties, 'properties'), 'connectionParameters');
  return isObject(written) ? written : {};
};

const isRequired = (parameter: Json): boolean =>
  textOf(member(member(member(parameter, 'uiDefinition'), 'constraints'), 'required')) === 'true';

const typeOf = (parameter: Json): string => textOf(member(parameter, 'type')).toLowerCase();

const added = (name: string, parameter: Json): Omit<Difference, 'spot'> =>
  isRequired(parameter) || typeOf(parameter) === 'oauthsetting'
    ? {
        kind: 'breaking',
        message: `connections ask for "${name}": those that makers have lack it`,
        remedy: 'do without it where a connection has none',
      }
    : { kind: 'safe', message: `connections may have "${name}" now` };

const gone = (name: string): Omit<Difference, 'spot'> => ({
  kind: 'risky',
  message: `connections no longer have "${name}": what makers wrote there no longer reaches the service`,
  remedy: 'do without it',
});

const same = (name: string, old: Json, now: Json): readonly Omit<Difference, 'spot'>[] => {
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
  return isRequired(now) && !isRequired(old) ? [added(name, now)] : [];
};

/** What a connection holds (`connectionParameters` of apiProperties.json): those that makers have were made with the former. */
export const connectionDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  if (before.document.properties === undefined || after.document.properties === undefined) return [];
  const [old, now] = [parametersOf(before.document), parametersOf(after.document)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((name) => {
    const [a, b] = [member(old, name), member(now, name)];
    const found =
      a === undefined ? [added(name, b ?? null)] : b === undefined ? [gone(name)] : same(name, a, b);
    return found.map((difference): Difference => ({ ...difference, spot: { part: 'connection', name } }));
  });
};
