import { headerOf, relocate, without, withHeader } from '../http/answer.ts';
import { pollLocation, type Outcome, type Polling } from './polling.ts';
import { readState, writeState } from './voicemails.ts';
import type { VoicemailFault } from './behaviour.ts';

const lost = ['P-04', 'P-13', 'P-14', 'P-15', 'P-16', 'P-17', 'P-26', 'P-29', 'P-30'];

const isFirst = (poll: { readonly seen: number | undefined }): boolean => poll.seen === undefined;
const hasNews = (outcome: Outcome): boolean => outcome.taken.length > 0;

const moved = (change: (location: string) => string): Partial<Polling> => ({
  finish: (answer) => relocate(answer, change),
});

/** Mistakes in the Location of a poll, and in the state it carries. */
export const locationFaults: readonly VoicemailFault[] = [
  {
    name: 'no-location-at-first',
    description: 'The first 202 has no Location, so that the first call repeats for ever.',
    must: ['P-03'],
    may: ['P-15'],
    change: {
      polling: { finish: (answer, poll) => (isFirst(poll) ? without(answer, 'Location') : answer) },
    },
  },
  {
    name: 'no-location-with-news',
    description: 'A 200 has no Location, so that the same voicemails come again.',
    must: ['P-04'],
    may: ['P-14'],
    change: {
      polling: {
        finish: (answer, _, outcome) => (hasNews(outcome) ? without(answer, 'Location') : answer),
      },
    },
  },
  {
    name: 'state-not-advanced',
    description: 'A 200 gives the Location that it was asked with.',
    must: ['P-04'],
    may: ['P-02', 'P-14', 'P-18'],
    change: {
      polling: {
        finish: (answer, { call }, outcome) =>
          hasNews(outcome) ? withHeader(answer, 'Location', `${call.origin}${call.target}`) : answer,
      },
    },
  },
  {
    name: 'location-drops-filter',
    description: 'Location forgets the mailbox, so that later polls see every mailbox.',
    must: ['P-07'],
    may: [],
    change: { polling: { location: (poll, state) => pollLocation(poll, [['state', state]]) } },
  },
  {
    name: 'location-on-other-host',
    description: 'Location names the backend behind the gateway, which nobody outside can call.',
    must: ['P-08'],
    may: ['P-09', ...lost],
    change: {
      polling: moved((to) => to.replace(/^http:\/\/[^/]+/, 'http://backend-7.internal.example:8080')),
    },
  },
  {
    name: 'location-drops-port',
    description: 'Location is built from the name of the host alone, without the port.',
    must: ['P-09'],
    may: ['P-08', ...lost],
    change: { polling: moved((to) => to.replace(/^(http:\/\/[^/:]+):\d+/, '$1')) },
  },
  {
    name: 'location-drops-base-path',
    description: 'Location is built from the route alone, without the base path.',
    must: ['P-09'],
    may: ['P-02', 'P-03', 'P-08', ...lost],
    change: { polling: moved((to) => to.replace('/api/v1/', '/')) },
  },
  {
    name: 'location-claims-https',
    description: 'Location says https, though the service was called by http on that port.',
    must: ['P-09'],
    may: ['P-08', ...lost],
    change: { polling: moved((to) => to.replace(/^http:/, 'https:')) },
  },
  {
    name: 'relative-location',
    description: 'Location is a path without scheme and host.',
    must: ['P-10'],
    may: [],
    change: { polling: moved((to) => to.replace(/^http:\/\/[^/]+/, '')) },
  },
  {
    name: 'two-locations',
    description: 'The framework and a proxy both write a Location, so there are two lines.',
    must: ['P-11'],
    may: [],
    change: {
      polling: {
        finish: (answer, { call }) => {
          const location = headerOf(answer, 'Location') ?? '';
          const again = `${location}&via=${encodeURIComponent(call.origin)}`;
          return { ...answer, headers: [...answer.headers, ['Location', again]] };
        },
      },
    },
  },
  {
    name: 'location-with-fragment',
    description: 'Location ends in a fragment, which no client sends back.',
    must: ['P-11'],
    may: [],
    change: { polling: moved((to) => `${to}#latest`) },
  },
  {
    name: 'state-not-encoded',
    description:
      'The state holds a plus sign that Location does not percent-encode: it comes back as a space.',
    must: ['P-12'],
    may: ['P-02', 'P-03', 'P-11', ...lost],
    change: {
      polling: {
        writeState: (tenant, id) => writeState(tenant, id).replace('-', '+'),
        readState: (tenant, state) =>
          /^\d+\+/.test(state) ? readState(tenant, state.replace('+', '-')) : undefined,
        location: ({ call, mailbox }, state) =>
          `${call.origin}${call.path}?mailbox=${encodeURIComponent(mailbox)}&state=${state}`,
      },
    },
  },
  {
    name: 'state-changes-when-quiet',
    description: 'The state holds the time of the answer, in whole seconds, even where nothing is new.',
    must: ['P-13'],
    may: ['P-26'],
    change: {
      polling: {
        writeState: (tenant, id) => `${writeState(tenant, id)}~${Math.floor(Date.now() / 1000)}`,
        readState: (tenant, state) => readState(tenant, state.replace(/~.*/, '')),
      },
    },
  },
];
