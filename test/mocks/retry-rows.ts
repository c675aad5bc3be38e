import { calls } from './webhook-probes.ts';
import type { WebhookRow } from './webhook-rows.ts';

/** What follows the answer to a notification. */
export const retryRows: readonly WebhookRow[] = [
  ['demands-200', calls([202, 202, 202], 2), 1, 2],
  ['never-retries', calls([503, 202], 2), 2, 1],
  [
    'takes-silence-for-a-yes',
    async (b) => {
      const receiver = await b.open((response, n) => (n === 1 ? response.destroy() : response.end()));
      await b.register(receiver.url);
      await b.emit('smoke');
      return await receiver.count(2, 1500);
    },
    true,
    false,
  ],
  [
    'renames-repeats',
    async (b) => {
      const receiver = await b.open((response, n) => response.writeHead(n === 1 ? 503 : 202).end());
      await b.register(receiver.url);
      await b.emit('smoke');
      await receiver.count(2, 1500);
      const [first, second] = receiver.received;
      return first?.text === second?.text;
    },
    true,
    false,
  ],
  ['gives-up-at-503', calls([503, 202], 2), 2, 1],
  ['gives-up-at-500', calls([500, 202], 2), 2, 1],
  [
    'pauses-the-whole-host',
    async (b) => {
      const busy = await b.open((response, n) =>
        response.writeHead(n === 1 ? 429 : 202, { 'Retry-After': '1' }).end(),
      );
      await b.register(busy.url);
      await b.emit('one');
      await busy.count(1);
      await b.register(`${busy.url}_2`);
      await b.emit('two');
      return await busy.count(3, 600);
    },
    true,
    false,
  ],
  [
    'gone-ends-the-host',
    async (b) => {
      const both = await b.open((response, n) => response.writeHead(n === 1 ? 410 : 202).end());
      await b.register(both.url);
      await b.emit('one');
      await both.count(1);
      await b.register(`${both.url}_2`);
      await b.emit('two');
      await both.count(2, 500);
      return b.heard(both);
    },
    ['one', 'two'],
    ['one'],
  ],
  [
    'deaf-while-repeating',
    async (b) => {
      const receiver = await b.open((response, n) => response.writeHead(n === 1 ? 503 : 202).end());
      await b.register(receiver.url);
      await b.emit('one');
      await receiver.count(1);
      await b.emit('two');
      await receiver.count(3, 1500);
      return [...new Set(b.heard(receiver))].toSorted();
    },
    ['one', 'two'],
    ['one'],
  ],
  ['retries-after-gone', calls([410, 410], 2), 1, 2],
  ['follows-callback-redirects', calls([307, 202], 2), 1, 2],
];
