/** Whether what is written to a stream can be written over: it is a terminal, and more than a plain one. */
export const isLively = (
  { isTTY }: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean => isTTY === true && env['TERM'] !== 'dumb' && (env['CI'] ?? '') === '';
