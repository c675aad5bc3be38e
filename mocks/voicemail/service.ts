import { behaveWith } from '../fault.ts';
import { access } from '../http/access.ts';
import { json, problem } from '../http/answer.ts';
import { textAt, valueAt } from '../http/call.ts';
import { restartRoute } from '../http/restart.ts';
import { route, type Handler } from '../http/router.ts';
import { createService, type Service, type ServiceOptions } from '../http/service.ts';
import { createDispatcher, type Dispatcher } from '../webhook/dispatcher.ts';
import { createRegistry } from '../webhook/registry.ts';
import { hookRoutes, type HookShape } from '../webhook/routes.ts';
import { voicemailBehaviour } from './behaviour.ts';
import { voicemailFaults } from './faults.ts';
import { pollVoicemails } from './polling.ts';
import { basePath, createVoicemailStore, voicemailKeys, type VoicemailStore } from './voicemails.ts';

const subscriptions: HookShape = {
  collection: `${basePath}/subscriptions`,
  read: (body) => {
    const mailbox = textAt(body, 'mailbox');
    return { callback: valueAt(body, 'callbackUrl'), topics: mailbox === undefined ? [] : [mailbox] };
  },
  show: ({ id, topics }) => ({ id, ...(topics[0] === undefined ? {} : { mailbox: topics[0] }) }),
};

const leaveVoicemail =
  (store: VoicemailStore, dispatcher: Dispatcher): Handler =>
  (call) => {
    const tenant = access.authorise(call, voicemailKeys);
    if (tenant === undefined) return access.refuse(call, voicemailKeys);
    const mailbox = textAt(call.body, 'mailbox');
    const text = textAt(call.body, 'text');
    if (mailbox === undefined || text === undefined) {
      return problem(400, 'Properties "mailbox" and "text" must be texts');
    }
    const voicemail = store.add(tenant, { mailbox, caller: textAt(call.body, 'caller') ?? null, text });
    dispatcher.publish({ tenant, topic: mailbox, body: voicemail });
    return json(201, voicemail);
  };

/** Voicemail: two polls and a webhook, which all see the same events. */
export const createVoicemail = ({ fault, port = 0 }: ServiceOptions = {}): Service => {
  const behaviour = behaveWith(voicemailBehaviour, voicemailFaults, fault);
  const store = createVoicemailStore();
  const registry = createRegistry();
  const dispatcher = createDispatcher(registry, behaviour.hooks, { wait: 0, turn: 0 });
  const handle = route({
    [`GET ${basePath}/voicemails/new`]: pollVoicemails('batch', behaviour, store),
    [`GET ${basePath}/voicemails/next`]: pollVoicemails('single', behaviour, store),
    [`POST ${basePath}/voicemails`]: leaveVoicemail(store, dispatcher),
    ...hookRoutes(subscriptions, { ...behaviour, keys: voicemailKeys, registry, dispatcher }),
    ...restartRoute(() => {
      behaviour.hooks.restarted(registry);
      behaviour.polling.restarted(store);
    }),
  });
  return createService(handle, port, dispatcher.close);
};
