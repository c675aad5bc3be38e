import { empty, headerOf, problem, rewrite } from '../http/answer.ts';
import { accessFaults } from '../http/faults.ts';
import type { HookFault } from './fault.ts';
import { hooks, interested, notificationOf, type Registration } from './hooks.ts';

const challenge = async ({ subscription, send }: Registration): Promise<void> => {
  const token = subscription.id.slice(0, 8);
  const joint = subscription.callback.includes('?') ? '&' : '?';
  const url = `${subscription.callback}${joint}validationToken=${token}`;
  const knock = { method: 'GET', url, headers: [], body: '' };
  if ((await send(knock))?.body === token) confirmed.add(subscription.id);
};
// Ids are unique over all services of a process, so one set serves them all.
const confirmed = new Set<string>();

/** Mistakes in what a registration is answered, and in what it does; Location apart. */
export const registrationFaults: readonly HookFault[] = [
  {
    name: 'registration-answers-200',
    description: 'A registration is answered 200, not 201.',
    must: ['W-02'],
    may: [],
    change: { hooks: { registered: (answer) => ({ ...answer, status: 200 }) } },
  },
  {
    name: 'registration-redirects',
    description: 'A registration is kept, but answered 303 with the way to it.',
    must: ['W-02'],
    may: ['W-01', 'W-10', 'W-23'],
    pact: true,
    change: {
      hooks: { registered: (answer) => empty(303, [['Location', headerOf(answer, 'Location') ?? '']]) },
    },
  },
  {
    name: 'refuses-registrations',
    description: 'A registration is validated against an old schema and answered 422.',
    must: ['W-02'],
    may: ['W-01', 'W-03', 'W-16', 'W-23'],
    change: { access: { intercept: () => problem(422, 'Unknown property "callbackUrl": use "hookUrl"') } },
  },
  {
    name: 'registration-answer-breaks-schema',
    description: 'The answer to a registration gives its id as a number, where text is declared.',
    must: ['W-10'],
    may: [],
    change: {
      hooks: { registered: (answer) => rewrite(answer, (body) => ({ ...Object(body), id: 4711 })) },
    },
  },
  {
    name: 'refuses-long-callbacks',
    description: 'A callback URL of more than 255 characters is refused.',
    must: ['W-11'],
    may: [],
    change: {
      hooks: {
        objection: (callback) =>
          typeof callback === 'string' && callback.length > 255
            ? 'The callback URL is too long'
            : hooks.objection(callback),
      },
    },
  },
  {
    name: 'demands-handshake',
    description: 'A subscription is active only after the callback has echoed a challenge.',
    must: ['W-13'],
    may: ['C-01', 'C-02', 'C-03', 'C-04', 'C-19', 'W-14'],
    change: {
      hooks: {
        registered: (answer, registration) => {
          void challenge(registration);
          return answer;
        },
        isLive: (registry, subscription) =>
          confirmed.has(subscription.id) && hooks.isLive(registry, subscription),
      },
    },
  },
  {
    name: 'pings-on-registration',
    description: 'A registration sends a test message, which starts a run.',
    must: ['W-14'],
    may: ['C-04', 'C-12', 'C-14'],
    change: {
      hooks: {
        registered: (answer, { subscription, send }) => {
          void send(notificationOf(subscription, { event: 'ping' }));
          return answer;
        },
      },
    },
  },
  {
    name: 'refused-but-subscribed',
    description: 'A registration with bad credentials is answered 401, and subscribed all the same.',
    must: ['W-16'],
    may: [],
    change: { hooks: { refused: (registry, wish) => void registry.add(wish) } },
  },
  {
    ...accessFaults.anyone,
    must: ['W-16'],
    may: ['S-04'],
  },
  {
    name: 'subscribes-again',
    description: 'A registration that is repeated leaves two subscriptions for one callback.',
    must: ['W-18'],
    may: ['C-12', 'L-01', 'L-07', 'U-03'],
    change: { hooks: { subscribe: (registry, wish) => registry.add(wish) } },
  },
  {
    name: 'replaces-other-subscribers',
    description: 'A new registration takes the place of every earlier one.',
    must: ['W-22'],
    may: ['C-19', 'L-01', 'L-03', 'U-01', 'U-02', 'U-04', 'U-05', 'W-18'],
    change: {
      hooks: {
        subscribe: (registry, wish) => {
          for (const { id } of registry.live()) registry.end(id);
          return registry.add(wish);
        },
      },
    },
  },
  {
    name: 'registers-without-callback',
    description: 'A registration without a callback URL is taken.',
    must: ['W-23'],
    may: [],
    change: {
      hooks: {
        objection: (callback) => (callback === undefined ? undefined : hooks.objection(callback)),
      },
    },
  },
  {
    name: 'replays-on-registration',
    description: 'A registration is sent the latest event from before it.',
    must: ['C-14'],
    may: ['W-14', 'C-13', 'C-12'],
    change: {
      hooks: {
        registered: (answer, { subscription, latest, send }) => {
          if (latest !== undefined && interested([subscription], latest).length > 0) {
            void send(notificationOf(subscription, latest.body));
          }
          return answer;
        },
      },
    },
  },
  { ...accessFaults.resets, must: [], may: ['W-01', 'W-02', 'W-03', 'W-16', 'W-23'], unknown: true },
  { ...accessFaults.hangs, must: [], may: ['W-01', 'W-02', 'W-03', 'W-16', 'W-19', 'W-23'], unknown: true },
  {
    ...accessFaults.html,
    must: ['W-03', 'W-02'],
    may: ['W-10', 'W-12', 'W-16', 'W-23', 'C-19', 'S-07'],
  },
];
