/** Header lines in wire order, names as written. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** Whose credentials a call carried. */
export type Credentials = 'own' | 'bad' | 'other' | 'none';

/**
 * The callback of a registration: `issued` by the receiver; `shaped`, the receiver's too, longer or odder than usual;
 * `short`, the receiver's with nothing but its secret; `cycled`, the receiver's, of a subscription that is deleted at once;
 * `otherInputs`, the receiver's, of a registration that asks for something else; `strained`, the receiver's, which will
 * misbehave; `untrusted`, the receiver's, with a certificate that nobody trusts; `invalid`, none that anything can be sent
 * to; `internal`, on an address of the service's own network; `none` sent; or `elsewhere`, on a reserved host that nothing
 * is delivered to.
 */
export type CallbackKind =
  | 'issued'
  | 'shaped'
  | 'short'
  | 'cycled'
  | 'otherInputs'
  | 'strained'
  | 'untrusted'
  | 'invalid'
  | 'internal'
  | 'none'
  | 'elsewhere';

/** Where the state of a poll came from. */
export type PollStateKind =
  'none' | 'followed' | 'replayed' | 'malformed' | 'encoded' | 'elsewhere' | 'foreign';

/** What the platform meant by a call. These are facts of the call, not of the script that made it. */
export type Intent =
  | {
      readonly kind: 'poll';
      /** The chain of Locations that the poll belongs to. */
      readonly chain: string;
      /**
       * `none`: the operation's own URL, without a state; `followed`: the chain's newest Location; `replayed`: an
       * older Location of the chain; `malformed`: a Location with its state part made meaningless; `encoded`: an older
       * Location with its reserved characters percent-encoded; `elsewhere`: a state of the chain, asked for with another value of an input;
       * `foreign`: a Location of another trigger.
       */
      readonly state: PollStateKind;
      /** Sequence number of the exchange whose answer the state came from. */
      readonly from?: number;
      /** Policy polling: page 2 and later of the same poll. */
      readonly page?: number;
      /** Policy polling: the state values that the gateway sent. */
      readonly values?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'register';
      readonly subscription: string;
      /** Absent where the registration was sent without a callback URL. */
      readonly callback?: string;
      readonly callbackKind: CallbackKind;
      /** Sent without the headers that a workflow run adds. */
      readonly plain?: true;
    }
  | {
      readonly kind: 'unsubscribe';
      readonly subscription: string;
      /** `own`: the Location as received; `unknown`: the Location with its id changed to one that was never given. */
      readonly target: 'own' | 'unknown';
      /** 1 for the first DELETE of that target, 2 for the next … */
      readonly attempt: number;
    }
  | {
      readonly kind: 'design';
      /** What asks for the call: `x-ms-dynamic-values`, `testConnection` … */
      readonly extension: string;
      readonly operationId: string;
      /** JSON Pointer in the document of where it asks. */
      readonly pointer: string;
    }
  | { readonly kind: 'emit'; readonly event: string }
  | { readonly kind: 'other'; readonly what: string };
