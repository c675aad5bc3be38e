import { expect } from 'chai';
import type { Report } from '../../src/model.ts';
import { files } from '../samples/doorbell.ts';
import { runTool, type Run } from './run.ts';
import { atOnce, sampled, seed } from './sample.ts';
import { withHostileService } from './serve.ts';
import { hostileServices, type HostileService } from './services.ts';

const TIMEOUT = 6000;
const MOST_MEMORY = 400;
const timing = { notifyWithin: '400ms', quiet: '100ms', maxWait: '20ms', timeout: `${TIMEOUT / 1000}s` };

/** A stack, or a word of ours that something broke. */
const crash = /^\s+at .+:\d+:\d+\)?$|This is a bug|internal error|The rule crashed/m;

interface Met {
  readonly service: HostileService;
  readonly run: Run;
}

const meet = (service: HostileService, index: number): Promise<Met> =>
  withHostileService(service, async (url) => {
    const argv = [
      'verify',
      '--reporter',
      'text',
      '--reporter',
      'json=report.json',
      '--save-trace',
      'trace.json',
    ];
    // Pact takes its own time, so it is asked of some of them.
    if (index % 4 !== 0) argv.push('--no-pact');
    return { service, run: await runTool(files(url, { timing }), argv, { longest: TIMEOUT + 20_000 }) };
  });

const isLate = ({ run }: Met): boolean => run.ms > TIMEOUT + 5000;

const reportOf = ({ files: written }: Run): Report | undefined => {
  try {
    return JSON.parse(written['report.json'] ?? '') as Report;
  } catch {
    return undefined;
  }
};

/** What is wrong with the way a service was met. */
const complaints = ({ service, run }: Met): string[] => {
  const said = run.stdout + run.stderr + (run.files['report.json'] ?? '');
  return [
    ...([0, 1, 2].includes(run.code ?? -1) ? [] : [`exit code ${run.code}`]),
    ...(reportOf(run)?.verdict === undefined ? ['no report'] : []),
    ...(isLate({ service, run }) ? [`took ${Math.round(run.ms)} ms`] : []),
    ...(run.peak > MOST_MEMORY ? [`took ${run.peak} MB`] : []),
    ...(crash.test(said) ? [`crashed: ${crash.exec(said)?.[0]}`] : []),
    ...run.leftFiles.map((file) => `left ${file}`),
    ...run.leftProcesses.map((command) => `left running ${command}`),
  ];
};

/** Whether a machine that is busy with something else was to blame, tells a second time, alone. */
const meetAgain = async (all: readonly Met[]): Promise<readonly Met[]> => {
  const again: Met[] = [];
  for (const [i, met] of all.entries()) again.push(isLate(met) ? await meet(met.service, i) : met);
  return again;
};

describe('a hostile service', function () {
  this.timeout(0);
  const chosen = sampled(hostileServices);
  let met: readonly Met[] = [];

  before(async () => {
    met = await meetAgain(await atOnce(chosen, 2, meet));
    const most = (value: (m: Met) => number): string => {
      const [first] = met.toSorted((a, b) => value(b) - value(a));
      return first === undefined ? '' : `${Math.round(value(first))} (${first.service.name})`;
    };
    process.stdout.write(
      `    ${met.length} of ${hostileServices.length} services, seed ${seed}\n` +
        `    most ms: ${most((m) => m.run.ms)}; most MB: ${most((m) => m.run.peak)}\n`,
    );
  });

  it('there are at least 120', () => {
    expect(new Set(hostileServices.map((s) => s.name)).size).to.be.greaterThan(119);
  });

  for (const [i, service] of chosen.entries())
    it(`is met with a report, in time, within ${MOST_MEMORY} MB, when it ${service.name}`, () => {
      const one = met[i];
      expect(one?.service).to.equal(service);
      expect(one === undefined ? [] : complaints(one)).to.deep.equal([]);
    });
});
