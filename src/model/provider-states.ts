import type { ProviderState } from './contract.ts';
import type { Credentials, HeaderList } from './intent.ts';

/** A request as it goes on the wire. */
export interface WireRequest {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly method: string;
  /** Raw request-target, sent byte for byte. */
  readonly target: string;
  readonly headers: HeaderList;
  readonly body?: string | Uint8Array;
}

/** What came back: an answer, or why there is none. */
export type WireAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: HeaderList;
      readonly body: Uint8Array;
      readonly truncated?: true;
    }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** A state that was reached, and what the request made in it needs. */
export type ProviderStateSetUp =
  | {
      readonly ok: true;
      /** Path and query of the Location that the state travels in, raw. */
      readonly location?: string;
      /** Policy polling: the state's query parameters. */
      readonly values?: Readonly<Record<string, string>>;
      /** Whose credentials the request carries. */
      readonly credentials: Credentials;
      /** The raw bytes of the recorded notification and its content type. */
      readonly message?: {
        readonly body: Uint8Array;
        readonly contentType?: string;
        /** Sequence number of the delivery in the trace. */
        readonly exchange?: number;
      };
    }
  /** `skip`: nothing is wrong, the service just has no such state (no credentials, no Location to delete). */
  | { readonly ok: false; readonly reason: string; readonly skip?: true };

/** What Pact verification asks of the run that it is part of. */
export interface ProviderStates {
  /** Brings the service to a state of a trigger; never throws. */
  readonly setUp: (trigger: string, state: ProviderState) => Promise<ProviderStateSetUp>;
  /**
   * Sends a request of an interaction to the service, records it, adds the service's headers and the credentials
   * named, and remembers for clean-up what a registration created. The target is relative to the service's origin.
   */
  readonly forward: (
    trigger: string,
    step: string,
    request: {
      readonly method: string;
      readonly target: string;
      readonly headers: HeaderList;
      readonly body?: Uint8Array;
    },
    credentials: Credentials,
  ) => Promise<WireAnswer>;
  /** A callback URL of the run's receiver for a registration made by an interaction. */
  readonly callbackUrl: (trigger: string) => string;
}
