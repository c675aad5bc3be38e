import { behaveWith } from '../fault.ts';
import { access } from '../http/access.ts';
import { restartRoute } from '../http/restart.ts';
import { route } from '../http/router.ts';
import { createService, type Service, type ServiceOptions } from '../http/service.ts';
import { createDispatcher } from '../webhook/dispatcher.ts';
import { hooks } from '../webhook/hooks.ts';
import { createRegistry } from '../webhook/registry.ts';
import { hookRoutes } from '../webhook/routes.ts';
import { design, designRoutes } from './design.ts';
import { alarmFaults, type AlarmBehaviour } from './faults.ts';
import { alarmKeys, alarmsOperation, alarmSubscriptions, raiseAlarm } from './alarms.ts';

const right: AlarmBehaviour = { access, hooks, design, queue: { wait: 500, turn: 50 } };

/** How to create the alarm service. */
export interface AlarmOptions extends ServiceOptions {
  /** ms between an alarm and its notification. */
  readonly wait?: number;
}

/** Alarms: a webhook whose notifications come out of a queue, one subscriber after the other. */
export const createAlarms = ({ fault, port = 0, wait = right.queue.wait }: AlarmOptions = {}): Service => {
  const behaviour = behaveWith(right, alarmFaults, fault);
  const registry = createRegistry();
  const dispatcher = createDispatcher(registry, behaviour.hooks, { ...behaviour.queue, wait });
  const world = { ...behaviour, keys: alarmKeys, registry, dispatcher };
  const handle = route({
    ...hookRoutes(alarmSubscriptions, world),
    [alarmsOperation]: raiseAlarm(access, dispatcher),
    ...designRoutes(behaviour.design, access),
    ...restartRoute(() => behaviour.hooks.restarted(registry)),
  });
  return createService(handle, port, dispatcher.close);
};
