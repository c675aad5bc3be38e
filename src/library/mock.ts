import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import type { Cause } from '../mock/core/events.ts';
import type { Emitted } from '../mock/core/mock.ts';
import type { ReadDocument } from '../model.ts';
import { readDefinitions } from './read-definitions.ts';
import type { RunOptions } from './world.ts';

/** How a mock is served. */
export interface MockOptions extends Pick<RunOptions, 'cwd'> {
  /** Default: 127.0.0.1. */
  readonly host?: string;
  /** Default: 0, any free port. */
  readonly port?: number;
  /** The key that calls must carry where the definition asks for credentials; default: `triggerpact-mock-key`. */
  readonly key?: string;
  /** Makes ids and tokens repeatable; default: `triggerpact`. */
  readonly seed?: string;
  /** Breaks the contract in this one way; `triggerpact mock --faults` lists them. */
  readonly fault?: string;
}

/** A mock that listens. */
export interface RunningMock {
  /** Scheme, host and port. */
  readonly url: string;
  /** Causes an event: a trigger's, with values, or one for all of them. */
  readonly emit: (cause?: Cause) => Emitted;
  readonly close: () => Promise<void>;
}

type Definitions = string | readonly string[] | readonly ReadDocument[];

const isRead = (definitions: Definitions): definitions is readonly ReadDocument[] =>
  typeof definitions !== 'string' && typeof definitions[0] === 'object';

/**
 * Serves what definitions describe: polls, registrations, notifications, deletes, with their state. It keeps the contract,
 * or breaks it in one way.
 *
 * @throws {UsageError} No file is found, there is no trigger, or no such fault.
 * @throws {DocumentError} A definition cannot be read, or not be served.
 * @throws {ServiceError} The address cannot be listened on.
 * @example
 * const voicemail = await mock('connector', { fault: 'notifies-twice' });
 * voicemail.emit({ trigger: 'OnNewVoicemail' });
 * await voicemail.close();
 */
export const mock = async (
  definitions: Definitions,
  {
    cwd,
    host = '127.0.0.1',
    port = 0,
    key = 'triggerpact-mock-key',
    seed = 'triggerpact',
    fault,
  }: MockOptions = {},
): Promise<RunningMock> => {
  const documents = isRead(definitions) ? definitions : await readDefinitions(definitions, defined({ cwd }));
  const triggers = documents.flatMap((d) => d.triggers);
  if (triggers.length === 0) throw new UsageError('There is nothing to mock: the definition has no trigger');
  // Only a mock pays for routing.
  const [{ startMockServer }, { faultNamed }, { behaviourWith }] = await Promise.all([
    import('../mock/server/server.ts'),
    import('../mock/fault-named.ts'),
    import('../mock/faults/fault.ts'),
  ]);
  const behaviour = fault === undefined ? undefined : behaviourWith(faultNamed(fault, triggers));
  const server = await startMockServer(triggers, { host, port, seed, key, ...defined({ behaviour }) });
  return { url: server.url, emit: (cause = {}) => server.mock.emit(cause), close: server.close };
};
