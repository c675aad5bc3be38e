import type { Profile } from '../model.ts';
import type { Arguments } from './arguments.ts';

/** `--profile`; the parser has checked its value. */
export const profileOf = (args: Arguments): Profile | undefined => {
  const profile = args.text('profile');
  return profile === 'strict' || profile === 'field' ? profile : undefined;
};
