import type { Keys } from '../http/access.ts';

/** Bearer tokens of the tenants. */
export const invoiceKeys: Keys = {
  header: 'authorization',
  tenants: { 'Bearer invoices-demo-token': 'demo', 'Bearer invoices-other-token': 'other' },
};

/** An invoice as callers see it. */
export interface Invoice {
  readonly id: number;
  readonly customer: string;
  readonly amount: number;
  readonly reference: string;
  /** With an offset; no two invoices share one, and a later invoice has a later one. */
  readonly bookedAt: string;
}

/** The invoices of all tenants, in memory, oldest first. */
export interface InvoiceStore {
  readonly add: (tenant: string, draft: Omit<Invoice, 'id' | 'bookedAt'>) => Invoice;
  readonly list: (tenant: string) => readonly Invoice[];
}

const offset = 2 * 3_600_000;

const localTime = (instant: number): string =>
  new Date(instant + offset).toISOString().replace('Z', '+02:00');

/** An empty store. */
export const createInvoiceStore = (): InvoiceStore => {
  const kept: { readonly tenant: string; readonly invoice: Invoice }[] = [];
  let last = 0;
  return {
    add: (tenant, draft) => {
      last = Math.max(Date.now(), last + 1);
      const invoice = { id: kept.length + 1, ...draft, bookedAt: localTime(last) };
      kept.push({ tenant, invoice });
      return invoice;
    },
    list: (tenant) => kept.filter((k) => k.tenant === tenant).map((k) => k.invoice),
  };
};
