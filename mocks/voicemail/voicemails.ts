import { createHmac } from 'node:crypto';
import type { Keys } from '../http/access.ts';

/** Where every path of the voicemail service starts. */
export const basePath = '/api/v1';

/** API keys of the tenants. */
export const voicemailKeys: Keys = {
  header: 'x-api-key',
  tenants: { 'voicemail-demo-key': 'demo', 'voicemail-other-key': 'other' },
};

/** A voicemail as callers see it. */
export interface Voicemail {
  readonly id: number;
  readonly mailbox: string;
  readonly caller: string | null;
  readonly text: string;
  readonly receivedAt: string;
}

/** The voicemails of all tenants, in memory, in the order of their ids. */
export interface VoicemailStore {
  readonly add: (tenant: string, draft: Omit<Voicemail, 'id' | 'receivedAt'>) => Voicemail;
  /** Of one mailbox; `''` is all of them. */
  readonly list: (tenant: string, mailbox: string) => readonly Voicemail[];
  readonly newest: () => number;
  readonly remove: (taken: readonly Voicemail[]) => void;
  /** Everything is gone, and ids begin at 1 again. */
  readonly beginAnew: () => void;
  /** What a server-side cursor would remember. */
  readonly cursors: Map<string, number>;
}

/** An empty store. */
export const createVoicemailStore = (): VoicemailStore => {
  let kept: { readonly tenant: string; readonly voicemail: Voicemail }[] = [];
  let newest = 0;
  return {
    add: (tenant, draft) => {
      newest += 1;
      const voicemail = { id: newest, ...draft, receivedAt: new Date().toISOString() };
      kept.push({ tenant, voicemail });
      return voicemail;
    },
    list: (tenant, mailbox) =>
      kept
        .filter((k) => k.tenant === tenant && (mailbox === '' || k.voicemail.mailbox === mailbox))
        .map((k) => k.voicemail),
    newest: () => newest,
    remove: (taken) => {
      kept = kept.filter((k) => !taken.includes(k.voicemail));
    },
    beginAnew: () => {
      kept = [];
      newest = 0;
    },
    cursors: new Map(),
  };
};

const seal = (tenant: string, id: string): string =>
  createHmac('sha256', 'voicemail state').update(`${tenant} ${id}`).digest('hex').slice(0, 12);

/** The state of a poll: the last id seen, sealed for its tenant, so that a made-up one is known as such. */
export const writeState = (tenant: string, id: number): string => `${id}-${seal(tenant, String(id))}`;

/** The id in a state; undefined for a state that this service never gave this tenant. */
export const readState = (tenant: string, state: string): number | undefined => {
  const [id = '', mark] = state.split('-');
  return state === `${id}-${mark}` && mark === seal(tenant, id) ? Number(id) : undefined;
};
