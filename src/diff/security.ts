import type { SecurityScheme } from '../model.ts';
import { canonicalJson, isObject, member, type Json, type JsonObject } from '../json.ts';
import { textMember } from '../openapi/members.ts';
import { securitySchemes } from '../openapi/security.ts';
import type { Difference, Spot } from './difference.ts';
import type { Side, TriggerPair } from './sides.ts';

const typesOf = (schemes: readonly SecurityScheme[]): readonly string[] => [
  ...new Set(schemes.map((s) => s.type)),
];

const list = (types: readonly string[]): string => (types.length === 0 ? 'none' : types.join(', '));

const spotOf = ({ operation }: Side): Spot =>
  member(operation?.node, 'security') === undefined
    ? { part: 'document', keys: ['securityDefinitions', 'components/securitySchemes', 'security'] }
    : { part: 'operation', keys: ['security'] };

/** The ways to get a token that the schemes of a trigger describe. */
const flowsOf = ({ opened, trigger }: Side): readonly Json[] => {
  const { schemes } = securitySchemes(opened);
  return trigger.security.flatMap(({ name }) => {
    const scheme = member(schemes, name);
    const written = member(scheme, 'flows');
    return [scheme ?? {}, ...(isObject(written) ? Object.values(written) : [])];
  });
};

/** The scopes that a connection asks the maker for. */
const scopesOf = (side: Side): ReadonlySet<string> =>
  new Set(
    flowsOf(side).flatMap((flow) => Object.keys((member(flow, 'scopes') as JsonObject | undefined) ?? {})),
  );

const AUTHORITIES = ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'openIdConnectUrl'];

/** Where a connection's tokens come from. */
const authoritiesOf = (side: Side): string =>
  canonicalJson(
    flowsOf(side)
      .flatMap((flow) => AUTHORITIES.flatMap((key) => textMember(flow, key) ?? []))
      .toSorted(),
  );

const authorityDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [authoritiesOf(before), authoritiesOf(after)];
  if (old === now || old === '[]' || now === '[]') return [];
  return [
    {
      kind: 'risky',
      message: 'makers sign in elsewhere: connections that they have may have to be made anew',
      remedy: 'go on accepting what they hold',
      spot: { part: 'document', keys: ['securityDefinitions', 'components/securitySchemes'] },
    },
  ];
};

const scopeDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  const known = scopesOf(before);
  const added = [...scopesOf(after)].filter((scope) => !known.has(scope));
  if (added.length === 0 || known.size === 0) return [];
  return [
    {
      kind: 'risky',
      message: `connections ask for ${added.map((s) => `"${s}"`).join(', ')} as well: those that makers have were made without`,
      remedy: 'go on serving connections without it',
      spot: { part: 'document', keys: ['securityDefinitions', 'components/securitySchemes'] },
    },
  ];
};

/** Another way to sign in: connections that makers have hold the former credentials. */
export const securityDifferences = (pair: TriggerPair): readonly Difference[] => {
  const { before, after } = pair;
  const spot = spotOf(after);
  const [old, now] = [before.trigger.security, after.trigger.security];
  const [a, b] = [typesOf(old), typesOf(now)];
  const gone = a.filter((t) => !b.includes(t));
  const added = b.filter((t) => !a.includes(t));
  const change = `signing in was ${list(a)} and is ${list(b)}`;
  if (added.length > 0)
    return gone.length > 0 || a.length === 0
      ? [
          {
            kind: 'breaking',
            message: `${change}: connections that makers have no longer work`,
            remedy: 'go on accepting what they hold',
            spot,
          },
        ]
      : [
          {
            kind: 'risky',
            message: `${change}: connections that makers have may lack what is new`,
            remedy: 'go on accepting what they hold',
            spot,
          },
        ];
  if (gone.length > 0)
    return b.length === 0
      ? [{ kind: 'safe', message: change, spot }]
      : [
          {
            kind: 'risky',
            message: `${change}: connections of the kind that is gone no longer work`,
            remedy: 'go on accepting what they hold',
            spot,
          },
        ];
  const keys = (schemes: readonly SecurityScheme[]): string =>
    schemes
      .filter((s) => s.type === 'apiKey')
      .map((s) => `${s.in ?? ''} ${s.parameter ?? ''}`.trim())
      .toSorted()
      .join(', ');
  if (keys(old) === keys(now)) return [...scopeDifferences(pair), ...authorityDifferences(pair)];
  return [
    {
      kind: 'risky',
      message: `the API key went into ${keys(old)} and goes into ${keys(now)}: connections that makers have hold it under its former name`,
      remedy: 'go on accepting it where it was',
      spot,
    },
  ];
};
