import { randomUUID } from 'node:crypto';
import { createClient, type Client } from '../client/client.ts';
import { createRecorder } from '../client/recorder.ts';
import { ServiceError, UsageError } from '../errors.ts';
import { interpolate } from '../interpolate.ts';
import { textOf, type Json } from '../json.ts';
import type { CredentialLogin, CredentialValues, EmitStep, LoginStep, ServiceConfig } from '../model.ts';
import type { Secret } from '../secret.ts';
import type { CommandOptions } from './command.ts';
import { cause } from './emit.ts';
import type { Values } from './step-request.ts';

/** What a login gave: the credentials, and what its steps saved on the way. */
export interface LoggedIn {
  readonly values: CredentialValues;
  readonly saved: readonly Secret[];
}

const LIMITS = { timeout: 15_000, maxBody: 1_000_000 };
const SHORTEST = 6;

/** `token_type` is often saved, and names what it says. */
const schemes = new Set('basic bearer digest negotiate apikey'.split(' '));

const leavesOf = (name: string, value: Json): readonly Secret[] => {
  if (typeof value === 'string' || typeof value === 'number') {
    const text = String(value);
    return text.length < SHORTEST || schemes.has(text.toLowerCase()) ? [] : [{ name, value: text }];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((v: Json) => leavesOf(name, v))
    : [];
};

/** What a login says is in no trace: a client of its own, with the constants of the connection on its origin only. */
const clientOn = (
  origin: string,
  { address, headers }: Pick<ServiceConfig, 'address' | 'headers'>,
  { signal }: CommandOptions,
): Client =>
  createClient(
    {
      origin,
      headers: origin === address.origin ? headers : {},
      credentials: () => Promise.resolve({}),
      renew: () => Promise.resolve(false),
    },
    createRecorder(() => performance.now()),
    { ...LIMITS, signal },
  );

const withoutCredentials = (step: LoginStep): EmitStep =>
  'command' in step ? step : { ...step, credentials: 'none' };

const filled = (
  part: Readonly<Record<string, string>> | undefined,
  values: Values,
): Record<string, string> => {
  const entries = Object.entries(part ?? {}).map(([name, text]): [string, string] => [
    name,
    textOf(interpolate(text, values)),
  ]);
  for (const [name, text] of entries)
    if (text.length < SHORTEST)
      throw new UsageError(
        `The credential "${name}" that the login gave is shorter than ${SHORTEST} characters and could not be redacted`,
      );
  return Object.fromEntries(entries);
};

/** Logs in, and fills the credentials with what the steps saved; throws ServiceError where a step fails. */
export const logIn = async (
  { login, headers, query }: CredentialLogin,
  service: Pick<ServiceConfig, 'address' | 'headers'>,
  command: CommandOptions,
): Promise<LoggedIn> => {
  const saved: Secret[] = [];
  const now = new Date();
  const given = { now: now.toISOString(), epoch: Math.floor(now.getTime() / 1000), uuid: randomUUID() };
  const caused = await cause(login.map(withoutCredentials), 'login', given, {
    address: service.address,
    client: clientOn(service.address.origin, service, command),
    clientFor: (origin) => clientOn(origin, service, command),
    command,
    purpose: 'login',
    learn: (made) => saved.push(...Object.entries(made).flatMap(([name, v]) => leavesOf(`login ${name}`, v))),
  });
  if (!caused.ok) throw new ServiceError(`Cannot log in: ${caused.why}`);
  const values = { headers: filled(headers, caused.values), query: filled(query, caused.values) };
  return { values, saved };
};
