import { addressOf } from '../../src/address.ts';
import { createClient } from '../../src/client/client.ts';
import { createRecorder, type Recorder } from '../../src/client/recorder.ts';
import type { TriggerConfig, TriggerDefinition } from '../../src/model.ts';
import type { PollerContext } from '../../src/platform/chain.ts';
import { withServer, type Handler, type TestServer } from '../samples/server.ts';

/** A trigger with nothing configured but its inputs. */
export const configOf = (inputs: TriggerConfig['inputs'] = {}): TriggerConfig => ({
  inputs,
  emitOther: [],
  perEmit: 1,
  expect: {},
});

/** What a spec of the platform works with. */
export interface Bench {
  readonly context: PollerContext;
  readonly recorder: Recorder;
  readonly server: TestServer;
}

/** Runs a service below /api/v1, and the platform beside it; polls never wait. */
export const withPlatform = <T>(
  trigger: TriggerDefinition,
  handler: Handler,
  use: (bench: Bench) => Promise<T>,
  more: Partial<PollerContext> & {
    readonly headers?: Readonly<Record<string, string>>;
    readonly aliases?: readonly string[];
  } = {},
): Promise<T> =>
  withServer(handler, (server) => {
    const recorder = createRecorder(() => performance.now());
    const { signal } = new AbortController();
    const { headers = {}, aliases = [], ...rest } = more;
    const client = createClient(
      {
        origin: server.url,
        headers,
        credentials: (whose) =>
          Promise.resolve({ headers: { 'X-Api-Key': whose === 'own' ? 'right-key' : 'wrong-key' } }),
        renew: () => Promise.resolve(false),
      },
      recorder,
      { timeout: 1000, maxBody: 100_000, signal },
    );
    const context: PollerContext = {
      trigger,
      config: configOf({ mailbox: 'sales', customer: 'Contoso' }),
      client,
      recorder,
      address: addressOf(`${server.url}/api/v1`, aliases),
      maxWait: 0,
      signal,
      ...rest,
    };
    return use({ context, recorder, server });
  });

/** The messages of the notes of a run. */
export const notesOf = (recorder: Recorder): string[] =>
  recorder.entries.flatMap((e) => (e.type === 'note' ? [e.message] : []));
