import { serviceAt } from '../../src/config/service-at.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Service } from '../../mocks/http/service.ts';
import { services } from '../../mocks/index.ts';
import { findContract } from '../../src/workspace/find-contract.ts';
import { loadConfigured } from '../../src/workspace/load-definitions.ts';
import type { VerifyOptions } from '../../src/verification/options.ts';
import { verifyService } from '../../src/verification/verify-service.ts';
import { gatedWorld } from '../../src/evidence/gate.ts';
import type { World } from '../../src/world.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { Config, Report } from '../../src/model.ts';

export type ServiceName = keyof typeof services;

/** Short waits: the reference services answer at once, and the alarms' queue needs half a second a subscriber. */
const timing = { notifyWithin: 3000, quiet: 700, maxWait: 1000, timeout: 180_000 };

export const quietWorld = (): World =>
  gatedWorld({
    cwd: process.cwd(),
    env: {},
    stdout: () => undefined,
    stderr: () => undefined,
    isTerminal: false,
    signal: new AbortController().signal,
    now: Date.now,
    version: 'test',
  });

/** Verifies a reference service, with a fault or without, by its own configuration. */
export const verifyMock = async (
  name: ServiceName,
  options: {
    fault?: string;
    service?: Service;
    pact?: boolean;
    /** Only these; empty: all. */
    triggers?: readonly string[];
    change?: (config: Config) => Config;
  } = {},
): Promise<Report> => {
  const world = quietWorld();
  const loaded = await loadConfig({ cwd: world.cwd, path: `specs/${name}`, env: {} });
  if (loaded?.service === undefined) throw new Error(`specs/${name} has no service`);
  const running =
    options.service ??
    services[name].create({
      port: 0,
      ...(options.fault === undefined ? {} : { fault: options.fault }),
    });
  const folder = mkdtempSync(join(tmpdir(), 'triggerpact-'));
  try {
    const { url } = await running.listen();
    const documents = await loadConfigured(loaded, world.cwd);
    // Contracts that lie about elsewhere on the disk are none of this run's.
    const agreed = { ...loaded, folder, contracts: 'contracts', timing };
    const config = (options.change ?? ((c) => c))(agreed);
    const asked: VerifyOptions = {
      configs: [],
      triggers: options.triggers ?? [],
      noEvents: false,
      noPact: options.pact !== true,
    };
    const source = await findContract(agreed, documents, undefined);
    return await verifyService(
      {
        config,
        service: serviceAt(url, { ...loaded.service, ...config.service }),
        source,
        documents,
        options: asked,
      },
      world,
    );
  } finally {
    await running.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
