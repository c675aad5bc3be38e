import { expect } from 'chai';
import { part, seed, seeded } from './sample.ts';
import { interrupted, type Ending, type Plan, type Remains } from './interrupted-run.ts';

/** How many runs are interrupted, of which `SAMPLE` takes a part. */
const RUNS = part(72);
/** Ms that a run may take to clean up and report, on a busy machine. */
const ENDS_WITHIN = 20_000;

const endings: readonly Ending[] = [
  'SIGINT',
  'SIGKILL and cleanup',
  'SIGTERM',
  'SIGINT twice',
  'SIGHUP',
  'by itself',
];
const names: readonly Plan['service'][] = ['alarms', 'voicemail', 'invoices'];
/** Ms that an uninterrupted run takes at most, from its first call on. */
const longest: Readonly<Record<Plan['service'], number>> = { alarms: 8000, voicemail: 9000, invoices: 4500 };

const planOf = (n: number, random: () => number): Plan => {
  const service = names[Math.floor(n / endings.length) % names.length] ?? 'alarms';
  return {
    service,
    ending: endings[n % endings.length] ?? 'SIGINT',
    after: Math.round(random() * longest[service]),
    again: Math.round(random() * 300),
    withPact: random() < 0.5,
  };
};

const expectNothingLeft = (plan: Plan, left: Remains): void => {
  const told = `${JSON.stringify(plan)}\n${left.said}`;
  expect([left.processes, left.files], told).to.deep.equal([0, []]);
  expect(left.took, told).to.be.lessThan(plan.ending === 'by itself' ? 60_000 : ENDS_WITHIN);
  const mayLeave = left.cleanup === undefined ? 0 : left.unheard;
  expect(left.subscriptions, told).to.be.at.most(mayLeave);
  // Only what nobody heard the answer of is left to be removed by hand, and is kept in mind.
  expect(left.journal, told).to.equal(mayLeave > 0);
  if (left.cleanup !== undefined) expect(left.cleanup, told).to.equal(mayLeave > 0 ? 2 : 0);
};

const expectReport = (plan: Plan, { code, verdict, wasOver, said }: Remains): void => {
  const told = `${JSON.stringify(plan)}\n${said}`;
  if (plan.ending === 'by itself' || wasOver) expect([code, verdict], told).to.deep.equal([0, 'pass']);
  else if (plan.ending === 'SIGKILL and cleanup')
    expect([code, verdict], told).to.deep.equal([null, undefined]);
  // The second one may come when everything is done, or before the report.
  else if (plan.ending === 'SIGINT twice')
    expect([code === 2 || verdict === 'pass', code !== null], told).to.deep.equal([true, true]);
  // The signal may come when the report is written already.
  else expect([`2 unknown`, `0 pass`], told).to.include(`${code} ${verdict}`);
};

describe('runs that are interrupted', function () {
  // Windows has no signals to interrupt with.
  if (process.platform === 'win32') return;
  this.timeout(120_000);
  const random = seeded(seed);
  const table = new Map<Ending, string[]>();
  let slowest = 0;

  for (const [n, plan] of Array.from({ length: RUNS }, (_, i) => planOf(i, random)).entries())
    it(`leave nothing behind: ${n + 1} of ${plan.service}, ${plan.ending}${plan.ending === 'by itself' ? '' : ` after ${plan.after} ms`}${plan.withPact ? ', with Pact' : ''}`, async () => {
      const left = await interrupted(plan, `story-${process.pid}-${n}-end`);
      const line = `${left.wasOver ? 'over' : String(left.code)}${left.cleanup === undefined ? '' : `/${left.cleanup}`}${left.unheard > 0 ? ' (unheard)' : ''}`;
      table.set(plan.ending, [...(table.get(plan.ending) ?? []), line]);
      if (plan.ending !== 'by itself' && !left.wasOver) slowest = Math.max(slowest, left.took);
      expectNothingLeft(plan, left);
      expectReport(plan, left);
    });

  after(() => {
    for (const [ending, codes] of table) {
      const counts = [...new Set(codes)].map((c) => `${c} × ${codes.filter((x) => x === c).length}`);
      process.stdout.write(
        `    ${ending.padEnd(20)} ${codes.length} runs, exit codes ${counts.join(', ')}\n`,
      );
    }
    process.stdout.write(`    from the signal to the end: at most ${Math.round(slowest)} ms; seed=${seed}\n`);
  });
});
