import type { Intent } from '../model.ts';

const LEAD = 'Pact: ';

/** How the trace names a request that Pact verifies: what it was meant for. */
export const pactIntent = (step: string): string => LEAD + step;

/** Whether a request was one that Pact verifies. */
export const isPactIntent = (intent: Intent): boolean =>
  intent.kind === 'other' && intent.what.startsWith(LEAD);
