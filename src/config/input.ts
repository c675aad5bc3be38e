import type { CredentialValues, EmitFunction } from '../model/config.ts';
import type { Profile } from '../model/contract.ts';
import type { Json } from '../json.ts';

/** A length of time: `500ms`, `20s`, `2m`, `1h`. */
export type Duration = string;

/** One step of a login, as written. */
export type LoginStepInput = Omit<RequestInput, 'credentials'> | CommandInput;

/** A login as written; `{{name}}` in the values is what its steps saved. */
export interface LoginInput extends CredentialValues {
  readonly login: LoginStepInput | readonly LoginStepInput[];
  readonly refresh?: Duration;
}

/** Credentials as written: values, a login, a command that prints them as JSON, or (in a module) a function. */
export type CredentialsInput =
  | CredentialValues
  | LoginInput
  | { readonly command: readonly string[]; readonly refresh?: Duration }
  | (() => CredentialValues | Promise<CredentialValues>);

/** One HTTP request of an emit, as written. */
export interface RequestInput {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly save?: Readonly<Record<string, string>>;
  readonly credentials?: 'none' | 'other' | 'own';
}

/** One command of an emit, as written. */
export interface CommandInput {
  readonly command: readonly string[];
  readonly save?: Readonly<Record<string, string>>;
}

/** One step of an emit, as written. */
export type StepInput = RequestInput | CommandInput | EmitFunction;

/** How to cause one event, as written. */
export type EmitInput = 'manual' | StepInput | readonly StepInput[];

/** The service under test, as written. */
export interface ServiceInput {
  readonly url: string;
  readonly aliases?: readonly string[];
  readonly start?: readonly string[];
  readonly ready?: string;
  readonly startWithin?: Duration;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials?: CredentialsInput;
  readonly otherCredentials?: CredentialsInput;
  readonly badCredentials?: CredentialsInput | 'none';
  readonly restart?: true | RequestInput | CommandInput;
}

/** One trigger, as written. */
export interface TriggerInput {
  readonly inputs?: Readonly<Record<string, Json>>;
  readonly emit?: EmitInput;
  readonly emitOther?: EmitInput | readonly EmitInput[];
  readonly perEmit?: number;
  readonly burst?: number;
  readonly settle?: Duration;
  readonly eventId?: { readonly emitted: string | readonly string[]; readonly arrived: string };
  readonly cleanup?: CleanupInput;
  readonly items?: string;
  readonly expect?: Readonly<Record<string, Json>>;
}

/** A clean-up request, as written. */
export interface CleanupInput extends Omit<RequestInput, 'save'> {
  readonly take?: Readonly<Record<string, string>>;
}

/** What a gateway would change, as written. */
export interface BackendInput {
  readonly method?: string;
  readonly path?: string;
  readonly body?: Json;
}

/** The receiver of notifications, as written. */
export interface CallbackInput {
  readonly host?: string;
  readonly port?: number | string;
  readonly publicUrl?: string;
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly tryInternal?: boolean;
}

/** Waiting times, as written. */
export interface TimingInput {
  readonly notifyWithin?: Duration;
  readonly quiet?: Duration;
  readonly maxWait?: Duration;
  readonly timeout?: Duration;
}

/** The Pact Broker, as written. */
export interface BrokerInput {
  readonly url: string;
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
  readonly ca?: string;
}

/** `triggerpact.yaml`, or what a `triggerpact.config.ts` gives to `defineConfig`. */
export interface ConfigInput {
  readonly $schema?: string;
  readonly definitions?: string | readonly string[];
  readonly provider?: string;
  readonly consumer?: string;
  readonly contracts?: string;
  readonly service?: ServiceInput;
  readonly callback?: CallbackInput;
  readonly triggers?: Readonly<Record<string, TriggerInput>>;
  readonly backend?: Readonly<Record<string, BackendInput>>;
  readonly rules?: Readonly<Record<string, 'error' | 'warning' | 'off'>>;
  readonly profile?: Profile;
  readonly timing?: TimingInput;
  readonly broker?: BrokerInput;
}

/** Types a configuration written as a module; returns it unchanged. */
export const defineConfig = (config: ConfigInput): ConfigInput => config;
