import { withHeader } from '../http/answer.ts';
import type { VoicemailFault } from './behaviour.ts';
import { polling } from './polling.ts';
import { voicemailKeys } from './voicemails.ts';
import { access, firstTenant } from '../http/access.ts';

const MINUTE = 60_000;

/** Mistakes in what counts as new, and for whom. */
export const historyFaults: readonly VoicemailFault[] = [
  {
    name: 'first-poll-delivers-history',
    description: 'The first poll delivers what was there before it.',
    must: ['P-06'],
    may: ['P-14', 'P-18', 'P-26'],
    change: { polling: { unseen: ({ all, seen = 0 }) => all.filter((v) => v.id > seen) } },
  },
  {
    name: 'repeats-boundary-item',
    description: 'The comparison with the state is "at least", where "greater" is meant.',
    must: ['P-14'],
    may: ['P-02', 'P-04', 'P-06', 'P-13', 'P-15', 'P-18', 'P-19', 'P-26'],
    change: {
      polling: {
        unseen: ({ all, seen }) => (seen === undefined ? [] : all.filter((v) => v.id >= seen)),
      },
    },
  },
  {
    name: 'state-one-behind',
    description: 'Of several voicemails the state names the last but one, so that the last comes again.',
    must: ['P-14'],
    may: ['P-02', 'P-26'],
    change: {
      polling: {
        finish: (answer, poll, { taken }) => {
          const behind = taken.at(-2);
          return behind === undefined
            ? answer
            : withHeader(
                answer,
                'Location',
                polling.location(poll, polling.writeState(poll.tenant, behind.id)),
              );
        },
      },
    },
  },
  {
    name: 'loses-burst',
    description: 'Of events that come close together only the last is told.',
    must: ['P-15'],
    may: ['P-18', 'P-17'],
    change: { polling: { take: (unseen) => unseen.slice(-1) } },
  },
  {
    name: 'limits-before-filtering',
    description: 'Twenty voicemails are read, and of these the ones of the mailbox are taken.',
    must: ['P-15'],
    may: ['P-18', 'P-17', 'P-29', 'P-16'],
    change: {
      polling: {
        unseen: ({ seen, store, tenant, mailbox }) =>
          seen === undefined
            ? []
            : store
                .list(tenant, '')
                .filter((v) => v.id > seen)
                .slice(0, 20)
                .filter((v) => mailbox === '' || v.mailbox === mailbox),
      },
    },
  },
  {
    name: 'times-in-minutes',
    description: 'Times are compared to the minute: what comes less than a minute after the state is lost.',
    must: ['P-15'],
    may: ['P-16', 'P-18', 'P-17', 'P-29'],
    change: {
      polling: {
        unseen: ({ all, seen, store, tenant }) => {
          if (seen === undefined) return [];
          const last = store.list(tenant, '').findLast((v) => v.id <= seen);
          return all.filter(
            (v) => last === undefined || Date.parse(v.receivedAt) >= Date.parse(last.receivedAt) + MINUTE,
          );
        },
      },
    },
  },
  {
    name: 'destructive-read',
    description: 'What has been handed over is deleted, so that a poll that is repeated finds nothing.',
    must: ['P-17'],
    may: ['P-14', 'P-15', 'P-16', 'P-18', 'P-29'],
    change: {
      polling: {
        finish: (answer, { store }, { taken }) => {
          store.remove(taken);
          return answer;
        },
      },
    },
  },
  {
    name: 'pollers-share-a-cursor',
    description: 'The service keeps one place per key and mailbox, so that two flows take turns.',
    // A state that is polled again brings nothing either, whoever polls.
    must: ['P-17', 'P-29'],
    may: ['P-13', 'P-15', 'P-16', 'P-18', 'P-26'],
    change: {
      polling: {
        unseen: ({ all, tenant, mailbox, store, seen, delivery }) => {
          const key = `${tenant} ${mailbox} ${delivery}`;
          const cursor = store.cursors.get(key) ?? store.newest();
          const unseen = seen === undefined ? [] : all.filter((v) => v.id > cursor);
          const next = delivery === 'single' ? unseen[0] : unseen.at(-1);
          store.cursors.set(key, next?.id ?? cursor);
          return unseen;
        },
      },
    },
  },
  {
    name: 'forgets-old-states',
    description: 'A state that has missed more than three voicemails is taken for a first poll.',
    // Only a flow that was switched off for a while meets it, and a contract that starts from the very first poll.
    must: [],
    may: ['P-15', 'P-17', 'P-29'],
    pact: true,
    change: {
      polling: {
        unseen: (poll) => {
          const unseen = polling.unseen(poll);
          return unseen.length > 3 ? [] : unseen;
        },
        finish: (answer, poll) => {
          const missed = polling.unseen(poll).length > 3;
          const newest = polling.location(poll, polling.writeState(poll.tenant, poll.store.newest()));
          return missed ? withHeader(answer, 'Location', newest) : answer;
        },
      },
    },
  },
  {
    name: 'location-needs-no-credentials',
    description: 'A state counts as proof of who calls: only the first poll looks at the credentials.',
    must: ['P-30'],
    may: ['S-02'],
    change: {
      access: {
        authorise: (call, keys) =>
          access.authorise(call, keys) ?? (call.query.has('state') ? firstTenant(voicemailKeys) : undefined),
      },
    },
  },
];
