import { UsageError } from '../errors.ts';
import type { Finding, Report, Run } from '../model.ts';
import type { ExitCode } from '../report/exit.ts';
import { exchangeLine, exchangeText, shownEntries } from '../report/exchange-text.ts';
import { headlineOf } from '../report/headline.ts';
import { htmlPage } from '../report/html/page.ts';
import { findingsOfContract } from '../report/owned.ts';
import { runsOf } from '../report/runs.ts';
import { readLastRun, writeLastPage } from '../workspace/last-run.ts';
import type { World } from '../world.ts';

/** What `show` is asked for. */
export interface ShowOptions {
  /** `15`; `2.15` is exchange 15 of the second run, where there were several. */
  readonly exchange?: string;
  /** Writes the last run as a page. */
  readonly html: boolean;
}

const findingsOf = (report: Report, { contract }: Run): readonly Finding[] => {
  const own = report.contracts[contract];
  return own === undefined ? [] : findingsOfContract(report, own);
};

/** How an exchange is named: by its number, after that of its run where there are several. */
const nameOf = ({ contract }: Run, seq: number, runs: readonly Run[]): string =>
  runs.length === 1 ? String(seq) : `${contract + 1}.${seq}`;

const listText = (report: Report): string => {
  const runs = runsOf(report);
  const parts = runs.map((run) => {
    const findings = findingsOf(report, run);
    const lines = shownEntries(run).map((e) => exchangeLine(e, nameOf(run, e.seq, runs), findings));
    return [...(runs.length === 1 ? [] : [report.contracts[run.contract]?.provider ?? '']), ...lines].join(
      '\n',
    );
  });
  return `${[headlineOf(report), ...parts].join('\n\n')}\n\ntriggerpact show N shows one of them whole; --html writes all as a page\n`;
};

const oneText = (report: Report, name: string): string => {
  const runs = runsOf(report);
  for (const run of runs) {
    const entry = shownEntries(run).find((e) => nameOf(run, e.seq, runs) === name);
    if (entry !== undefined) return exchangeText(entry, findingsOf(report, run));
  }
  const named = runs.length === 1 ? 'as in 15' : 'as in 2.15 for the second run';
  throw new UsageError(
    `The last run has no exchange "${name}": name one by its number, ${named}; \`triggerpact show\` lists them`,
  );
};

/** Shows what happened in the last run: a line for each exchange, one whole, or all of it as a page. */
export const show = async ({ exchange, html }: ShowOptions, world: World): Promise<ExitCode> => {
  const report = await readLastRun(world);
  if (html) world.stdout(`${await writeLastPage(htmlPage(report, { color: false }), world)}\n`);
  else world.stdout(exchange === undefined ? listText(report) : oneText(report, exchange));
  return 0;
};
