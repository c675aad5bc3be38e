import { carriesKey } from './access.ts';
import { problem, type MockAnswer, type MockCall } from './call.ts';
import { sending, type Sending } from './sending.ts';
import { items, type Items } from './items.ts';
import { listing, type Listing } from './listing.ts';
import { polling, type Polling } from './polling.ts';
import { subscribing, type Subscribing } from './subscribing.ts';
import type { SecurityScheme } from '../../model.ts';

/** Who may call. */
export interface Access {
  readonly isGood: (call: MockCall, scheme: SecurityScheme, key: string) => boolean;
  readonly refusal: () => MockAnswer;
}

/** How the mock behaves, in parts that a fault can replace. */
export interface Behaviour {
  readonly access: Access;
  readonly items: Items;
  readonly polling: Polling;
  readonly listing: Listing;
  readonly subscribing: Subscribing;
  readonly sending: Sending;
}

/** Where a fault differs from the behaviour that keeps the contract. */
export type Change = { readonly [Part in keyof Behaviour]?: Partial<Behaviour[Part]> };

/** The behaviour that keeps the contract. */
export const rightBehaviour: Behaviour = {
  access: { isGood: carriesKey, refusal: () => problem(401, 'The credentials are missing or wrong') },
  items,
  polling,
  listing,
  subscribing,
  sending,
};

/** A behaviour with some of its parts replaced. */
export const changed = (right: Behaviour, change: Change): Behaviour => ({
  access: { ...right.access, ...change.access },
  items: { ...right.items, ...change.items },
  polling: { ...right.polling, ...change.polling },
  listing: { ...right.listing, ...change.listing },
  subscribing: { ...right.subscribing, ...change.subscribing },
  sending: { ...right.sending, ...change.sending },
});
