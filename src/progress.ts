/** Says what a run is at, to those who watch it. */
export interface Progress {
  /** What begins now. */
  readonly step: (what: string) => void;
  /** What is waited for, and how many ms more at the most; the returned function ends the wait. Without words: for the end of all. */
  readonly wait: (what: string, left: () => number) => () => void;
}

const nothing = (): void => undefined;

/** Says nothing. */
export const silent: Progress = { step: nothing, wait: () => nothing };

/** A line for each step; of waits, nothing. */
export const lineByLine = (write: (text: string) => void): Progress => ({
  ...silent,
  step: (what) => write(`${what}\n`),
});
