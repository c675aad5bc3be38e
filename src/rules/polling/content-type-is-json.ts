import { headerValue, mediaType } from '../../evidence/headers.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';

export const contentTypeIsJson = defineRule<PollingView, Poll>({
  id: 'P-23',
  slug: 'content-type-is-json',
  title: 'A 200 with a JSON body says so in Content-Type',
  why: 'A body of another type is opaque to the flow: no field of it can be used.',
  repair: 'Send Content-Type: application/json with every 200.',
  example: {
    breaks: 'GET /voicemails?state=41\n200 OK\nContent-Type: text/plain',
    keeps: 'GET /voicemails?state=41\n200 OK\nContent-Type: application/json',
  },
  source: 'Call, trigger, or nest workflows with HTTPS endpoints in Azure Logic Apps (content types)',
  level: { strict: 'warning', field: 'warning' },
  noSubject: 'no poll was answered 200 with JSON',
  about: (poll) => [poll.chain],
  subjects: (view) => view.polls.filter((p) => p.status === 200 && p.json !== undefined),
  *judge({ exchange }) {
    const type = headerValue(exchange.response?.headers, 'content-type');
    const media = mediaType(type);
    if (media === 'application/json' || media.endsWith('+json')) return;
    yield {
      message: type === undefined ? 'A 200 carries no Content-Type' : `A 200 carries Content-Type "${type}"`,
      seen: seen(exchange, 'header Content-Type', { value: type ?? null, expected: 'application/json' }),
    };
  },
});
