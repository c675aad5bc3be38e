/// <reference types="chai" preserve="true" />
import type { DefinitionInput } from './definition-of.ts';

/** What an assertion on an answer gives: on a Response of `fetch` a promise, to be awaited. */
export type Settled = Chai.Assertion & PromiseLike<void>;

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- so chai's types are augmented
  namespace Chai {
    interface Assertion {
      /** The first poll is answered 202 with a Location (P-06, P-03). */
      baselinePoll(definition?: DefinitionInput, operationId?: string): Settled;
      /** A poll with nothing new is answered 202 with a Location (P-02, P-03). */
      quietPoll(definition?: DefinitionInput, operationId?: string): Settled;
      /** The answer holds the state of the next poll (P-03; of news P-04; of a list PP-07). */
      carryState(definition?: DefinitionInput, operationId?: string): Settled;
      /** A 200 or 202 says when to come again (P-05, P-20). */
      carryRetryAfter(): Settled;
      /** A poll with news is answered 200, with a state that has advanced, and so many items (P-01, P-04, P-19). */
      news(count?: number, definition?: DefinitionInput, operationId?: string): Settled;
      /** A list that is polled by policy has its newest item first (PP-05). */
      listNewestFirst(definition: DefinitionInput, operationId?: string): Settled;
      /** A registration is answered 201 with one Location (W-02, W-03, W-04; with a definition W-06). */
      aRegistration(definition?: DefinitionInput, operationId?: string): Settled;
      /** The DELETE of a subscription is answered 200, 202 or 204 (U-02). */
      anUnsubscribe(): Settled;
      /** A poll (P-30) or a registration (W-16) with bad credentials is answered 401 or 403. */
      refuseBadCredentials(): Settled;
      /** A request to a callback is a POST with a JSON body, and not too large (C-01, C-03, C-16). */
      aNotification(): Chai.Assertion;
      /** A notification (C-04, C-05) or an answer (P-22, P-18; W-10) fits what the definition declares. */
      fit(definition: DefinitionInput, operationId?: string): Settled;
    }
  }
}
