import { isObject } from '../../json.ts';
import { json, pathOf } from '../core/call.ts';
import { polling } from '../core/polling.ts';
import { hashOf } from '../core/random.ts';
import type { MockFault } from './fault.ts';
import { without, withBody, withHeader } from './rewrite.ts';

/** Mistakes of a service that keeps the state of its polls itself. */
export const pollingFaults: readonly MockFault[] = [
  {
    name: 'news-answers-206',
    description: 'News is answered 206, as if a range had been asked for: no run starts.',
    breaks: { native: 'P-01' },
    change: { polling: { finish: (a) => (a.status === 200 ? { ...a, status: 206 } : a) } },
  },
  {
    name: 'empty-list-when-quiet',
    description: 'Where nothing is new the answer is 200 with an empty list.',
    breaks: { native: 'P-02' },
    change: {
      polling: {
        finish: (a, poll) => (a.status === 202 && poll.seen !== undefined ? json(200, [], a.headers) : a),
      },
    },
  },
  {
    name: 'no-location-at-first',
    description: 'The first 202 has no Location, so that the first call repeats for ever.',
    breaks: { native: 'P-03' },
    change: { polling: { finish: (a, poll) => (poll.seen === undefined ? without(a, 'Location') : a) } },
  },
  {
    name: 'no-location-with-news',
    description: 'A 200 has no Location, so that the same items come again.',
    breaks: { native: 'P-04' },
    change: { polling: { finish: (a) => (a.status === 200 ? without(a, 'Location') : a) } },
  },
  {
    name: 'state-not-advanced',
    description: 'A 200 gives the Location that it was asked with.',
    breaks: { native: 'P-04' },
    change: { polling: { next: (poll) => poll.seen ?? poll.newest } },
  },
  {
    name: 'no-retry-after',
    description: 'No answer says when to come again.',
    breaks: { native: 'P-05' },
    change: { polling: { finish: (a) => without(a, 'Retry-After') } },
  },
  {
    name: 'retry-after-in-words',
    description: 'Retry-After is "soon".',
    breaks: { native: 'P-20' },
    change: { polling: { finish: (a) => withHeader(a, 'Retry-After', 'soon') } },
  },
  {
    name: 'first-poll-delivers-history',
    description: 'The first poll delivers what was there before it.',
    breaks: { native: 'P-06' },
    change: { polling: { unseen: (poll) => (poll.seen === undefined ? poll.all : polling.unseen(poll)) } },
  },
  {
    name: 'location-drops-filter',
    description: 'Location forgets the inputs, so that later polls see what they exclude.',
    breaks: { native: 'P-07' },
    change: {
      polling: {
        location: ({ call, parameter }, state) =>
          `${call.origin}${pathOf(call)}?${parameter}=${encodeURIComponent(state)}`,
      },
    },
  },
  {
    name: 'state-not-encoded',
    description:
      'The state holds a plus sign that Location does not percent-encode: it comes back as a space.',
    breaks: { native: 'P-12' },
    change: { polling: { location: (poll, state) => polling.location(poll, state).replaceAll('%2B', '+') } },
  },
  {
    name: 'state-one-behind',
    description: 'Of several items the state names the last but one, so that the last comes again.',
    breaks: { native: 'P-14' },
    showsIn: (trigger) => trigger.delivery === 'batch',
    change: {
      polling: {
        next: (poll, outcome) =>
          outcome.taken.length > 1 ? (outcome.taken.at(-2)?.n ?? 0) : polling.next(poll, outcome),
      },
    },
  },
  {
    name: 'state-changes-when-quiet',
    description: 'Every answer has another state, even where nothing is new.',
    breaks: { native: 'P-13' },
    change: {
      polling: {
        location: (poll, state) =>
          `${polling.location(poll, state).replace(/&turn=\d+/, '')}&turn=${hashOf(poll.call.target)}`,
      },
    },
  },
  {
    name: 'destructive-read',
    description: 'What has been handed over is deleted, so that a poll that is repeated finds nothing.',
    breaks: { native: 'P-17' },
    change: {
      polling: {
        unseen: (poll) => polling.unseen(poll).filter((e) => !poll.memory.has(`${poll.trigger.id} ${e.n}`)),
        finish: (a, { memory, trigger }, { taken }) => {
          for (const { n } of taken) memory.set(`${trigger.id} ${n}`, n);
          return a;
        },
      },
    },
  },
  {
    name: 'pollers-share-a-cursor',
    description: 'The service keeps one place for all, so that two flows take turns.',
    breaks: { native: 'P-17' },
    change: {
      polling: {
        unseen: (poll) => polling.unseen(poll).filter((e) => e.n > (poll.memory.get(poll.trigger.id) ?? 0)),
        finish: (a, { memory, trigger }, { taken }) => {
          const last = taken.at(-1);
          if (last !== undefined) memory.set(trigger.id, last.n);
          return a;
        },
      },
    },
  },
  {
    name: 'location-grows',
    description: 'Location carries along every state that there was.',
    breaks: { native: 'P-27' },
    change: {
      polling: {
        location: (poll, state) => {
          const [, before = ''] = /&states=([^&]*)/.exec(poll.call.target) ?? [];
          const bare = polling.location(poll, state).replace(/&states=[^&]*/, '');
          const isMoved = !poll.call.target.includes(encodeURIComponent(state));
          return `${bare}&states=${before}${isMoved ? 's'.repeat(900) : ''}`;
        },
      },
    },
  },
  {
    name: 'no-hint-of-more',
    description: 'While more items wait, Retry-After does not ask for the next poll at once.',
    breaks: { native: 'P-18' },
    showsIn: (trigger) => trigger.delivery === 'single',
    change: { polling: { finish: (a) => withHeader(a, 'Retry-After', '1') } },
  },
  {
    name: 'wrong-shape',
    description: 'A list is answered where one object is declared, and one object where a list is.',
    breaks: { native: 'P-18' },
    change: {
      polling: {
        finish: (answer, poll, { taken }) =>
          answer.status === 200
            ? withBody(answer, (body) => {
                if (poll.trigger.delivery === 'single') return [body];
                const [event] = taken;
                const item = event === undefined ? null : poll.itemOf(event);
                return isObject(item) ? item : { item };
              })
            : answer,
      },
    },
  },
];
