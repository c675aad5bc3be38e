import type { Entry } from '../model.ts';

/** The chain of polls or the subscription that an entry belongs to. */
export const threadOf = (entry: Entry): string | undefined => {
  if (entry.type === 'delivery') return entry.subscription;
  if (entry.type !== 'exchange') return undefined;
  const { intent } = entry;
  if (intent.kind === 'poll') return intent.chain;
  return intent.kind === 'register' || intent.kind === 'unsubscribe' ? intent.subscription : undefined;
};
