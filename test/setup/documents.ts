import type { ReadDocument } from '../../src/model.ts';
import { readDefinition } from '../../src/openapi/read.ts';

/** A list of tickets, and a POST that makes one: OpenAPI 3 without triggers, as a framework writes it. */
export const helpDesk = {
  openapi: '3.0.3',
  info: { title: 'Help desk', version: '1' },
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Ticket: {
        type: 'object',
        required: ['id', 'subject', 'createdAt'],
        properties: {
          id: { type: 'string', format: 'uuid', readOnly: true },
          subject: { type: 'string', maxLength: 200 },
          priority: { type: 'string', enum: ['low', 'high'] },
          createdAt: { type: 'string', format: 'date-time', readOnly: true },
        },
      },
    },
  },
  security: [{ bearer: [] }],
  paths: {
    '/tickets': {
      get: {
        operationId: 'listTickets',
        summary: 'List tickets, newest first',
        parameters: [
          {
            name: 'created_after',
            in: 'query',
            description: 'Only tickets created after this time',
            schema: { type: 'string', format: 'date-time' },
          },
        ],
        responses: {
          200: {
            description: 'The tickets',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Ticket' } } },
                },
              },
            },
          },
        },
      },
      post: {
        operationId: 'createTicket',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Ticket' } } },
        },
        responses: {
          201: {
            description: 'The ticket',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Ticket' } } },
          },
        },
      },
    },
    '/login': {
      post: {
        operationId: 'login',
        requestBody: {
          content: {
            'application/json': { schema: { type: 'object', properties: { user: { type: 'string' } } } },
          },
        },
        responses: { 200: { description: 'A session' } },
      },
    },
  },
};

/** A document, read as if it were a file. */
export const read = (document: unknown, file = 'openapi.json'): ReadDocument =>
  readDefinition({ file, text: JSON.stringify(document) });

/** The same API with its list marked as a trigger. */
export const helpDeskTriggers = (changes: Record<string, unknown> = {}): typeof helpDesk => {
  const copy = structuredClone(helpDesk);
  Object.assign(copy.paths['/tickets'].get, {
    operationId: 'OnNewTicket',
    'x-ms-trigger': 'batch',
    ...changes,
  });
  return copy;
};
