/** What the document says of the service as a whole. */
export const about = {
  info: { title: 'Invoices', version: '1.0', description: 'The invoices of a company.' },
  host: 'invoices.example.com',
  basePath: '/',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
  security: [{ key: [] }],
};

const text = (summary, description) => ({ type: 'string', description, 'x-ms-summary': summary });

const customer = text('Customer', 'Who pays it.');
const amount = { type: 'number', description: 'How much it is.', 'x-ms-summary': 'Amount' };
const reference = text('Reference', 'What it is for.');
const id = { type: 'integer', description: 'The number of the invoice.', 'x-ms-summary': 'Id' };

const invoice = {
  type: 'object',
  required: ['id', 'customer', 'amount', 'reference'],
  properties: { id, customer, amount, reference },
};

export const createInvoice = {
  operationId: 'CreateInvoice',
  summary: 'Create an invoice',
  description: 'Creates an invoice for a customer.',
  body: {
    type: 'object',
    required: ['customer', 'amount', 'reference'],
    properties: { customer, amount, reference },
  },
  response: { 201: { description: 'The invoice.', ...invoice } },
};

/** Members that begin with `x-` go into the operation as they are. */
export const onNewInvoice = {
  operationId: 'OnNewInvoice',
  summary: 'When an invoice is created',
  description: 'This operation triggers when an invoice is created.',
  'x-ms-trigger': 'batch',
  'x-ms-trigger-metadata': { kind: 'query', mode: 'polling' },
  'x-ms-trigger-hint': 'To see it work now, create an invoice.',
  querystring: {
    type: 'object',
    properties: {
      customer: text('Customer', 'Only invoices of this customer.'),
      since_id: {
        type: 'integer',
        minimum: 0,
        description: 'Only invoices with a greater id.',
        'x-ms-summary': 'Since id',
        'x-ms-visibility': 'internal',
      },
    },
  },
  response: {
    200: {
      description: 'The invoices, newest first.',
      type: 'object',
      required: ['value'],
      properties: { value: { type: 'array', items: invoice } },
    },
  },
};
