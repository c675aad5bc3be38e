import type { World } from '../world.ts';
import type { ExitCode } from '../report/exit.ts';
import type { Arguments } from './arguments.ts';
import type { Options } from './option.ts';

/** What a command does once its options are parsed. */
export type Action = (args: Arguments, world: World) => Promise<ExitCode>;

/** One command: `--help`, the documentation and the parser all read it. */
export interface Command {
  readonly summary: string;
  /** Its positionals: `[definition…]`. */
  readonly positionals?: string;
  /** How many positionals it takes at most; absent: any number. */
  readonly most?: number;
  readonly options: Options;
  readonly examples: readonly string[];
  /** What its exit codes mean, where not what they usually mean. */
  readonly exitCodes?: readonly string[];
  /** Imports the command only when it is asked for, so that the tool starts fast. */
  readonly load: () => Promise<Action>;
}
