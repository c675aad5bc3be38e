import { member, valueAt, type Json } from '../json.ts';
import type { TriggerDefinition } from '../model.ts';
import type { Difference } from './difference.ts';
import { serverOf } from '../openapi/server.ts';
import { pathShape, renamedPathParameters } from './path-parameters.ts';
import type { Side, TriggerPair } from './sides.ts';

const call = ({ method, path }: TriggerDefinition): string => `${method} ${path}`;

/** Another call than the one that flows make, or other names in it. */
export const callDifferences = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [before.trigger, after.trigger];
  const spot = { part: 'operation' } as const;
  if (old.method !== now.method || pathShape(old.path) !== pathShape(now.path))
    return [
      {
        kind: 'breaking',
        message: `the call was "${call(old)}" and is "${call(now)}": existing flows make the former`,
        remedy: 'go on answering the former',
        spot,
      },
    ];
  return [...renamedPathParameters(old.path, now.path)].map(([name, former]): Difference => ({
    kind: 'breaking',
    message: `input "${former}" is called "${name}": existing flows fill in the former name`,
    remedy: 'keep its name',
    spot: { part: 'parameter', name },
  }));
};

/** Where the operation is: OpenAPI 3 lets each have a server of its own. */
const originOf = ({ document, opened, operation }: Side): string =>
  operation === undefined || opened.version === '2.0'
    ? document.origin
    : serverOf(opened, [operation.node, operation.pathItem.node]).origin;

const baseOf = (side: Side): string => `${originOf(side)}${side.trigger.basePath}`;

/** An address as every client reads it: the host in lower case, without a port that goes without saying. */
const plain = (address: string): string => (URL.canParse(address) ? new URL(address).href : address);

const hasOwnServer = ({ operation }: Side): boolean => member(operation?.node, 'servers') !== undefined;

/** What of two addresses differs, as the keys that say it. */
const keysOfBase = (before: Side, after: Side): readonly string[] => {
  const [old, now] = [originOf(before), originOf(after)];
  if (old === now) return ['basePath', 'servers'];
  const host = (origin: string): string => origin.replace(/^[a-z]+:/i, '');
  return host(old) === host(now) ? ['schemes', 'host', 'servers'] : ['host', 'servers'];
};

const addressOf = (side: Side): string =>
  baseOf(side) === '' ? 'an address that is not said' : `"${baseOf(side)}"`;

const base = ({ before, after }: TriggerPair): readonly Difference[] =>
  plain(baseOf(before)) === plain(baseOf(after))
    ? []
    : [
        {
          kind: 'risky',
          message: `the service was at ${addressOf(before)} and is at ${addressOf(after)}: Locations that flows hold, of subscriptions and of polls, lead to the former`,
          remedy: 'go on answering there',
          spot: hasOwnServer(after)
            ? { part: 'operation', keys: ['servers'] }
            : { part: 'document', keys: keysOfBase(before, after) },
        },
      ];

const delivery = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [before.trigger.delivery, after.trigger.delivery];
  if (old === now) return [];
  const effect =
    now === 'batch'
      ? 'existing flows expect one object and get a list'
      : 'existing flows expect a list and get one object';
  return [
    {
      kind: 'breaking',
      message: `the trigger was "${old}" and is "${now}": ${effect}`,
      spot: { part: 'operation', keys: ['x-ms-trigger'] },
    },
  ];
};

const mechanism = ({ before, after }: TriggerPair): readonly Difference[] => {
  const [old, now] = [before.trigger.mechanism, after.trigger.mechanism];
  if ((old === 'webhook') === (now === 'webhook')) return [];
  return [
    {
      kind: 'breaking',
      message: `the trigger was ${old === 'webhook' ? 'a webhook' : 'polled'} and is ${now === 'webhook' ? 'a webhook' : 'polled'}: existing flows go on as before, and get nothing`,
      spot: { part: 'operation' },
    },
  ];
};

const operationNode = ({ document, trigger }: Side): Json | undefined =>
  valueAt(document.root, trigger.pointer);

const offered = ({ before, after }: TriggerPair): readonly Difference[] => {
  const found: Difference[] = [];
  const [old, now] = [before.trigger.deprecated, after.trigger.deprecated];
  if (old !== now)
    found.push({
      kind: 'safe',
      message: now
        ? 'the trigger is deprecated: existing flows go on, new ones are to use another'
        : 'the trigger is no longer deprecated',
      spot: { part: 'operation', keys: ['deprecated'] },
    });
  const isHidden = (side: Side): boolean => member(operationNode(side), 'x-ms-visibility') === 'internal';
  if (isHidden(before) !== isHidden(after))
    found.push({
      kind: 'safe',
      message: isHidden(after)
        ? 'the trigger is hidden from makers: existing flows go on'
        : 'the trigger is visible to makers now',
      spot: { part: 'operation', keys: ['x-ms-visibility'] },
    });
  return found;
};

/** What changed in the operation as a whole: the service's address, how events come, whether makers are offered it. */
export const operationDifferences = (pair: TriggerPair): readonly Difference[] => [
  ...base(pair),
  ...delivery(pair),
  ...mechanism(pair),
  ...offered(pair),
];
