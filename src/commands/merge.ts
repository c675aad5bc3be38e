import type { Report } from '../model.ts';
import { joinReports } from '../report/join.ts';
import type { MergePublish } from '../verification/from-broker/merge-and-publish.ts';
import { readReports } from '../workspace/read-reports.ts';
import type { World } from '../world.ts';

/** What `merge` is asked for. */
export interface MergeOptions {
  /** Files, folders or globs. */
  readonly reports: readonly string[];
  /** Present where results go to a broker. */
  readonly publish?: MergePublish;
}

/** Joins JSON reports, of shards or of different services, and publishes what became of their contracts where asked to. */
export const merge = async ({ reports: names, publish }: MergeOptions, world: World): Promise<Report> => {
  const reports = await readReports(names, world);
  if (publish !== undefined) {
    const { mergeAndPublish } = await import('../verification/from-broker/merge-and-publish.ts');
    return mergeAndPublish(reports, publish, world);
  }
  return joinReports(
    reports.map((r) => r.report),
    world.version,
  );
};
