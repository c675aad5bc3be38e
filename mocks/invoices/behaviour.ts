import type { Seeded } from '../fault.ts';
import { access, type Access } from '../http/access.ts';
import { listing, type Listing } from './listing.ts';

/** The parts of the invoice service that a fault can replace. */
export interface InvoiceBehaviour {
  readonly access: Access;
  readonly listing: Listing;
}

/** A fault of the invoice service. */
export type InvoiceFault = Seeded<InvoiceBehaviour>;

/** The invoice service as it keeps its contract. */
export const invoiceBehaviour: InvoiceBehaviour = { access, listing };
