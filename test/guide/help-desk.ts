import { withServer, type Handler, type TestServer } from '../samples/server.ts';
import { helpDesk } from '../setup/documents.ts';

const KEY = 'the-token-of-the-desk';

interface Ticket {
  readonly id: string;
  readonly createdAt: string;
}

/** The service of the help desk's document: a list that filters by time, newest first, and a POST. */
const handler = (document: unknown, path: string): Handler => {
  const tickets: Ticket[] = [];
  return ({ method, target, headers, body }) => {
    const url = new URL(target, 'http://service');
    if (url.pathname === path) return { json: document };
    if (!headers.some(([n, v]) => n.toLowerCase() === 'authorization' && v === `Bearer ${KEY}`))
      return { status: 401, json: { error: 'no token' } };
    if (url.pathname !== '/tickets') return { status: 404, json: {} };
    if (method === 'POST') {
      const given = JSON.parse(body) as Record<string, unknown>;
      if (typeof given['subject'] !== 'string') return { status: 400, json: { error: 'subject is missing' } };
      const last = Date.parse(tickets[0]?.createdAt ?? '1970-01-01T00:00:00Z');
      const createdAt = new Date(Math.max(Date.now(), last + 1)).toISOString();
      const ticket = { ...given, id: crypto.randomUUID(), createdAt };
      tickets.unshift(ticket);
      return { status: 201, json: ticket };
    }
    const after = url.searchParams.get('created_after');
    if (after !== null && Number.isNaN(Date.parse(after))) return { status: 400, json: {} };
    const items = tickets.filter((t) => after === null || Date.parse(t.createdAt) > Date.parse(after));
    return { json: { items } };
  };
};

/** Runs the help desk for the length of one spec. */
export const withHelpDesk = <T>(
  use: (server: TestServer) => Promise<T>,
  { document = helpDesk, path = '/v3/api-docs' }: { document?: unknown; path?: string } = {},
): Promise<T> => withServer(handler(document, path), use);

/** The environment with its token. */
export const deskEnvironment = { HELP_DESK_TOKEN: KEY };
