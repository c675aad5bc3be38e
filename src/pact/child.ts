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

/** Whether the native library can be loaded, and in what. */
const load = async (): Promise<string> => {
  const { version: node, platform, arch } = process;
  try {
    const { makeConsumerPact } = await import('@pact-foundation/pact-core');
    makeConsumerPact('consumer', 'provider', 4, 'error');
    return JSON.stringify({ node, platform, arch });
  } catch (error) {
    return JSON.stringify({ node, platform, arch, problem: messageOf(error) });
  }
};

process.once('message', (asked: VerifierOptions | 'load') => {
  void (asked === 'load' ? load() : verify(asked)).then((result) =>
    process.send?.({ result }, () => process.disconnect()),
  );
});
// The parent is gone: there is nobody to verify for.
process.once('disconnect', () => process.exit());
