import type { SecurityScheme } from '../model.ts';
import type { Difference } from './difference.ts';
import type { TriggerPair } from './sides.ts';

const typesOf = (schemes: readonly SecurityScheme[]): readonly string[] => [
  ...new Set(schemes.map((s) => s.type)),
];

const list = (types: readonly string[]): string => (types.length === 0 ? 'none' : types.join(', '));

const spot = { part: 'document', keys: ['securityDefinitions', 'components'] } as const;

/** Another way to sign in: connections that makers have hold the former credentials. */
export const securityDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
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
  if (keys(old) === keys(now)) return [];
  return [
    {
      kind: 'risky',
      message: `the API key went into ${keys(old)} and goes into ${keys(now)}: connections that makers have hold it under its former name`,
      remedy: 'go on accepting it where it was',
      spot,
    },
  ];
};
