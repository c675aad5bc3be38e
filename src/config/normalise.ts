import { defined } from '../defined.ts';
import { addressOf } from '../address.ts';
import { UsageError } from '../errors.ts';
import type { Config, CredentialSource, Emit, ServiceConfig, TriggerConfig } from '../model/config.ts';
import { parseDuration } from './duration.ts';
import type {
  CallbackInput,
  ConfigInput,
  CredentialsInput,
  EmitInput,
  ServiceInput,
  TriggerInput,
} from './input.ts';

const ms = (duration: string): number => {
  const value = parseDuration(duration);
  if (value === undefined) throw new UsageError(`Expected a duration such as "20s", got "${duration}"`);
  return value;
};

const credentials = (input: CredentialsInput): CredentialSource => {
  if (typeof input === 'function' || !('command' in input || 'login' in input)) return input;
  const refresh = input.refresh === undefined ? {} : { refresh: ms(input.refresh) };
  if ('command' in input) return { command: input.command, ...refresh };
  const { login, headers, query } = input;
  return {
    login: Array.isArray(login) ? login : [login as Exclude<typeof login, readonly unknown[]>],
    ...defined({ headers, query }),
    ...refresh,
  };
};

const emit = (input: EmitInput): Emit =>
  input === 'manual'
    ? input
    : Array.isArray(input)
      ? input
      : [input as Exclude<EmitInput, readonly unknown[] | 'manual'>];

const trigger = (input: TriggerInput): TriggerConfig => {
  const { inputs, emitOther, perEmit, burst, expect, settle, eventId, cleanup, items } = input;
  const emitted = eventId?.emitted;
  return {
    inputs: inputs ?? {},
    emitOther: (Array.isArray(emitOther) ? emitOther : emitOther === undefined ? [] : [emitOther]).map(emit),
    perEmit: perEmit ?? 1,
    expect: expect ?? {},
    ...(input.emit === undefined ? {} : { emit: emit(input.emit) }),
    ...(settle === undefined ? {} : { settle: ms(settle) }),
    ...(eventId === undefined || emitted === undefined
      ? {}
      : {
          eventId: { emitted: typeof emitted === 'string' ? [emitted] : emitted, arrived: eventId.arrived },
        }),
    ...defined({ burst, cleanup, items }),
  };
};

/** Where a service is whose URL is in a variable that is not set. */
export const UNSET = 'http://unset.invalid';

const service = (input: ServiceInput): ServiceConfig => {
  const { start, ready, restart, badCredentials } = input;
  return {
    // A command that calls no service leaves the variables in its URL alone.
    address: addressOf(URL.canParse(input.url) ? input.url : UNSET, input.aliases),
    startWithin: ms(input.startWithin ?? '60s'),
    headers: input.headers ?? {},
    ...defined({ start, ready }),
    ...(input.credentials === undefined ? {} : { credentials: credentials(input.credentials) }),
    ...(input.otherCredentials === undefined
      ? {}
      : { otherCredentials: credentials(input.otherCredentials) }),
    ...(badCredentials === undefined
      ? {}
      : { badCredentials: badCredentials === 'none' ? badCredentials : credentials(badCredentials) }),
    ...defined({ restart }),
  };
};

const callback = ({ host, port, publicUrl, tls, tryInternal }: CallbackInput): Config['callback'] => ({
  host: host ?? '127.0.0.1',
  port: Number(port ?? 0),
  ...defined({ publicUrl, tls, tryInternal }),
});

const mapValues = <A, B>(
  record: Readonly<Record<string, A>> | undefined,
  f: (value: A) => B,
): Record<string, B> => Object.fromEntries(Object.entries(record ?? {}).map(([k, v]) => [k, f(v)]));

/** A checked configuration with its defaults filled in; durations become milliseconds. */
export const normalise = (input: ConfigInput, file: string | undefined, folder: string): Config => {
  const { definitions, provider, consumer, timing, broker } = input;
  return {
    folder,
    definitions:
      definitions === undefined ? [] : typeof definitions === 'string' ? [definitions] : definitions,
    contracts: input.contracts ?? 'contracts',
    callback: callback(input.callback ?? {}),
    triggers: mapValues(input.triggers, trigger),
    backend: input.backend ?? {},
    rules: input.rules ?? {},
    profile: input.profile ?? 'strict',
    timing: {
      notifyWithin: ms(timing?.notifyWithin ?? '5s'),
      quiet: ms(timing?.quiet ?? '1s'),
      maxWait: ms(timing?.maxWait ?? '2s'),
      timeout: ms(timing?.timeout ?? '120s'),
    },
    ...defined({ file, provider, consumer }),
    ...(input.service === undefined ? {} : { service: service(input.service) }),
    ...defined({ broker }),
  };
};
