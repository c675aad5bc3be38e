import { messageOf, UsageError } from '../errors.ts';
import { isObject, parseJson, textOf } from '../json.ts';
import { urlOf } from '../address.ts';
import type { CredentialSource, CredentialValues, ServiceConfig } from '../model.ts';
import { excerptOf, runCommand, type CommandOptions } from './command.ts';
import { logIn, type LoggedIn } from './login.ts';
import { inTime } from './in-time.ts';

const texts = (value: unknown): Record<string, string> =>
  isObject(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, textOf(v)])) : {};

const checked = (value: unknown, from: string): CredentialValues => {
  if (!isObject(value))
    throw new UsageError(`Credentials from ${from} are no JSON object with "headers" or "query"`);
  const values = { headers: texts(value['headers']), query: texts(value['query']) };
  for (const [name, secret] of [...Object.entries(values.headers), ...Object.entries(values.query)]) {
    if (secret.length < 6)
      throw new UsageError(
        `The credential "${name}" from ${from} is shorter than 6 characters and could not be redacted`,
      );
  }
  return values;
};

const called = async (source: () => CredentialValues | Promise<CredentialValues>): Promise<unknown> => {
  try {
    return await source();
  } catch (cause) {
    throw new UsageError(`The configuration’s function for credentials failed: ${messageOf(cause)}`, {
      cause,
    });
  }
};

const printed = async (words: readonly string[], command: CommandOptions): Promise<CredentialValues> => {
  const name = `"${words.join(' ')}"`;
  const { code, stdout, stderr } = await runCommand(words, command);
  if (code !== 0)
    throw new UsageError(
      `The credentials command ${name} ended with code ${code}: ${excerptOf(stderr, 300, command)}`,
    );
  return checked(parseJson(stdout), name);
};

/** The credentials of a source: written down, given by a login or a function, or printed by a command. */
export const readCredentials = async (
  source: CredentialSource,
  service: Pick<ServiceConfig, 'address' | 'headers'>,
  command: CommandOptions,
): Promise<LoggedIn> => {
  if (typeof source === 'function') {
    const given = await inTime(called(source), command.signal, 'The function for credentials');
    return { values: checked(given, 'the configuration’s function'), saved: [] };
  }
  if ('login' in source) return logIn(source, service, command);
  if (!('command' in source)) return { values: source, saved: [] };
  const env = { ...command.env, TRIGGERPACT_SERVICE_URL: urlOf(service.address) };
  return { values: await printed(source.command, { ...command, env }), saved: [] };
};
