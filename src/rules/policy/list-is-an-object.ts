import { isObject } from '../../json.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';

export const listIsAnObject = defineRule<PollingView, Poll>({
  id: 'PP-03',
  slug: 'list-is-an-object',
  title: 'The root of the list is an object',
  why: 'The gateway’s polling policy reads the items out of a property. An array at the root fails at run time, however the definition looks.',
  repair: 'Wrap the array: `{ "value": [ … ] }`.',
  example: {
    breaks: 'GET /invoices\n200 OK\n[{ "id": 7 }]',
    keeps: 'GET /invoices\n200 OK\n{ "value": [{ "id": 7 }] }',
  },
  source: 'Training unit on polling triggers (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  noSubject: 'no list was answered with JSON',
  about: (poll) => [poll.chain],
  subjects: (view) => view.polls.filter((p) => p.status === 200 && p.json !== undefined),
  *judge(poll) {
    if (!isObject(poll.json)) {
      const what = Array.isArray(poll.json) ? 'an array' : JSON.stringify(poll.json);
      yield {
        message: `The root of the list is ${what}, not an object`,
        seen: seen(poll.exchange, 'body', { expected: 'an object' }),
      };
    }
  },
});
