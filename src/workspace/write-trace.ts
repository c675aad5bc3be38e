import { resolve } from 'node:path';
import { writeWhole } from '../config/write-whole.ts';
import { ServiceError } from '../errors.ts';
import type { Report } from '../model.ts';
import { reasonOf } from '../reason-of.ts';
import { savedTrace } from '../saved-trace.ts';
import type { World } from '../world.ts';

/** Saves what happened in a run, where it got so far; throws ServiceError where it cannot be written. */
export const writeTrace = (report: Report, file: string, world: Pick<World, 'cwd' | 'hide'>): void => {
  if (report.trace === undefined) return;
  const path = resolve(world.cwd, file);
  try {
    writeWhole(path, `${JSON.stringify(savedTrace(world.hide(report.trace)), null, 1)}\n`);
  } catch (error) {
    throw new ServiceError(`Cannot write the trace to "${file}": ${reasonOf(error)}`, { cause: error });
  }
};
