import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAlarms } from '../../mocks/alarms/service.ts';
import type { Service } from '../../mocks/http/service.ts';
import { services } from '../../mocks/index.ts';
import { loadConfig } from '../../src/config/load.ts';
import { serviceAt } from '../../src/config/service-at.ts';
import type { ExploreSettings } from '../../src/explore/explore.ts';
import type { Config, Report } from '../../src/model.ts';
import { exploreService } from '../../src/verification/explore-service.ts';
import { findContract } from '../../src/workspace/find-contract.ts';
import { loadConfigured } from '../../src/workspace/load-definitions.ts';
import { lineByLine } from '../../src/progress.ts';
import type { World } from '../../src/world.ts';
import { quietWorld } from '../laws/verify-mock.ts';

/** Short waits: these services answer at once. */
const timing = { notifyWithin: 600, quiet: 150, maxWait: 100, timeout: 60_000 };

/** The full second: a schedule that is played again need not wait for the next one. */
const wholeSecond = (): number => Math.floor(Date.now() / 1000) * 1000;

const create = (name: keyof typeof services, fault: string | undefined): Service => {
  const options = fault === undefined ? {} : { fault };
  return name === 'alarms' ? createAlarms({ ...options, wait: 20 }) : services[name].create(options);
};

/** What an exploration gave. */
export interface Explored {
  readonly report: Report;
  /** Everything that was said while it ran. */
  readonly said: string;
  /** Method and path of every call that the service got. */
  readonly calls: readonly string[];
}

/** Explores a reference service, with a fault or without, by its own configuration. */
export const exploreMock = async (
  name: keyof typeof services,
  settings: ExploreSettings,
  options: {
    readonly fault?: string;
    readonly triggers?: readonly string[];
    readonly change?: (config: Config) => Config;
    /** Told method and path of a call before the service answers it. */
    readonly onCall?: (call: string) => void;
    readonly world?: Partial<Pick<World, 'signal' | 'stderr'>>;
  } = {},
): Promise<Explored> => {
  const said: string[] = [];
  const stderr = options.world?.stderr ?? ((text: string): void => void said.push(text));
  const world: World = {
    ...quietWorld(),
    now: wholeSecond,
    ...options.world,
    stderr,
    progress: lineByLine(stderr),
  };
  const loaded = await loadConfig({ cwd: world.cwd, path: `specs/${name}`, env: {} });
  if (loaded?.service === undefined) throw new Error(`specs/${name} has no service`);
  const running = create(name, options.fault);
  const calls: string[] = [];
  running.server.prependListener('request', ({ method, url }) => {
    calls.push(`${method} ${url}`);
    options.onCall?.(`${method} ${url}`);
  });
  const folder = mkdtempSync(join(tmpdir(), 'triggerpact-explore-'));
  try {
    const { url } = await running.listen();
    const documents = await loadConfigured(loaded, world.cwd);
    const agreed = { ...loaded, folder, timing, contracts: join(folder, 'contracts') };
    const config = (options.change ?? ((c: Config) => c))(agreed);
    const asked = { configs: [], triggers: options.triggers ?? [], noEvents: false, noPact: true };
    const source = await findContract(agreed, documents, undefined);
    const service = serviceAt(url, loaded.service);
    const report = await exploreService(
      { config, service, source, documents, options: asked },
      settings,
      world,
    );
    return { report, said: said.join(''), calls };
  } finally {
    await running.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
