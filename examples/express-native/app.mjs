import express from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';

const queues = ['sales', 'support'];

/** Compares texts in a time that tells nothing of them. */
const isSame = (a, b) => {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(left, right);
};

/** A help desk whose new tickets start flows. It keeps them in memory; yours has a database. */
export const createApp = (key) => {
  const tickets = [];
  const app = express();

  app.use((request, response, next) =>
    isSame(request.get('X-Api-Key') ?? '', key) ? next() : response.sendStatus(401),
  );

  app.post('/tickets', express.json(), (request, response) => {
    const { queue, title } = request.body ?? {};
    if (!queues.includes(queue) || typeof title !== 'string') return response.sendStatus(400);
    const ticket = { id: tickets.length + 1, queue, title };
    tickets.push(ticket);
    return response.status(201).json(ticket);
  });

  /** Native polling: the state is the id of the newest ticket that was handed over, in the Location. */
  app.get('/tickets/new', (request, response) => {
    const { queue, since = String(tickets.length) } = request.query;
    if (queue !== undefined && !queues.includes(queue)) return response.sendStatus(400);
    // A text that is no state of ours is refused: a poll that goes on from nowhere would lose tickets.
    if (!/^\d{1,9}$/.test(since) || Number(since) > tickets.length) return response.sendStatus(400);

    const news = tickets.filter((t) => t.id > Number(since) && (queue === undefined || t.queue === queue));
    // The next poll is made to this URL and to nothing else, so it keeps the queue. It is the URL that was called:
    // behind a gateway, `app.set('trust proxy', …)` lets Express take host and scheme from the gateway's headers.
    const next = new URL(request.originalUrl, `${request.protocol}://${request.host}`);
    next.searchParams.set('since', String(news.at(-1)?.id ?? since));
    response.set({ Location: next.href, 'Retry-After': '1' });
    return news.length === 0 ? response.sendStatus(202) : response.json(news);
  });

  return app;
};
