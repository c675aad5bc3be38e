import { member } from '../../json.ts';
import { PARAMETER, touches, type WrittenPolicy } from '../../openapi/properties.ts';
import { operationName } from '../../openapi/trigger.ts';
import { defineRule } from '../rule.ts';
import type { DefinitionView } from './view.ts';
import { placeOfPolicy } from './written.ts';

/** Names of the operations that a Location can lead to: the internal DELETEs, else all of them. */
const deletesOf = ({ operations }: DefinitionView): readonly string[] => {
  const all = operations.filter((o) => o.method === 'DELETE');
  const internal = all.filter((o) => member(o.node, 'x-ms-visibility') === 'internal');
  return (internal.length > 0 ? internal : all).map(operationName);
};

/** The policies that send calls to another host. */
const hostPolicies = ({ properties }: DefinitionView): readonly WrittenPolicy[] =>
  properties.policies.filter((p) => p.policy.templateId === 'dynamichosturl');

/** The hosts that policies set for some operations, without the paths below them: in lower case, and as they are written. */
const placesFor = (
  hosts: readonly WrittenPolicy[],
  operations: readonly string[],
): ReadonlyMap<string, string> =>
  new Map(
    hosts
      .filter((p) => operations.some((name) => touches(p, name)))
      .map((p) => p.policy.parameters[`${PARAMETER}urlTemplate`])
      .filter((url) => typeof url === 'string')
      .map((url) => /^(?:[a-z]+:\/\/)?([^/]+)/i.exec(url)?.[1] ?? url)
      .map((host) => [host.toLowerCase(), host]),
  );

export const deleteGoesToTheSameHost = defineRule<DefinitionView, WrittenPolicy>({
  id: 'G-05',
  slug: 'delete-goes-to-the-same-host',
  title: 'Registration and DELETE go to the same host',
  why: 'A "dynamichosturl" policy sends a call to another host than the definition names. Where it touches the registration and no DELETE, or the DELETE alone, the platform unsubscribes at a host that knows nothing of the subscription.',
  repair:
    'Name the registration and the DELETE operation in the policy, or name no operation, so that it holds for all.',
  example: {
    breaks: 'templateId: dynamichosturl\nparameters: { operationName: [OnNewVoicemail] }',
    keeps: 'templateId: dynamichosturl\nparameters: { operationName: [OnNewVoicemail, DeleteSubscription] }',
  },
  source: 'Policy template dynamichosturl (Microsoft Learn)',
  level: { strict: 'warning', field: 'warning' },
  noSubject: 'the trigger is no webhook, there is no DELETE, or no policy changes the host',
  subjects: (view) =>
    view.trigger.mechanism === 'webhook' && deletesOf(view).length > 0 ? hostPolicies(view).slice(0, 1) : [],
  *judge(_, view) {
    const deletes = deletesOf(view);
    const hosts = hostPolicies(view);
    const own = hosts.find((p) => touches(p, view.trigger.id));
    const ofDelete = hosts.find((p) => deletes.some((name) => touches(p, name)));
    if (own !== undefined && ofDelete === undefined)
      yield {
        message: 'The policy changes the host of the registration, and no policy that of a DELETE',
        ...placeOfPolicy(view, own.pointer),
      };
    const placed = placesFor(hosts, [view.trigger.id]);
    const left = placesFor(hosts, deletes);
    if (placed.size > 0 && left.size > 0 && [...placed.keys()].every((host) => !left.has(host)))
      yield {
        message: `The host of the registration is ${[...placed.values()].join(', ')}, and that of the DELETE ${[...left.values()].join(', ')}`,
        ...placeOfPolicy(view, (ofDelete ?? own)?.pointer ?? ''),
      };
    // Where one DELETE keeps the host, Location may lead to that one.
    const isEvery = deletes.every((name) => hosts.some((p) => touches(p, name)));
    if (own === undefined && ofDelete !== undefined && isEvery)
      yield {
        message: 'The policy changes the host of the DELETE, and no policy that of the registration',
        ...placeOfPolicy(view, ofDelete.pointer),
      };
  },
});
