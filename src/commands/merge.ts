import type { Report } from '../model.ts';
import { joinReports } from '../report/join.ts';
import { mergeAndPublish } from './merge-publish.ts';
import type { MergeOptions } from './options.ts';
import { readReports } from './read-reports.ts';
import type { World } from './world.ts';

/** Joins JSON reports, of shards or of different services: files, folders or globs. */
export const mergeFiles = async (
  names: readonly string[],
  world: Pick<World, 'cwd' | 'version'>,
): Promise<Report> => {
  const reports = await readReports(names, world);
  return joinReports(
    reports.map((r) => r.report),
    world.version,
  );
};

/** Joins JSON reports, and publishes what became of their contracts where asked to. */
export const runMerge = async ({ reports, publish }: MergeOptions, world: World): Promise<Report> =>
  publish === undefined
    ? mergeFiles(reports, world)
    : mergeAndPublish(await readReports(reports, world), publish, world);
