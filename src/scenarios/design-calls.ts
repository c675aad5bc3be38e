import type { Credentials, DesignCall, DynamicCall, NoteEntry } from '../model.ts';
import { buildDesignRequest, type DesignRequest } from '../request/design.ts';
import { staticHeaders } from '../platform/policies.ts';
import type { PlayerContext } from './player.ts';

/** The test of a connection is made with bad credentials too: it is there to tell them. */
const credentialsFor = ({ extension }: DynamicCall, { hasBad }: PlayerContext): readonly Credentials[] =>
  extension === 'testConnection' && hasBad ? ['own', 'bad'] : ['own'];

/** What a designer asks with; another verb might change something. */
const HARMLESS = new Set(['GET', 'POST']);

const requestOf = (call: DesignCall, { trigger, config, address }: PlayerContext): DesignRequest =>
  HARMLESS.has(call.method)
    ? buildDesignRequest(trigger, call, { inputs: config.inputs, basePath: address.basePath })
    : { why: `${call.method} may change something` };

/** Makes the calls that a designer makes before a flow with this trigger can be saved. */
export const makeDesignCalls = async (context: PlayerContext): Promise<void> => {
  const { trigger, client, recorder, signal } = context;
  const done = new Set<string>();
  for (const dynamic of trigger.dynamic) {
    const { call, extension, operationId, pointer } = dynamic;
    if (call === undefined || signal.aborted) continue;
    const built = requestOf(call, context);
    if ('why' in built) {
      recorder.add<NoteEntry>({
        type: 'note',
        at: recorder.now(),
        trigger: trigger.id,
        message: `The design-time call "${operationId}" was not made: ${built.why}`,
      });
      continue;
    }
    const { method, target, headers } = built.request;
    const { collection, valuePath, titlePath } = call;
    const key = JSON.stringify([extension, method, target, collection, valuePath, titlePath]);
    if (done.has(key)) continue;
    done.add(key);
    for (const credentials of credentialsFor(dynamic, context))
      await client.call({
        trigger: trigger.id,
        intent: { kind: 'design', extension, operationId, pointer },
        credentials,
        method,
        target,
        headers: Object.entries({ ...headers, ...staticHeaders(trigger.policies) }),
      });
  }
};
