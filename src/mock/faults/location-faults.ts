import type { TriggerDefinition } from '../../model.ts';
import type { MockAnswer, MockCall } from '../core/call.ts';
import type { MockFault } from './fault.ts';
import { headerOf, relocate } from './rewrite.ts';

type Edit = (answer: MockAnswer) => MockAnswer;

/** Written into the query, where a DELETE's path stays as it is. */
const withKey = (answer: MockAnswer, call: MockCall, { security }: TriggerDefinition): MockAnswer => {
  const given = security.flatMap(
    ({ parameter = 'authorization' }) => call.headers[parameter.toLowerCase()] ?? [],
  );
  return relocate(
    answer,
    (l) => `${l}${l.includes('?') ? '&' : '?'}key=${encodeURIComponent(given[0] ?? '')}`,
  );
};

/** The same mistake in the Location of a poll and of a registration. */
const everywhere = (edit: Edit): MockFault['change'] => ({
  polling: { finish: (answer) => edit(answer) },
  subscribing: { registered: (answer) => edit(answer) },
});

/** Mistakes in a Location, whatever it is for. */
export const locationFaults: readonly MockFault[] = [
  {
    name: 'location-on-other-host',
    description: 'Location names the backend behind the gateway, which nobody outside can call.',
    breaks: { native: 'P-08', webhook: 'W-07' },
    change: everywhere((a) =>
      relocate(a, (l) => l.replace(/^https?:\/\/[^/]+/, 'https://backend.internal.invalid')),
    ),
  },
  {
    name: 'location-drops-port',
    description: 'Location is built from the name of the host alone, without the port.',
    breaks: { native: 'P-09' },
    change: everywhere((a) => relocate(a, (l) => l.replace(/^(https?:\/\/[^/]+):\d+/, '$1'))),
  },
  {
    name: 'location-claims-https',
    description: 'Location says https, though the service was called by http on that port.',
    breaks: { native: 'P-09', webhook: 'W-04' },
    change: everywhere((a) => relocate(a, (l) => l.replace(/^http:/, 'https:'))),
  },
  {
    name: 'relative-location',
    description: 'Location is a path without scheme and host.',
    breaks: { native: 'P-10', webhook: 'W-08' },
    change: everywhere((a) => relocate(a, (l) => l.replace(/^https?:\/\/[^/]+/, ''))),
  },
  {
    name: 'location-holds-credentials',
    description: 'The key of the caller is written into Location, and from there into every log.',
    breaks: { native: 'S-05' },
    change: {
      polling: { finish: (answer, { call, trigger }) => withKey(answer, call, trigger) },
    },
  },
  {
    name: 'two-locations',
    description: 'The framework and a proxy both write a Location, so there are two lines.',
    breaks: { native: 'P-11', webhook: 'W-04' },
    change: everywhere((a) => {
      const location = headerOf(a, 'Location');
      return location === '' ? a : { ...a, headers: [...a.headers, ['Location', location]] };
    }),
  },
];
