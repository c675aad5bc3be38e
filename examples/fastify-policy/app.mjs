import swagger from '@fastify/swagger';
import Fastify from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { about, createInvoice, onNewInvoice } from './schemas.mjs';

/** Compares texts in a time that tells nothing of them. */
const isSame = (a, b) => {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(left, right);
};

/** Invoices as an ordinary list. What makes a trigger of it is the policy in connector/apiProperties.json. */
export const createApp = async (key) => {
  const invoices = [];
  const app = Fastify({ ajv: { customOptions: { keywords: ['x-ms-summary', 'x-ms-visibility'] } } });
  await app.register(swagger, { swagger: about });

  app.addHook('onRequest', async (request, reply) => {
    if (!isSame(String(request.headers['x-api-key'] ?? ''), key)) return reply.code(401).send();
  });

  app.post('/invoices', { schema: createInvoice }, async (request, reply) => {
    const { customer, amount, reference } = request.body;
    const invoice = { id: invoices.length + 1, customer, amount, reference };
    invoices.unshift(invoice);
    return reply.code(201).send(invoice);
  });

  /** Newest first, and with `since_id` only what is strictly newer: the gateway takes the first id as its state. */
  app.get('/invoices', { schema: onNewInvoice }, async (request) => {
    const { customer, since_id: since } = request.query;
    const found = invoices.filter((i) => customer === undefined || i.customer === customer);
    // Without a state it only looks for the newest id. With one it wants all that is newer, or some would be lost.
    return { value: since === undefined ? found.slice(0, 20) : found.filter((i) => i.id > since) };
  });

  return app;
};
