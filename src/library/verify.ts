import { defined } from '../defined.ts';
import type { VerifyOptions } from '../verification/options.ts';
import { verify as verifyServices } from '../commands/verify.ts';
import type { Report } from '../model.ts';
import { messageOf } from '../errors.ts';
import { writeTrace } from '../workspace/write-trace.ts';
import { libraryWorld, type RunOptions } from './world.ts';

/** What is verified: everything may be left out where a triggerpact.yaml lies in the working folder. */
export type VerifyInput = Partial<VerifyOptions> & RunOptions;

/**
 * Drives a real service as Power Automate would, and judges what it did. A broken contract is in the report; only
 * what keeps the tool from working is thrown.
 *
 * @throws {UsageError} The options or the configuration are wrong.
 * @throws {DocumentError} A definition or contract cannot be read.
 * @throws {ServiceError} The service, or the Pact Broker, cannot be reached or refuses.
 * @example
 * const report = await verify({ url: 'http://127.0.0.1:4010' });
 * if (report.verdict !== 'pass') throw new Error(render(report));
 */
export const verify = async (input: VerifyInput = {}): Promise<Report> => {
  const { cwd, signal, onProgress, ...options } = input;
  const world = libraryWorld({
    ...defined({ cwd, signal, onProgress }),
  });
  const report = await verifyServices(
    { configs: [], triggers: [], noEvents: false, noPact: false, ...options },
    world,
  );
  if (options.saveTrace === undefined) return report;
  try {
    writeTrace(report, options.saveTrace, world);
    return report;
  } catch (error) {
    // The report is worth more than what failed beside it.
    return { ...report, notes: [...report.notes, { message: messageOf(error) }] };
  }
};
