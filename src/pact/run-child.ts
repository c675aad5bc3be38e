import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { VerifierOptions } from '@pact-foundation/pact-core';
import { parseJson, member, type Json } from '../json.ts';

/** What the child process said, or why it said nothing. */
export type ChildResult =
  { readonly ok: true; readonly result: Json } | { readonly ok: false; readonly reason: string };

const tail = 2000;

/** The environment of the child: no proxy on the way to loopback, no settings that filter or publish. */
const environment = (certificates: { readonly file: string; readonly dir: string }): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:https?|all|no)_proxy$/i.test(name) && (!/^PACT_/i.test(name) || /^PACT_PREBUILD/i.test(name)),
  );
  return {
    ...Object.fromEntries(kept),
    PACT_DO_NOT_TRACK: 'true',
    NO_COLOR: '1',
    SSL_CERT_FILE: certificates.file,
    SSL_CERT_DIR: certificates.dir,
  };
};

/**
 * Verifies pacts, or only loads Pact, in a process of its own, which always ends: with its result, at the deadline, or with the signal.
 * Nothing that it prints reaches the terminal.
 */
export const runChild = (
  asked: VerifierOptions | 'load',
  certificates: { readonly file: string; readonly dir: string },
  limits: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<ChildResult> =>
  new Promise((resolve) => {
    const path = fileURLToPath(new URL('./child.js', import.meta.url));
    const child = fork(path, [], { silent: true, execArgv: [], env: environment(certificates) });
    let printed = '';
    let result: Json | undefined;
    let reason: string | undefined;
    const kill = (why: string): void => {
      reason ??= why;
      child.kill('SIGKILL');
    };
    const interrupt = (): void => kill('the run was interrupted');
    const timer = setTimeout(
      () => kill(`Pact did not finish within ${limits.timeoutMs} ms`),
      limits.timeoutMs,
    );
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        printed = (printed + chunk.toString()).slice(-tail);
      });
    child.on('message', (message: Json) => {
      const text = member(message, 'result');
      result = typeof text === 'string' ? (parseJson(text) ?? { error: text }) : undefined;
    });
    child.on('error', (error) => kill(`Pact could not be started: ${error.message}`));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      limits.signal?.removeEventListener('abort', interrupt);
      const lines = printed.trim().split('\n').slice(-5).join(' ').trim();
      const crashed = `Pact's process ended with ${signal ?? `code ${code}`}${lines === '' ? '' : `: ${lines}`}`;
      resolve(result === undefined ? { ok: false, reason: reason ?? crashed } : { ok: true, result });
    });
    if (limits.signal?.aborted === true) interrupt();
    limits.signal?.addEventListener('abort', interrupt);
    child.send(asked, (error) => {
      if (error !== null) kill(`Pact could not be started: ${error.message}`);
    });
  });
