import { headerOf, relocate, rewrite, withHeader, without } from '../http/answer.ts';
import type { HookFault } from './fault.ts';

/** Mistakes in the Location of a subscription. */
export const locationFaults: readonly HookFault[] = [
  {
    name: 'registration-without-location',
    description: 'The way to delete a subscription stands only in the body of the answer.',
    must: ['W-03'],
    may: [],
    pact: true,
    change: {
      hooks: {
        registered: (answer) =>
          without(
            rewrite(answer, (body) => ({ ...Object(body), href: headerOf(answer, 'Location') })),
            'Location',
          ),
      },
    },
  },
  {
    name: 'two-locations',
    description: 'The framework and a proxy both write a Location, so there are two lines.',
    must: ['W-04'],
    may: ['W-05', 'W-06'],
    change: {
      hooks: {
        registered: (answer, { call }) => ({
          ...answer,
          headers: [...answer.headers, ['Location', `${call.origin}${call.path}`]],
        }),
      },
    },
  },
  {
    name: 'location-claims-https',
    description: 'Location says https, though the service was called by http on that port.',
    must: ['W-04'],
    may: ['W-07'],
    change: {
      hooks: { registered: (answer) => relocate(answer, (to) => to.replace(/^http:/, 'https:')) },
    },
  },
  {
    name: 'constant-location',
    description: 'Every registration gets the same Location.',
    must: ['W-05'],
    may: ['W-06'],
    change: {
      hooks: {
        registered: (answer, { call, collection }) =>
          withHeader(answer, 'Location', `${call.origin}${collection}/current`),
      },
    },
  },
  {
    name: 'location-outside-declared-paths',
    description: 'Location is on a path that works, but that no operation of the definition declares.',
    must: ['W-06'],
    may: [],
    change: {
      hooks: {
        aliases: ['/internal/hooks'],
        registered: (answer, { call, subscription }) =>
          withHeader(answer, 'Location', `${call.origin}/internal/hooks/${subscription.id}`),
      },
    },
  },
  {
    name: 'location-on-other-host',
    description: 'Location names the backend behind the gateway, which nobody outside can call.',
    must: ['W-07'],
    may: ['W-06'],
    change: {
      hooks: {
        registered: (answer, { call }) =>
          relocate(answer, (to) => to.replace(call.origin, 'http://backend-7.internal.example:8080')),
      },
    },
  },
  {
    name: 'relative-location',
    description: 'Location is a path without scheme and host.',
    must: ['W-08'],
    may: [],
    change: {
      hooks: { registered: (answer, { call }) => relocate(answer, (to) => to.replace(call.origin, '')) },
    },
  },
];
