/** One option of a command: how it is read, what `--help` says of it, and what type it gives. */
export interface Option<T> {
  /** What stands for its value in help; absent for a flag. */
  readonly value?: string;
  readonly help: string;
  readonly repeatable?: true;
  /** The only values that it may take. */
  readonly choices?: readonly string[];
  /** Checks one value and converts it; throws UsageError. */
  readonly parse?: (text: string) => T;
  /** What it gives where it was not asked for. */
  readonly absent: T;
}

/** Options by name: `maxWarnings` is `--max-warnings`. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** An option without a value. */
export const flag = (help: string): Option<boolean> => ({ help, absent: false });

/** An option with a value, given once. */
export const text = (value: string, help: string): Option<string | undefined> => ({
  value,
  help,
  absent: undefined,
});

/** An option with a value, given as often as one likes. */
export const texts = (value: string, help: string): Option<readonly string[]> => ({
  value,
  help,
  repeatable: true,
  absent: [],
});

/** An option with one of a few values. */
export const choice = <C extends string>(
  value: string,
  choices: readonly C[],
  help: string,
): Option<C | undefined> => ({ value, choices, help, absent: undefined });

/** An option with a value that is more than a text. */
export const parsed = <T>(
  value: string,
  parse: (text: string) => T,
  help: string,
): Option<T | undefined> => ({ value, parse, help, absent: undefined });
