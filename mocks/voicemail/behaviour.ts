import type { Seeded } from '../fault.ts';
import { access, type Access } from '../http/access.ts';
import { hooks, type Hooks } from '../webhook/hooks.ts';
import { polling, type Polling } from './polling.ts';

/** The parts of the voicemail service that a fault can replace. */
export interface VoicemailBehaviour {
  readonly access: Access;
  readonly polling: Polling;
  readonly hooks: Hooks;
}

/** A fault of the voicemail service. */
export type VoicemailFault = Seeded<VoicemailBehaviour>;

/** The voicemail service as it keeps its contract. */
export const voicemailBehaviour: VoicemailBehaviour = { access, polling, hooks };
