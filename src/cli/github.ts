import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { messageOf, ServiceError } from '../errors.ts';
import type { Report } from '../model.ts';
import type { World } from '../world.ts';

/** Whether this is a job of GitHub Actions. */
export const isGitHub = ({ env }: Pick<World, 'env'>): boolean => env['GITHUB_ACTIONS'] === 'true';

/** Text for the log of a job, in which nothing that a service answered is obeyed as a workflow command. */
export const logged = (text: string): string => {
  const token = randomUUID();
  return `::stop-commands::${token}\n${text}${text.endsWith('\n') ? '' : '\n'}::${token}::\n`;
};

/** Adds the report to the summary of the job, where the job takes one. */
export const addSummary = async (report: Report, { env }: Pick<World, 'env'>): Promise<void> => {
  const file = env['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return;
  try {
    const { markdown } = await import('../report/reporters/markdown.ts');
    await appendFile(file, `${markdown(report, { color: false })}\n`);
  } catch (cause) {
    throw new ServiceError(`Cannot write the summary of the job to "${file}": ${messageOf(cause)}`, {
      cause,
    });
  }
};
