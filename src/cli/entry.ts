import type { defined } from '../defined.ts';
import type { ExitCode } from '../report/exit.ts';
import type { World } from '../world.ts';
import type { Option, Options } from './option.ts';

/** What options give, by name. */
type Values<O extends Options> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never };

/** A command line, read: an option that was not given and has no default is not there. */
export type Given<O extends Options> = ReturnType<typeof defined<Values<O>>> & {
  readonly positionals: readonly string[];
};

/** One command of the command line: help, documentation, completion and the parser are made from it. */
export interface Entry<O extends Options = Options> {
  /** A sentence without capital and full stop. */
  readonly summary: string;
  /** Its positionals, parted by a space: `[definition...]` may be there, `<trace...>` must. */
  readonly positionals?: string;
  /** The only positionals that it takes. */
  readonly choices?: readonly string[];
  readonly options: O;
  readonly examples: readonly string[];
  /** What its exit codes mean, where not what they usually mean. */
  readonly exitCodes?: readonly string[];
  /** Imports the command only when it is asked for, so that the tool starts fast. */
  run(given: Given<O>, world: World): Promise<ExitCode>;
}

/** An entry, with the types of its options. */
export const entry = <O extends Options>(it: Entry<O>): Entry<O> => it;
