import { headerOf, json, relocate, withHeader } from '../http/answer.ts';
import type { VoicemailFault } from './behaviour.ts';
import { polling, type Poll } from './polling.ts';
import type { Voicemail, VoicemailStore } from './voicemails.ts';

const SECOND = 1000;
/** ms that a voicemail needs until its text is there. */
const TRANSCRIBING = 250;

const secondOf = (voicemail: Voicemail): number => Math.floor(Date.parse(voicemail.receivedAt) / SECOND);

const isReady = (voicemail: Voicemail): boolean =>
  Date.now() - Date.parse(voicemail.receivedAt) >= TRANSCRIBING;

const waiting = (poll: Poll): boolean => polling.unseen(poll).some((v) => !isReady(v));

/** Services that have answered a poll. */
const awake = new WeakSet<VoicemailStore>();

/** The newest voicemail of a service when it was last restarted. */
const lastBeforeRestart = new WeakMap<VoicemailStore, number>();
const noteNewest = (store: VoicemailStore): void => void lastBeforeRestart.set(store, store.newest());

/** What a list of everything that was handed over says of one voicemail. */
const noteOf = (voicemail: Voicemail): string => btoa(encodeURIComponent(JSON.stringify(voicemail)));

const separator = '.';

/** Mistakes in what a state is made of. */
export const stateFaults: readonly VoicemailFault[] = [
  {
    name: 'state-names-its-tenant',
    description: 'The state names the tenant, and is answered to whoever has it and any valid key.',
    must: ['S-02'],
    may: [],
    change: {
      polling: {
        writeState: (tenant, id) => `${tenant}${separator}${polling.writeState(tenant, id)}`,
        readState: (_tenant, state) => {
          const [tenant = '', ...rest] = state.split(separator);
          return polling.readState(tenant, rest.join(separator));
        },
        unseen: (poll) => {
          const [tenant = ''] = (poll.call.query.get('state') ?? '').split(separator);
          return polling.unseen({ ...poll, all: poll.store.list(tenant, poll.mailbox) });
        },
      },
    },
  },
  {
    name: 'times-in-seconds',
    description: 'Times are whole seconds: what comes later in the second of the newest one is lost.',
    must: ['P-16'],
    may: ['P-15', 'P-17', 'P-18'],
    change: {
      polling: {
        unseen: (poll) => {
          const last = poll.store.list(poll.tenant, poll.mailbox).findLast((v) => v.id <= (poll.seen ?? 0));
          const unseen = polling.unseen(poll);
          return last === undefined ? unseen : unseen.filter((v) => secondOf(v) > secondOf(last));
        },
      },
    },
  },
  {
    name: 'state-lists-what-was-seen',
    description: 'Location holds every voicemail that was handed over, so that none comes twice.',
    must: ['P-27'],
    may: [],
    change: {
      polling: {
        finish: (answer, { call }, { taken }) => {
          const seen = [call.query.get('seen') ?? '', ...taken.map(noteOf)].filter((note) => note !== '');
          return relocate(answer, (to) => `${to}&seen=${encodeURIComponent(seen.join(','))}`);
        },
      },
    },
  },
  {
    name: 'key-in-location',
    description: 'Location carries the API key of the caller, so that the next poll needs no header.',
    must: ['S-05'],
    may: [],
    change: {
      polling: {
        finish: (answer, { call }) =>
          relocate(answer, (to) => `${to}&key=${encodeURIComponent(String(call.headers['x-api-key']))}`),
      },
    },
  },
  {
    name: 'empty-list-while-transcribing',
    description: 'While the text of a new voicemail is not there yet, the answer is 200 with an empty list.',
    must: ['P-19'],
    may: ['P-02'],
    change: {
      polling: {
        unseen: (poll) => polling.unseen(poll).filter(isReady),
        finish: (answer, poll, { taken }) =>
          poll.delivery === 'single' || taken.length > 0 || !waiting(poll)
            ? answer
            : withHeader(
                json(200, [], [['Retry-After', '1']]),
                'Location',
                headerOf(answer, 'Location') ?? '',
              ),
      },
    },
  },
  {
    name: 'numbers-start-anew',
    description: 'Voicemails are kept in memory: after a restart their ids begin at 1 again.',
    must: ['L-08'],
    may: [],
    restart: true,
    change: { polling: { restarted: (store) => store.beginAnew() } },
  },
  {
    name: 'key-made-at-start',
    description:
      'States are sealed with a key that is made at the start; one that is not understood stands for the beginning.',
    must: ['L-08'],
    may: [],
    restart: true,
    change: {
      polling: {
        restarted: noteNewest,
        unseen: (poll) => {
          const last = lastBeforeRestart.get(poll.store) ?? -1;
          return poll.seen !== undefined && poll.seen <= last ? poll.all : polling.unseen(poll);
        },
      },
    },
  },
  {
    name: 'inputs-kept-in-memory',
    description:
      'What a chain was asked for is kept in memory: after a restart its Location brings everything.',
    must: ['L-08'],
    may: [],
    restart: true,
    change: {
      polling: {
        restarted: noteNewest,
        unseen: (poll) =>
          lastBeforeRestart.has(poll.store)
            ? polling.unseen({ ...poll, all: poll.store.list(poll.tenant, '') })
            : polling.unseen(poll),
      },
    },
  },
  {
    name: 'slow-first-poll',
    description: 'The first poll wakes the service up, which takes more than ten seconds.',
    must: ['P-24'],
    may: [],
    change: {
      polling: {
        finish: (answer, { store }) => {
          if (awake.has(store)) return answer;
          awake.add(store);
          return { ...answer, wait: 10_500 };
        },
      },
    },
  },
];
