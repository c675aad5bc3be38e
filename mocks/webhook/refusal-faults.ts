import { empty, problem } from '../http/answer.ts';
import type { HookFault } from './fault.ts';
import { hooks } from './hooks.ts';
import type { Subscription, Wish } from './registry.ts';

/** Whether two subscriptions are of one tenant and want the same. */
const areAlike = (a: Wish, b: Wish): boolean =>
  a.tenant === b.tenant && a.topics.join('\n') === b.topics.join('\n');

const conflict = (found: Subscription | undefined, message: string) =>
  found === undefined ? undefined : problem(409, message);

/** Registrations that should be taken and are refused, and those that should be refused and are taken. */
export const refusalFaults: readonly HookFault[] = [
  {
    name: 'refuses-the-platform',
    description: 'A firewall takes the User-Agent of the platform for a robot and answers 403.',
    must: ['W-21'],
    may: [],
    change: {
      access: {
        intercept: (call) =>
          /logic-apps|microsoft-flow/.test(call.headers['user-agent'] ?? '') ? empty(403) : undefined,
      },
    },
  },
  {
    name: 'registers-by-put',
    description: 'Subscriptions are created by PUT, though POST is declared.',
    must: ['W-01'],
    may: ['W-02', 'W-16', 'W-23'],
    change: { hooks: { verbs: { register: 'PUT', cancel: 'DELETE' } } },
  },
  {
    name: 'one-subscription-for-equal-inputs',
    description: 'A second registration with the same inputs is answered 409.',
    must: ['L-01'],
    may: ['L-03'],
    change: {
      hooks: {
        refusal: (registry, wish) =>
          conflict(
            registry.live().find((s) => areAlike(s, wish)),
            'A webhook with these inputs exists',
          ),
      },
    },
  },
  {
    name: 'refuses-repeats',
    description: 'A registration that is repeated with its callback is answered 409.',
    must: ['W-17'],
    may: [],
    change: {
      hooks: {
        refusal: (registry, wish) =>
          conflict(
            registry.live().find((s) => s.callback === wish.callback),
            'This callback is registered',
          ),
      },
    },
  },
  {
    name: 'keeps-deleted-names',
    description: 'The inputs of a deleted subscription stay taken until a nightly clean-up.',
    must: ['L-02'],
    may: ['L-04'],
    change: {
      hooks: {
        refusal: (registry, wish) =>
          conflict(
            registry.ended().find((s) => areAlike(s, wish)),
            'A webhook of this name exists already',
          ),
      },
    },
  },
  {
    name: 'counts-deleted-ones',
    description: 'A quota of twenty subscriptions counts those that were deleted.',
    must: ['L-04'],
    may: [],
    change: {
      hooks: {
        refusal: (registry) =>
          registry.live().length + registry.ended().length < 20
            ? undefined
            : problem(403, 'You have reached the limit of 20 webhooks'),
      },
    },
  },
  {
    name: 'completes-callbacks',
    description: 'A callback that is no absolute URL is completed with the host of the service.',
    must: ['W-12'],
    may: [],
    change: {
      hooks: {
        objection: (callback) =>
          typeof callback === 'string' && callback !== '' && URL.canParse(callback, 'https://api.example')
            ? hooks.objection(new URL(callback, 'https://api.example').href)
            : hooks.objection(callback),
      },
    },
  },
  {
    name: 'takes-any-scheme',
    description: 'A callback need only be a URL: file: and ftp: are taken as well.',
    must: ['S-07'],
    may: [],
    change: {
      hooks: {
        objection: (callback) =>
          typeof callback === 'string' && URL.canParse(callback) ? undefined : hooks.objection(callback),
      },
    },
  },
  {
    name: 'takes-internal-callbacks',
    description:
      'Of internal addresses only that of the metadata service is known, and only in its usual form.',
    must: ['S-08'],
    may: [],
    internal: true,
    change: {
      hooks: {
        objection: (callback) =>
          typeof callback === 'string' && /^https:[/][/](?!169[.]254[.])/.test(callback)
            ? undefined
            : hooks.objection(callback),
      },
    },
  },
];
