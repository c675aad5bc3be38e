import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Report } from '../../src/model.ts';
import { withFolder } from '../folder.ts';
import { freePort, withLeash, type Leash } from '../service/leash.ts';
import { webhookDefinition } from '../samples/doorbell-definition.ts';
import { withDoorbell, type Doorbell, type DoorbellWishes } from './doorbell.ts';
import { startTool, type Tool } from './tool.ts';

const built = new URL('../../src/', import.meta.url).href;

/** Loaded before the tool: the first rule of webhooks crashes. */
const crashingRule = `
import { webhookRules } from '${built}rules/webhook/index.js';
webhookRules[0].judge = () => { throw new RangeError('the rule is broken'); };
`;

/** Loaded before the tool: on a signal, something throws that nobody catches. */
const crashingTool = `process.on('SIGUSR2', () => { throw new RangeError('nobody caught this'); });`;

/** The same, on and on: the first is never the last. */
const crashingAgain = `process.on('SIGUSR2', () => {
  for (const ms of [1, 20, 40, 300, 600]) {
    setTimeout(() => { throw new RangeError('nobody caught this'); }, ms);
    setTimeout(() => void Promise.reject(new TypeError('nor that')), ms + 5);
  }
});`;

interface Run {
  readonly doorbell: Doorbell;
  readonly tool: Tool;
}

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
  readonly report: Report | undefined;
  readonly subscriptions: number;
  readonly journal: string | undefined;
}

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

const configuration = ({ url }: Doorbell, leash: Leash, port: number): string =>
  JSON.stringify({
    definitions: 'a.json',
    service: {
      url,
      // What the run starts, stands beside the doorbell, which has to live on to tell what was left in it.
      start: leash.argv(port),
      ready: `http://127.0.0.1:${port}/health`,
    },
    triggers: { OnRing: { emit: { method: 'POST', url: '/ring?door={{token}}' } } },
    timing: { notifyWithin: '500ms', quiet: '100ms', timeout: '20s' },
  });

/** Verifies a doorbell, ends the run in some way, and gives what is left of it once every process is gone. */
const runUntil = (
  act: (run: Run) => Promise<void>,
  { preload = '', ...wishes }: DoorbellWishes & { readonly preload?: string } = {},
): Promise<Ended> =>
  withDoorbell(wishes, (doorbell) =>
    withLeash(async (leash) => {
      const files = {
        'a.json': webhookDefinition(),
        'preload.mjs': preload,
        'triggerpact.json': configuration(doorbell, leash, await freePort()),
      };
      return withFolder(files, async (folder) => {
        const tool = startTool(
          folder,
          ['verify', '--no-pact', '--reporter', 'json=report.json'],
          ['--import', pathToFileURL(join(folder, 'preload.mjs')).href],
        );
        await leash.came(2);
        await act({ doorbell, tool });
        const { code, stderr } = await tool.ended;
        await leash.allGone();
        const report = read(join(folder, 'report.json'));
        return {
          code,
          stderr,
          report: report === undefined ? undefined : (JSON.parse(report) as Report),
          subscriptions: doorbell.subscriptions.size,
          journal: read(join(folder, '.triggerpact', 'journal.json')),
        };
      });
    }),
  );

const whenRung =
  (signal: NodeJS.Signals) =>
  async ({ doorbell, tool }: Run): Promise<void> => {
    await doorbell.rung;
    expect(doorbell.subscriptions.size).to.be.greaterThan(0);
    tool.signal(signal);
  };

const toItsEnd = async ({ tool }: Run): Promise<void> => void (await tool.ended);

describe('a run that ends before its time', function () {
  this.timeout(180_000);

  it('leaves no subscription, no process and a report when a rule crashes', async () => {
    const { code, report, subscriptions, journal } = await runUntil(toItsEnd, {
      rings: true,
      preload: crashingRule,
    });
    expect({ code, subscriptions, journal }).to.deep.equal({ code: 2, subscriptions: 0, journal: undefined });
    const rules = report?.contracts[0]?.triggers[0]?.rules ?? [];
    const crashed = rules.find((r) => r.reason?.includes('RangeError: the rule is broken'));
    expect(crashed?.verdict).to.equal('unknown');
  });

  // Windows has no signals: there a process that is told to end just ends.
  if (process.platform === 'win32') return;

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    it(`leaves no subscription, no process and a report when it gets ${signal}`, async () => {
      const { code, stderr, report, subscriptions, journal } = await runUntil(whenRung(signal));
      expect({ code, subscriptions, journal }).to.deep.equal({
        code: 2,
        subscriptions: 0,
        journal: undefined,
      });
      expect(stderr).to.include('Interrupted: cleaning up');
      expect(report).to.include({ verdict: 'unknown', reason: 'the run was interrupted' });
      expect(report?.notes.map((n) => n.message).join()).to.include('The service printed last:\nkey none');
    });

  it('leaves no subscription, no process and a report when the tool itself crashes', async () => {
    const { code, stderr, report, subscriptions } = await runUntil(whenRung('SIGUSR2'), {
      preload: crashingTool,
    });
    expect({ code, subscriptions }).to.deep.equal({ code: 2, subscriptions: 0 });
    expect(stderr).to.include('RangeError: nobody caught this').and.include('This is a bug in triggerpact');
    expect(report).to.include({ verdict: 'unknown', reason: 'internal error: nobody caught this' });
  });

  it('leaves no subscription, no process and a report when exception follows on exception', async () => {
    const { code, stderr, report, subscriptions, journal } = await runUntil(whenRung('SIGUSR2'), {
      preload: crashingAgain,
    });
    expect({ code, subscriptions, journal }).to.deep.equal({ code: 2, subscriptions: 0, journal: undefined });
    expect(stderr).to.include('RangeError: nobody caught this').and.include('TypeError: nor that');
    expect(report).to.include({ verdict: 'unknown', reason: 'internal error: nobody caught this' });
  });

  it('leaves no process, and remembers what is left to clean up, when it is killed', async () => {
    const { code, subscriptions, journal } = await runUntil(whenRung('SIGKILL'));
    expect(code).to.equal(null);
    expect(JSON.parse(journal ?? '[]')).to.have.length(subscriptions);
  });

  it('stops at once when it is interrupted twice, and remembers what is left to clean up', async () => {
    const { code, subscriptions, journal } = await runUntil(
      async (run) => {
        await whenRung('SIGINT')(run);
        await run.tool.said('Interrupted');
        run.tool.signal('SIGINT');
      },
      { holdsDeletes: true },
    );
    expect(code).to.equal(2);
    expect(subscriptions).to.be.greaterThan(0);
    expect(JSON.parse(journal ?? '[]')).to.have.length(subscriptions);
  });
});
