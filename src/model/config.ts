import type { Address } from '../address.ts';
import type { Json } from '../json.ts';
import type { Place } from './operation.ts';
import type { Profile } from './contract.ts';

/** Header and query values that make up a connection's credentials. */
export interface CredentialValues {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** Credentials that requests or commands give: what their steps save fills the placeholders of the values. */
export interface CredentialLogin extends CredentialValues {
  readonly login: readonly LoginStep[];
  /** ms */
  readonly refresh?: number;
}

/** Credentials: values, or a login, a command or a function that gives them; `refresh` in ms. */
export type CredentialSource =
  | CredentialValues
  | CredentialLogin
  | { readonly command: readonly string[]; readonly refresh?: number }
  | (() => CredentialValues | Promise<CredentialValues>);

/** One HTTP request that helps to cause an event. */
export interface EmitRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** Name → JSON Pointer in the answer. */
  readonly save?: Readonly<Record<string, string>>;
  readonly credentials?: 'none' | 'other' | 'own';
}

/** A command that helps to cause an event: argv, without a shell; its JSON output can be saved. */
export interface EmitCommand {
  readonly command: readonly string[];
  readonly save?: Readonly<Record<string, string>>;
}

/** A function that causes an event; what it returns can identify the event. */
export type EmitFunction = (context: { readonly token: string; readonly serviceUrl: string }) => unknown;

/** One step of a login: never with credentials of the connection, which it is there to get. */
export type LoginStep = Omit<EmitRequest, 'credentials'> | EmitCommand;

export type EmitStep = EmitRequest | EmitCommand | EmitFunction;

/** How to cause one event: steps in order, or by hand. */
export type Emit = readonly EmitStep[] | 'manual';

/** A template of the request that removes a registration of a service without Location or DELETE. */
export interface CleanupRequest extends Omit<EmitRequest, 'save'> {
  /** Name → JSON Pointer in the registration's answer. */
  readonly take?: Readonly<Record<string, string>>;
}

/** What the configuration says of one trigger; every default is filled in. */
export interface TriggerConfig {
  /** By parameter name, body property name or JSON Pointer in the body. */
  readonly inputs: Readonly<Record<string, Json>>;
  readonly emit?: Emit;
  readonly emitOther: readonly Emit[];
  /** Those of `emitOther` that were made of `emit`, and that the inputs may match all the same. */
  readonly assumedOther?: readonly Emit[];
  /** The inputs with one of them, which `emit` names or `emitOther` has otherwise, changed so that it excludes what `emit` causes. */
  readonly otherInputs?: readonly TriggerConfig['inputs'][];
  readonly perEmit: number;
  /** How many events are caused in one go; absent: as many as fit in a second. */
  readonly burst?: number;
  /** ms; absent: `timing.notifyWithin`. */
  readonly settle?: number;
  readonly eventId?: { readonly emitted: readonly string[]; readonly arrived: string };
  readonly cleanup?: CleanupRequest;
  readonly items?: string;
  readonly expect: Readonly<Record<string, Json>>;
}

/** Where no gateway applies routing or property policies. */
export interface BackendOverlay {
  readonly method?: string;
  readonly path?: string;
  readonly body?: Json;
}

/** `triggerpact.yaml`, read, checked and with its defaults; durations in ms, environment filled in. */
export interface Config {
  /** The configuration's file; its folder is what relative paths and commands start from. */
  readonly file?: string;
  readonly folder: string;
  /** Where a value of it is written, by keys and indexes; absent where no text was read. */
  readonly locate?: (path: readonly (string | number)[]) => Place;
  /** Paths or globs, as written. */
  readonly definitions: readonly string[];
  readonly provider?: string;
  readonly consumer?: string;
  readonly contracts: string;
  readonly service?: ServiceConfig;
  readonly callback: {
    readonly host: string;
    readonly port: number;
    readonly publicUrl?: string;
    readonly tls?: { readonly cert: string; readonly key: string };
    /** Registrations with callbacks on internal addresses are tried. */
    readonly tryInternal?: boolean;
  };
  readonly triggers: Readonly<Record<string, TriggerConfig>>;
  readonly backend: Readonly<Record<string, BackendOverlay>>;
  readonly rules: Readonly<Record<string, 'error' | 'warning' | 'off'>>;
  readonly profile: Profile;
  readonly timing: {
    readonly notifyWithin: number;
    readonly quiet: number;
    readonly maxWait: number;
    readonly timeout: number;
  };
  readonly broker?: {
    readonly url: string;
    readonly token?: string;
    readonly username?: string;
    readonly password?: string;
    /** PEM file of an authority to trust besides those that Node.js knows; relative to `folder`. */
    readonly ca?: string;
  };
}

export interface ServiceConfig {
  /** Where the definition's host and basePath are; an empty basePath leaves each definition its own. */
  readonly address: Address;
  readonly start?: readonly string[];
  readonly ready?: string;
  readonly startWithin: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials?: CredentialSource;
  readonly otherCredentials?: CredentialSource;
  /** `none`: nothing is a bad credential here. */
  readonly badCredentials?: CredentialSource | 'none';
  readonly restart?: true | EmitRequest | EmitCommand;
}
