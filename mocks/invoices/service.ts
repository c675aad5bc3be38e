import { behaveWith } from '../fault.ts';
import { access } from '../http/access.ts';
import { json, problem } from '../http/answer.ts';
import { textAt, valueAt } from '../http/call.ts';
import { route, type Handler } from '../http/router.ts';
import { createService, type Service, type ServiceOptions } from '../http/service.ts';
import { invoiceBehaviour } from './behaviour.ts';
import { invoiceFaults } from './faults.ts';
import { createInvoiceStore, invoiceKeys, type InvoiceStore } from './invoices.ts';
import { byId, byTime, listInvoices } from './listing.ts';

const basePath = '/v2';

const bookInvoice =
  (store: InvoiceStore): Handler =>
  (call) => {
    const tenant = access.authorise(call, invoiceKeys);
    if (tenant === undefined) return access.refuse(call, invoiceKeys);
    const customer = textAt(call.body, 'customer');
    const reference = textAt(call.body, 'reference');
    const amount = valueAt(call.body, 'amount');
    if (customer === undefined || reference === undefined || typeof amount !== 'number') {
      return problem(400, 'Properties "customer", "reference" (text) and "amount" (number) are needed');
    }
    return json(201, store.add(tenant, { customer, amount, reference }));
  };

/** Invoices: ordinary lists, newest first, that a gateway makes into polling triggers. */
export const createInvoices = ({ fault, port = 0 }: ServiceOptions = {}): Service => {
  const behaviour = behaveWith(invoiceBehaviour, invoiceFaults, fault);
  const store = createInvoiceStore();
  const handle = route({
    [`GET ${basePath}/invoices`]: listInvoices(byId, behaviour, store),
    [`GET ${basePath}/journal`]: listInvoices(byTime, behaviour, store),
    [`POST ${basePath}/invoices`]: bookInvoice(store),
  });
  return createService(handle, port, () => undefined);
};
