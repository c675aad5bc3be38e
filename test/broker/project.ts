import { randomBytes } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { services } from '../../mocks/index.ts';
import { runIn, type Outcome } from '../cli/world.ts';
import type { RealBroker } from './real-broker.ts';

/** A team's folder: a definition, a configuration, contracts; and names that no other project has. */
export interface Project {
  readonly folder: string;
  readonly consumer: string;
  readonly provider: string;
  /** Runs a command line there, against the broker. */
  readonly run: (argv: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Outcome>;
  /** Verifies from the broker against the voicemail service, with a fault or without. */
  readonly verify: (
    argv: readonly string[],
    options?: { readonly fault?: string; readonly env?: Readonly<Record<string, string>> },
  ) => Promise<Outcome>;
  /** Changes the definition. */
  readonly edit: (change: (definition: string) => string) => void;
  /** Adds lines to the configuration. */
  readonly configure: (lines: string) => void;
}

const timing = 'timing: { notifyWithin: 2500ms, quiet: 700ms, maxWait: 1s, timeout: 60s }';

/** Makes a project out of the voicemail service's definition for the length of one story. */
export const withProject = async (
  broker: RealBroker,
  story: (project: Project) => Promise<void>,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'triggerpact-'));
  const mark = randomBytes(4).toString('hex');
  const [consumer, provider] = [`Voicemail connector ${mark}`, `Voicemail ${mark}`];
  const definition = join(folder, 'apiDefinition.swagger.json');
  const run: Project['run'] = (argv, env = {}) =>
    runIn(folder, argv, { env: { PATH: process.env['PATH'], ...broker.env, ...env }, now: Date.now });
  try {
    cpSync('specs/voicemail/apiDefinition.swagger.json', definition);
    const written = readFileSync('specs/voicemail/triggerpact.yaml', 'utf8');
    writeFileSync(
      join(folder, 'triggerpact.yaml'),
      `${written.replace(/^contracts: .*$/m, '')}\nprovider: ${provider}\nconsumer: ${consumer}\n${timing}\n`,
    );
    await story({
      folder,
      consumer,
      provider,
      run,
      edit: (change) => writeFileSync(definition, change(readFileSync(definition, 'utf8'))),
      configure: (lines) => appendFileSync(join(folder, 'triggerpact.yaml'), `${lines}\n`),
      verify: async (argv, { fault, env } = {}) => {
        const service = services.voicemail.create({ port: 0, ...(fault === undefined ? {} : { fault }) });
        const { url } = await service.listen();
        try {
          return await run(['verify', '--broker', '--url', url, ...argv], env);
        } finally {
          await service.close();
        }
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
