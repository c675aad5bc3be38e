import { resolve } from 'node:path';
import { defined } from '../defined.ts';
import type { VerifyOptions } from '../verification/options.ts';
import { verify as verifyServices } from '../commands/verify.ts';
import type { Report } from '../model.ts';
import { messageOf, UsageError } from '../errors.ts';
import type { ConfigInput } from '../config/input.ts';
import { writeTrace } from '../workspace/write-trace.ts';
import { libraryWorld, type RunOptions } from './world.ts';

/** What is verified: everything may be left out where a triggerpact.yaml lies in the working folder. */
export interface VerifyInput extends Partial<Omit<VerifyOptions, 'configs'>>, RunOptions {
  /** Configurations: files or folders. */
  readonly configs?: readonly string[];
  /** The configuration itself, in their place; what `defineConfig` takes. */
  readonly config?: ConfigInput;
  /** What paths and commands in `config` start from; default: `cwd`. */
  readonly folder?: string;
}

const configsOf = ({ configs = [], config, folder }: VerifyInput, cwd: string): VerifyOptions['configs'] => {
  if (config === undefined) return configs;
  if (configs.length > 0) throw new UsageError('Give `config` or `configs`, not both');
  return [{ input: config, folder: resolve(cwd, folder ?? '.') }];
};

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
 * @example
 * const service = { url: 'http://127.0.0.1:4010' };
 * const emit = async ({ token }) => calls.add({ text: token });
 * await verify({ config: { definitions: 'connector', service, triggers: { OnNewCall: { emit } } } });
 */
export const verify = async (input: VerifyInput = {}): Promise<Report> => {
  const { cwd, signal, onProgress, config, configs, folder, ...options } = input;
  const world = libraryWorld({
    ...defined({ cwd, signal, onProgress }),
  });
  const report = await verifyServices(
    {
      triggers: [],
      noEvents: false,
      noPact: false,
      ...options,
      configs: configsOf(defined({ config, configs, folder }), world.cwd),
    },
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
