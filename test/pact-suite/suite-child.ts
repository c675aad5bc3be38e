import { Verifier, type VerifierOptions } from '@pact-foundation/pact';
import type { Json } from '../../src/json.ts';
import { triggerStates, type TriggerStatesOptions } from '../../src/pact-suite/index.ts';

/** A team's Pact suite, as a process of its own: Pact's core prints to the terminal. */
export interface Suite {
  readonly triggers: TriggerStatesOptions;
  /** All that can be sent to a process; the handlers of the suite's own states are made here. */
  readonly verifier: Omit<VerifierOptions, 'stateHandlers'>;
  /** Leave the states of the triggers out. */
  readonly without?: true;
}

/** What came of it. */
export interface SuiteResult {
  /** What the Verifier gives, or what it rejects with. */
  readonly verified: string;
  readonly ok: boolean;
  readonly rules: string;
  readonly unreached: Json;
  readonly left: readonly string[];
  /** Own states that were set up. */
  readonly own: readonly string[];
}

const verify = async (options: VerifierOptions): Promise<Pick<SuiteResult, 'ok' | 'verified'>> => {
  try {
    return { ok: true, verified: await new Verifier(options).verifyProvider() };
  } catch (error) {
    return { ok: false, verified: error instanceof Error ? error.message : String(error) };
  }
};

const run = async ({ triggers, verifier, without }: Suite): Promise<SuiteResult> => {
  const own: string[] = [];
  const handler = (name: string) => async () => void own.push(name);
  const options: VerifierOptions = {
    ...verifier,
    stateHandlers: {
      'the service is up': handler('the service is up'),
      'no state yet': handler('no state yet'),
    },
  };
  if (without === true) return { ...(await verify(options)), rules: '', unreached: [], left: [], own };
  const { close, report, unreached, ...forTriggers } = await triggerStates({ ...triggers, own: options });
  let left: readonly string[] = [];
  let verified: Pick<SuiteResult, 'ok' | 'verified'>;
  try {
    verified = await verify({ ...options, ...forTriggers });
  } finally {
    left = await close();
  }
  return { ...verified, rules: report.verdict, unreached: unreached() as unknown as Json, left, own };
};

process.once('message', (suite: Suite) => {
  run(suite).then(
    (result) => process.send?.(result, () => process.disconnect()),
    (error: unknown) => process.send?.({ error: String(error) }, () => process.disconnect()),
  );
});
