import { isObject, type Json } from '../../json.ts';
import { encodeValue } from '../../request/encode.ts';
import { empty, problem } from '../core/call.ts';
import { newSubscription, subscribing } from '../core/subscribing.ts';
import type { MockFault } from './fault.ts';
import { headerOf, relocate, without, withBody } from './rewrite.ts';

const spoilt = (body: Json): Json => {
  if (!isObject(body)) return { body };
  const [name] = Object.keys(body);
  return name === undefined
    ? []
    : { ...body, [name]: isObject(body[name]) ? 'text' : { value: body[name] ?? null } };
};

/** Mistakes in registering subscriptions. */
export const registrationFaults: readonly MockFault[] = [
  {
    name: 'registration-answers-200',
    description: 'A registration is answered 200, not 201.',
    breaks: { webhook: 'W-02' },
    change: { subscribing: { registered: (a) => ({ ...a, status: 200 }) } },
  },
  {
    name: 'registration-redirects',
    description: 'A registration is kept, but answered 303 with the way to it.',
    breaks: { webhook: 'W-02' },
    change: { subscribing: { registered: (a) => empty(303, [['Location', headerOf(a, 'Location')]]) } },
  },
  {
    name: 'refuses-registrations',
    description: 'A registration is validated against an old schema and answered 422.',
    breaks: { webhook: 'W-02' },
    change: {
      subscribing: {
        registered: (_answer, _wish, subscription, { registry }) => {
          registry.end(subscription);
          return problem(422, 'The registration does not fit the schema');
        },
      },
    },
  },
  {
    name: 'registration-without-location',
    description: 'The way to delete a subscription stands only in the body of the answer.',
    breaks: { webhook: 'W-03' },
    change: {
      subscribing: {
        registered: (a) =>
          without(
            withBody(a, (body) => (isObject(body) ? { ...body, href: headerOf(a, 'Location') } : body)),
            'Location',
          ),
      },
    },
  },
  {
    name: 'constant-location',
    description: 'Every registration gets the same Location.',
    breaks: { webhook: 'W-05' },
    change: {
      subscribing: {
        registered: (a, _wish, { id }) =>
          relocate(a, (location) =>
            location.replaceAll(encodeValue(id), /^\d+$/.test(id) ? '100000' : 'current'),
          ),
      },
    },
  },
  {
    name: 'location-outside-declared-paths',
    description: 'Location is on a path that no operation of the definition declares.',
    breaks: { webhook: 'W-06' },
    change: {
      subscribing: {
        registered: (a, { call }, { id }) =>
          relocate(a, () => `${call.origin}/internal/v0/hooks/of/${encodeValue(id)}`),
      },
    },
  },
  {
    name: 'registration-answer-breaks-schema',
    description: 'The answer to a registration has a property of another type than declared.',
    breaks: { webhook: 'W-10' },
    showsIn: (trigger) => trigger.responses['201']?.schema !== undefined,
    change: { subscribing: { registered: (a) => withBody(a, spoilt) } },
  },
  {
    name: 'registers-without-callback',
    description: 'A registration without a callback URL is taken.',
    breaks: { webhook: 'W-23' },
    change: {
      subscribing: {
        objection: (callback) =>
          callback === undefined || callback === '' ? undefined : subscribing.objection(callback),
      },
    },
  },
  {
    name: 'refuses-long-callbacks',
    description: 'A callback URL of more than 255 characters is refused.',
    breaks: { webhook: 'W-11' },
    change: {
      subscribing: {
        objection: (callback) =>
          typeof callback === 'string' && callback.length > 255
            ? 'The callback is too long'
            : subscribing.objection(callback),
      },
    },
  },
  {
    name: 'takes-any-callback',
    description: 'A callback is taken whatever its scheme, also one that nothing can be sent to.',
    breaks: { webhook: 'S-07' },
    change: {
      subscribing: {
        objection: (callback) =>
          typeof callback === 'string' && callback !== '' ? undefined : subscribing.objection(callback),
      },
    },
  },
  {
    name: 'replaces-other-subscribers',
    description: 'A new registration takes the place of every earlier one.',
    breaks: { webhook: 'W-22' },
    change: {
      subscribing: {
        subscribe: (wish, desk) => {
          const others = desk.registry.live().filter((s) => s.callback !== wish.callback);
          for (const other of others) if (other.trigger.id === wish.trigger.id) desk.registry.end(other);
          return subscribing.subscribe(wish, desk);
        },
      },
    },
  },
  {
    name: 'pings-on-registration',
    description: 'A registration sends a test message, which starts a run.',
    breaks: { webhook: 'W-14' },
    change: {
      subscribing: {
        registered: (a, _wish, subscription, desk) => {
          const [event] = desk.events();
          if (event !== undefined) desk.notify(subscription, event);
          return a;
        },
      },
    },
  },
  {
    name: 'replays-on-registration',
    description: 'A registration is sent the latest event from before it.',
    breaks: { webhook: 'C-14' },
    change: {
      subscribing: {
        registered: (a, _wish, subscription, desk) => {
          const event = desk.events().at(-1);
          if (event !== undefined) desk.notify(subscription, event);
          return a;
        },
      },
    },
  },
  {
    name: 'subscribes-again',
    description: 'A registration that is repeated leaves two subscriptions for one callback.',
    breaks: { webhook: 'W-18' },
    change: {
      subscribing: {
        subscribe: (wish, desk) => {
          const made = newSubscription(wish, desk);
          desk.registry.add(made);
          return made;
        },
      },
    },
  },
];
