import { resolve } from 'node:path';
import { writeWhole } from '../config/write-whole.ts';
import { ServiceError } from '../errors.ts';
import type { Report } from '../model.ts';
import { reasonOf } from '../reason-of.ts';
import type { World } from '../world.ts';
import { tracePieces } from './trace-pieces.ts';

/** Saves what happened in a run, where it got so far; throws ServiceError where it cannot be written. */
export const writeTrace = (report: Report, file: string, world: Pick<World, 'cwd' | 'hide'>): void => {
  if (report.trace === undefined) return;
  const path = resolve(world.cwd, file);
  try {
    writeWhole(path, tracePieces(world.hide(report.trace)));
  } catch (error) {
    throw new ServiceError(`Cannot write the trace to "${file}": ${reasonOf(error)}`, { cause: error });
  }
};
