import { member } from '../../json.ts';
import { touches, type WrittenPolicy } from '../../openapi/properties.ts';
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

export const deleteGoesToTheSameHost = defineRule<DefinitionView, WrittenPolicy>({
  id: 'G-05',
  slug: 'delete-goes-to-the-same-host',
  title: 'Registration and DELETE go to the same host',
  why: 'A "dynamichosturl" policy sends a call to another host than the definition names. Where it touches the registration and no DELETE, the platform unsubscribes at a host that knows nothing of the subscription.',
  repair: 'Name the DELETE operation in the policy too, or name no operation, so that it holds for all.',
  example: {
    breaks: 'templateId: dynamichosturl\nparameters: { operationName: [OnNewVoicemail] }',
    keeps: 'templateId: dynamichosturl\nparameters: { operationName: [OnNewVoicemail, DeleteSubscription] }',
  },
  source: 'Policy template dynamichosturl (Microsoft Learn)',
  level: { strict: 'warning', field: 'warning' },
  noSubject: 'no policy changes the host of the registration',
  subjects: (view) =>
    view.trigger.mechanism === 'webhook' && deletesOf(view).length > 0
      ? view.properties.policies.filter(
          (p) => p.policy.templateId === 'dynamichosturl' && touches(p, view.trigger.id),
        )
      : [],
  *judge(_, view) {
    const names = deletesOf(view);
    const hosts = view.properties.policies.filter((p) => p.policy.templateId === 'dynamichosturl');
    const [own] = hosts.filter((p) => touches(p, view.trigger.id));
    if (own !== undefined && !hosts.some((p) => names.some((n) => touches(p, n))))
      yield {
        message: 'The policy changes the host of the registration, and no policy that of a DELETE',
        ...placeOfPolicy(view, own.pointer),
      };
  },
});
