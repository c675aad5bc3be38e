/** A signal that follows another some ms later; `end` forgets it. */
export const afterGrace = (
  signal: AbortSignal,
  grace: number,
): { readonly signal: AbortSignal; readonly end: () => void } => {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => void (timer = setTimeout(() => late.abort(), grace));
  if (signal.aborted) begin();
  else signal.addEventListener('abort', begin, { once: true });
  return {
    signal: late.signal,
    end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', begin);
    },
  };
};
