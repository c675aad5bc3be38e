import { firstTenant, type Access, type Keys } from '../http/access.ts';
import { problem, type Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Handler, Routes } from '../http/router.ts';
import type { Dispatcher } from './dispatcher.ts';
import { created, type Hooks } from './hooks.ts';
import type { Registry, Subscription } from './registry.ts';

/** What subscriptions of one service look like. */
export interface HookShape {
  /** Path of the subscriptions. */
  readonly collection: string;
  /** What a registration asks for, or why it cannot be read. */
  readonly read: (
    body: unknown,
  ) => { readonly callback: unknown; readonly topics: readonly string[] } | string;
  readonly show: (subscription: Subscription) => unknown;
}

/** What the routes of subscriptions work on. */
export interface HookWorld {
  readonly keys: Keys;
  readonly access: Access;
  readonly hooks: Hooks;
  readonly registry: Registry;
  readonly dispatcher: Dispatcher;
}

const register =
  (shape: HookShape, world: HookWorld) =>
  async (call: Call): Promise<Answer> => {
    const { access, hooks, keys, registry, dispatcher } = world;
    const instead = access.intercept(call);
    if (instead !== undefined) return instead;
    const wish = shape.read(call.body);
    const tenant = access.authorise(call, keys);
    if (tenant === undefined) {
      if (typeof wish !== 'string') {
        const callback = String(wish.callback);
        hooks.refused(registry, { tenant: firstTenant(keys), callback, topics: wish.topics, credential: '' });
      }
      return access.refuse(call, keys);
    }
    if (typeof wish === 'string') return problem(400, wish);
    const objection = hooks.objection(wish.callback);
    if (objection !== undefined) return problem(400, objection);
    const callback = typeof wish.callback === 'string' ? wish.callback : '';
    const credential = String(call.headers[keys.header] ?? '');
    const wanted = { tenant, callback, topics: wish.topics, credential };
    const refusal = hooks.refusal(registry, wanted);
    if (refusal !== undefined) return refusal;
    const subscription = await hooks.subscribe(registry, wanted);
    const location = `${call.origin}${shape.collection}/${subscription.id}`;
    return hooks.registered(created(location, shape.show(subscription)), {
      call,
      subscription,
      collection: shape.collection,
      registry,
      latest: dispatcher.latest(),
      send: dispatcher.send,
    });
  };

const cancel =
  ({ access, hooks, keys, registry }: HookWorld): Handler =>
  (call, { id = '' }) => {
    const tenant = hooks.mayCancel(call, keys);
    if (tenant === undefined) return access.refuse(call, keys);
    const found = registry.find(id);
    return hooks.cancel({ call, id, registry, subscription: found?.tenant === tenant ? found : undefined });
  };

/** Registering and deleting a subscription, and a restart of what keeps them. */
export const hookRoutes = (shape: HookShape, world: HookWorld): Routes => ({
  [`${world.hooks.verbs.register} ${shape.collection}`]: register(shape, world),
  ...Object.fromEntries(
    [shape.collection, ...world.hooks.aliases].map((path) => [
      `${world.hooks.verbs.cancel} ${path}/{id}`,
      cancel(world),
    ]),
  ),
});
