import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { verify } from '../../src/commands/verify.ts';
import { loadNamed } from '../../src/workspace/load-definitions.ts';
import { configurationFor } from '../../src/mock/configuration.ts';
import type { Behaviour } from '../../src/mock/core/behaviour.ts';
import { startMockServer } from '../../src/mock/server/server.ts';
import type { JsonObject } from '../../src/json.ts';
import type { Report, TriggerDefinition } from '../../src/model.ts';
import { quietWorld } from '../laws/verify-mock.ts';

/** Short waits: a mock answers at once. */
const timing = { notifyWithin: '2s', quiet: '300ms', maxWait: '200ms', timeout: '60s' };

/** The triggers of a definition file or folder. */
export const triggersOf = async (definition: string): Promise<readonly TriggerDefinition[]> => {
  const { documents } = await loadNamed([definition], undefined, process.cwd());
  return documents.flatMap((d) => d.triggers);
};

/** Serves the mock of a definition and verifies it with the configuration that `--init` writes. */
export const verifyDefinition = async (
  definition: string,
  options: {
    readonly behaviour?: Behaviour;
    readonly pact?: boolean;
    readonly triggers?: readonly string[];
    readonly timing?: JsonObject;
    readonly trace?: string;
  } = {},
): Promise<Report> => {
  const { documents } = await loadNamed([definition], undefined, process.cwd());
  const triggers = documents.flatMap((d) => d.triggers);
  const key = 'triggerpact-mock-key';
  const server = await startMockServer(triggers, {
    host: '127.0.0.1',
    port: 0,
    seed: 'law',
    key,
    ...(options.behaviour === undefined ? {} : { behaviour: options.behaviour }),
  });
  const folder = mkdtempSync(join(tmpdir(), 'triggerpact-mock-'));
  try {
    const definitions = documents.map((d) => resolve(d.file));
    const config = configurationFor(triggers, { definitions, url: server.url, key });
    const file = join(folder, 'triggerpact.json');
    writeFileSync(file, JSON.stringify({ ...config, timing: { ...timing, ...options.timing } }));
    return await verify(
      {
        configs: [file],
        triggers: [...(options.triggers ?? [])],
        noEvents: false,
        noPact: options.pact !== true,
        ...(options.trace === undefined ? {} : { saveTrace: options.trace }),
      },
      { ...quietWorld(), cwd: folder },
    );
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
