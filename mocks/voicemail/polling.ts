import { empty, json, problem, type Answer, type Header } from '../http/answer.ts';
import type { Access } from '../http/access.ts';
import type { Call } from '../http/call.ts';
import type { Handler } from '../http/router.ts';
import { readState, voicemailKeys, writeState, type Voicemail, type VoicemailStore } from './voicemails.ts';

/** One poll, and what its answer is made of. */
export interface Poll {
  readonly call: Call;
  readonly tenant: string;
  readonly mailbox: string;
  readonly delivery: 'single' | 'batch';
  /** Voicemails of the tenant and mailbox, oldest first. */
  readonly all: readonly Voicemail[];
  /** The last id that the caller has seen; undefined on the first poll. */
  readonly seen: number | undefined;
  readonly store: VoicemailStore;
}

/** What a poll hands over. */
export interface Outcome {
  readonly taken: readonly Voicemail[];
  readonly more: boolean;
}

/** How voicemails are polled, in replaceable parts. */
export interface Polling {
  readonly writeState: (tenant: string, id: number) => string;
  readonly readState: (tenant: string, state: string) => number | undefined;
  readonly location: (poll: Poll, state: string) => string;
  /** The voicemails that the caller has not seen, oldest first. */
  readonly unseen: (poll: Poll) => readonly Voicemail[];
  readonly take: (unseen: readonly Voicemail[], poll: Poll) => readonly Voicemail[];
  readonly malformed: (poll: Poll) => Answer;
  /** The last word on the answer. */
  readonly finish: (answer: Answer, poll: Poll, outcome: Outcome) => Answer;
  /** What a restart leaves of the states that were given out. */
  readonly restarted: (store: VoicemailStore) => void;
}

/** The Location of the next poll, from its query parameters. */
export const pollLocation = ({ call }: Poll, query: readonly (readonly [string, string])[]): string =>
  `${call.origin}${call.path}?${query.map(([k, v]) => `${k}=${encodeURIComponent(v)}`).join('&')}`;

/** The polling of a service that keeps its contract. */
export const polling: Polling = {
  writeState,
  readState,
  location: (poll, state) =>
    pollLocation(poll, [
      ...(poll.mailbox === '' ? [] : ([['mailbox', poll.mailbox]] as const)),
      ['state', state],
    ]),
  unseen: ({ all, seen }) => (seen === undefined ? [] : all.filter((v) => v.id > seen)),
  take: (unseen, { delivery }) => (delivery === 'single' ? unseen.slice(0, 1) : unseen),
  malformed: () => problem(400, 'The state is none that this service gave out'),
  finish: (answer) => answer,
  restarted: () => undefined,
};

/** The operation that polls for voicemails. */
export const pollVoicemails =
  (
    delivery: 'single' | 'batch',
    behaviour: { access: Access; polling: Polling },
    store: VoicemailStore,
  ): Handler =>
  (call) => {
    const { access, polling: how } = behaviour;
    const instead = access.intercept(call);
    if (instead !== undefined) return instead;
    const tenant = access.authorise(call, voicemailKeys);
    if (tenant === undefined) return access.refuse(call, voicemailKeys);
    const mailbox = call.query.get('mailbox') ?? '';
    const written = call.query.get('state') ?? undefined;
    const seen = written === undefined ? undefined : how.readState(tenant, written);
    const poll: Poll = { call, tenant, mailbox, delivery, all: store.list(tenant, mailbox), seen, store };
    if (written !== undefined && seen === undefined) return how.malformed(poll);

    const unseen = how.unseen(poll);
    const taken = how.take(unseen, poll);
    const more = taken.at(-1) !== unseen.at(-1);
    const next = taken.at(-1)?.id ?? seen ?? store.newest();
    const headers: Header[] = [
      ['Location', how.location(poll, how.writeState(tenant, next))],
      ['Retry-After', more ? '0' : '1'],
    ];
    const body = delivery === 'single' ? taken[0] : taken;
    const answer = taken.length > 0 ? json(200, body, headers) : empty(202, headers);
    return how.finish(answer, poll, { taken, more });
  };
