import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { messageOf, ServiceError } from '../errors.ts';
import type { Report } from '../model.ts';
import { savedTrace } from '../saved-trace.ts';
import type { World } from '../world.ts';

/** Saves what happened in a run, where it got so far. */
export const writeTrace = async (report: Report, file: string, world: World): Promise<void> => {
  if (report.trace === undefined) return;
  try {
    await writeFile(resolve(world.cwd, file), `${JSON.stringify(savedTrace(report.trace), null, 1)}\n`);
  } catch (error) {
    throw new ServiceError(`Cannot write the trace to "${file}": ${messageOf(error)}`, { cause: error });
  }
};
