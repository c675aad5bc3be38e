import type { Server } from 'node:http';
import type { ConfigInput, ServiceInput } from '../config/input.ts';
import type { RunOptions } from '../library/world.ts';

/**
 * A service under test, as supertest takes it: a request listener (an Express app, the callback of a Koa app …), a server,
 * listening or not, or the URL of one that runs.
 */
export type ServiceUnderTest =
  | ((request: never, response: never) => unknown)
  | Pick<Server, 'listen' | 'address' | 'close'>
  | URL
  | string;

/** How a service is called, whatever it is: credentials and constants of the connection. */
export type Connection = Pick<
  ServiceInput,
  'aliases' | 'headers' | 'credentials' | 'otherCredentials' | 'badCredentials'
>;

/** What suites are made of. */
export interface TriggerSuiteOptions
  extends
    Omit<ConfigInput, '$schema' | 'service' | 'broker'>,
    Connection,
    Pick<RunOptions, 'cwd' | 'signal'> {
  /** A `triggerpact.yaml` or `triggerpact.config.ts`, instead of definitions and triggers; `service` replaces its own. */
  readonly config?: string;
  /** What is tested; may be left out where a configuration says it. */
  readonly service?: ServiceUnderTest | ServiceInput;
  /** Only these triggers; default: all. */
  readonly only?: readonly string[];
  /** Cause no event. */
  readonly noEvents?: boolean;
  /** Leave the Pact interactions out. */
  readonly noPact?: boolean;
}
