import type { VerifierOptions } from '@pact-foundation/pact-core';
import { messageOf } from '../errors.ts';

// This file is a process of its own: Pact prints to the terminal, and a crash of its native core must not be ours.

const verify = async (options: VerifierOptions): Promise<string> => {
  const { default: core } = await import('@pact-foundation/pact-core');
  try {
    return await core.default.verifyPacts(options);
  } catch (error) {
    // A failed verification rejects, with its results as the message.
    return messageOf(error);
  }
};

process.once('message', (options: VerifierOptions) => {
  void verify(options).then((result) => process.send?.({ result }, () => process.disconnect()));
});
// The parent is gone: there is nobody to verify for.
process.once('disconnect', () => process.exit());
