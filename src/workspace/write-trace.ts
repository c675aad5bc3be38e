import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { makeFolder } from '../config/make-folder.ts';
import { ServiceError } from '../errors.ts';
import type { Report } from '../model.ts';
import { reasonOf } from '../reason-of.ts';
import { savedTrace } from '../saved-trace.ts';
import type { World } from '../world.ts';

/** Saves what happened in a run, where it got so far. */
export const writeTrace = async (report: Report, file: string, world: World): Promise<void> => {
  if (report.trace === undefined) return;
  const path = resolve(world.cwd, file);
  try {
    makeFolder(dirname(path));
    await writeFile(path, `${JSON.stringify(savedTrace(report.trace), null, 1)}\n`);
  } catch (error) {
    throw new ServiceError(`Cannot write the trace to "${file}": ${reasonOf(error)}`, { cause: error });
  }
};
