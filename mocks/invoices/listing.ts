import { json, problem, type Answer } from '../http/answer.ts';
import type { Access } from '../http/access.ts';
import type { Call } from '../http/call.ts';
import type { Handler } from '../http/router.ts';
import { invoiceKeys, type Invoice, type InvoiceStore } from './invoices.ts';

/** One of the lists: what it is ordered by, and how a caller asks for what is newer. */
export interface View {
  readonly parameter: string;
  /** The property of the answer that holds the list. */
  readonly collection: string;
  readonly key: (invoice: Invoice) => number;
  /** The key in a parameter; undefined where it is malformed. */
  readonly read: (text: string) => number | undefined;
}

/** One request for a list. */
export interface Question {
  readonly call: Call;
  readonly view: View;
  readonly customer: string;
  /** Invoices of the tenant, oldest first. */
  readonly all: readonly Invoice[];
  /** Only newer ones are wanted; undefined: no state was given. */
  readonly since: number | undefined;
}

/** How invoices are listed, in replaceable parts. */
export interface Listing {
  readonly readState: (question: Omit<Question, 'since'>, text: string) => number | undefined;
  readonly ofCustomer: (question: Question) => readonly Invoice[];
  /** Of the customer's invoices, those to answer with; oldest first. */
  readonly newer: (invoices: readonly Invoice[], question: Question) => readonly Invoice[];
  readonly arrange: (invoices: readonly Invoice[], question: Question) => readonly Invoice[];
  readonly malformed: (question: Omit<Question, 'since'>) => Answer;
  /** The last word on the answer. */
  readonly finish: (answer: Answer, question: Question, found: readonly Invoice[]) => Answer;
}

const firstPage = 50;

/** The listing of a service that keeps its contract. */
export const listing: Listing = {
  readState: ({ view }, text) => view.read(text),
  ofCustomer: ({ all, customer }) => all.filter((i) => customer === '' || i.customer === customer),
  newer: (invoices, { view, since }) =>
    since === undefined ? invoices.slice(-firstPage) : invoices.filter((i) => view.key(i) > since),
  arrange: (invoices, { call }) => (call.query.get('sort') === 'oldest' ? invoices : invoices.toReversed()),
  malformed: ({ view }) => problem(400, `Parameter "${view.parameter}" is malformed`),
  finish: (answer) => answer,
};

/** By id. */
export const byId: View = {
  parameter: 'since_id',
  collection: 'value',
  key: (invoice) => invoice.id,
  read: (text) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined),
};

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** By the time of booking. */
export const byTime: View = {
  parameter: 'booked_after',
  collection: 'entries',
  key: (invoice) => Date.parse(invoice.bookedAt),
  read: (text) => {
    const instant = time.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(instant) ? undefined : instant;
  },
};

/** The operation that lists invoices, newest first. */
export const listInvoices =
  (view: View, behaviour: { access: Access; listing: Listing }, store: InvoiceStore): Handler =>
  (call) => {
    const { access, listing: how } = behaviour;
    const instead = access.intercept(call);
    if (instead !== undefined) return instead;
    const tenant = access.authorise(call, invoiceKeys);
    if (tenant === undefined) return access.refuse(call, invoiceKeys);
    const asked = { call, view, customer: call.query.get('customer') ?? '', all: store.list(tenant) };
    const written = call.query.get(view.parameter) ?? '';
    const since = written === '' ? undefined : how.readState(asked, written);
    if (written !== '' && since === undefined) return how.malformed(asked);
    const question: Question = { ...asked, since };
    const found = how.newer(how.ofCustomer(question), question);
    return how.finish(json(200, { [view.collection]: how.arrange(found, question) }), question, found);
  };
