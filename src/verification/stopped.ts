/** Why a run ended before its time: an interrupt, or its deadline of so many ms; undefined where it did not. */
export const stopped = (signal: AbortSignal, deadline: AbortSignal, timeout: number): string | undefined => {
  // An interrupt aborts without an error of ours.
  if (signal.aborted)
    return signal.reason instanceof Error && signal.reason.name !== 'AbortError'
      ? `internal error: ${signal.reason.message}`
      : 'the run was interrupted';
  return deadline.aborted ? `the run was not over within ${timeout / 1000} s (timing.timeout)` : undefined;
};
