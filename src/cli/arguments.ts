/** The parsed command line of one command. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly flag: (name: string) => boolean;
  /** The last value given. */
  readonly text: (name: string) => string | undefined;
  /** Every value given, in order. */
  readonly texts: (name: string) => readonly string[];
}
