import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json } from '../../src/json.ts';
import type { ServiceName } from '../laws/verify-mock.ts';
import type { Suite, SuiteResult } from './suite-child.ts';

/** One interaction as Pact's Verifier tells of it. */
export interface Told {
  readonly consumer: string;
  readonly description: string;
  readonly result: string;
  readonly mismatch?: Json;
}

/** What a suite said, by interaction. */
export interface Outcome extends SuiteResult {
  readonly told: readonly Told[];
  readonly printed: string;
}

/** Runs a suite in a process of its own. */
export const runSuite = (suite: Suite): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const path = fileURLToPath(new URL('./suite-child.js', import.meta.url));
    const env = { ...process.env, PACT_DO_NOT_TRACK: 'true', NO_COLOR: '1' };
    const child = fork(path, [], { silent: true, execArgv: [], env });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    let said: (SuiteResult & { readonly error?: string }) | undefined;
    child.once('message', (message) => (said = message as typeof said));
    child.once('close', () => {
      if (said === undefined || said.error !== undefined)
        return reject(new Error(`${said?.error ?? 'The suite ended without a word'}\n${printed}`));
      const verified = JSON.parse(said.verified) as { readonly interactionResults: readonly Told[] };
      resolve({ ...said, told: verified.interactionResults, printed });
    });
    child.send(suite);
  });

const timing = 'timing: { notifyWithin: 3s, quiet: 700ms, maxWait: 1s, timeout: 180s }';

/** The folder of a team whose service is one of the reference services, for the length of one story. */
export const withTeam = async <T>(name: ServiceName, story: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'triggerpact-'));
  try {
    cpSync(`specs/${name}`, folder, { recursive: true });
    const written = readFileSync(join(folder, 'triggerpact.yaml'), 'utf8');
    writeFileSync(
      join(folder, 'triggerpact.yaml'),
      `${written.replace(/^contracts: .*$/m, '')}\n${timing}\n`,
    );
    return await story(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
