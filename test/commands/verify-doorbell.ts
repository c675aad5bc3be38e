import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../src/world.ts';
import { runIn, type Outcome } from '../cli/world.ts';
import { withFolder } from '../folder.ts';
import { withServer, type Received, type Reply, type TestServer } from '../samples/server.ts';
import { createDoorbell, files, type Doorbell } from '../samples/doorbell.ts';

interface Verified extends Outcome {
  readonly doorbell: Doorbell;
  readonly server: TestServer;
  /** A journal, or anything else that a run needs only while it lasts, is still there. */
  readonly leftovers: boolean;
}

/** What answers a request in the doorbell's place. */
export type Instead = (request: Received, doorbell: Doorbell, n: number) => Reply | undefined;

/** How a run differs. */
export interface Setting {
  readonly argv?: readonly string[];
  /** Members of the configuration that differ, given the service's address. */
  readonly changes?: (url: string) => Readonly<Record<string, unknown>>;
  readonly world?: Partial<World>;
}

/** Verifies a doorbell in a folder of its own. */
export const verify = (instead: Instead = () => undefined, setting: Setting = {}): Promise<Verified> => {
  const doorbell = createDoorbell(instead);
  return withServer(doorbell.handle, (server) =>
    withFolder(files(server.url, setting.changes?.(server.url)), async (folder) => {
      const outcome = await runIn(folder, ['verify', '--no-pact', ...(setting.argv ?? [])], {
        now: Date.now,
        ...setting.world,
      });
      return {
        ...outcome,
        doorbell,
        server,
        leftovers: existsSync(join(folder, '.triggerpact', 'journal.json')),
      };
    }),
  );
};

/** Whether somebody rings. */
export const isEmit = ({ method, target }: Received): boolean => method === 'POST' && target === '/v1/rings';
