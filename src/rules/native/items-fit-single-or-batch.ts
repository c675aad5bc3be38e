import { isObject } from '../../json.ts';
import { expectedEvents } from '../../evidence/events.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule, type Remark } from '../rule.ts';
import { seen } from '../shared/wording.ts';
import { chainOf } from '../polling/answers.ts';

const waiting = (poll: Poll, view: PollingView): number => {
  const chain = chainOf(poll, view);
  if (chain === undefined) return 0;
  return expectedEvents(view.events, view.trigger.id).filter((e) => {
    const inEffect = (view.sightings.witnessedAt(e, chain.id) ?? Infinity) < poll.exchange.at;
    const arrived = chain.arrivals.get(e.token);
    return (
      inEffect && e.at > chain.baselineAt && arrived !== undefined && arrived.exchange.seq > poll.exchange.seq
    );
  }).length;
};

/** An item that changes with each event tells of the earlier ones too; each of those came by itself before. */
const areOneThing = (poll: Poll, view: PollingView): boolean =>
  poll.items.every((item) =>
    item.events.slice(0, -1).every((e) => {
      const arrived = chainOf(poll, view)?.arrivals.get(e.token);
      return arrived !== undefined && arrived.exchange.seq < poll.exchange.seq;
    }),
  );

function* judgeSingle(poll: Poll, view: PollingView): Iterable<Remark> {
  if (Array.isArray(poll.json)) {
    yield {
      message: 'The trigger is declared `single`, and the 200 carries an array',
      seen: seen(poll.exchange, 'body', { expected: 'one object' }),
    };
    return;
  }
  const together = poll.items.flatMap((i) => i.events);
  if (together.length > 1 && !areOneThing(poll, view)) {
    yield {
      message: `The trigger is declared \`single\`, and one 200 carries ${together.length} events`,
      seen: seen(poll.exchange, 'body'),
    };
    return;
  }
  const more = waiting(poll, view);
  const [asked] = poll.retryAfter;
  // What is no number of seconds is P-20's to tell.
  if (asked !== undefined && !/^\d+$/.test(asked.trim())) return;
  if (more > 0 && asked?.trim() !== '0') {
    const said = poll.retryAfter[0] === undefined ? 'no Retry-After' : `Retry-After: ${poll.retryAfter[0]}`;
    yield {
      lowered: 'they come with the next poll',
      message: `${more} more event${more === 1 ? ' was' : 's were'} waiting, and the 200 carries ${said} instead of Retry-After: 0`,
      seen: seen(
        poll.exchange,
        'header Retry-After',
        poll.retryAfter[0] === undefined ? {} : { value: poll.retryAfter[0] },
      ),
    };
  }
}

export const itemsFitSingleOrBatch = defineRule<PollingView, Poll>({
  id: 'P-18',
  slug: 'items-fit-single-or-batch',
  title: 'A `batch` answer holds an array; a `single` one holds an item, with Retry-After: 0 while more wait',
  why: 'For `batch` the platform makes one run per array element; for `single` the whole answer is one run, and the next item is fetched at once only after Retry-After: 0.',
  repair:
    'Answer `batch` with one array; answer `single` with one object, and with Retry-After: 0 while more are waiting.',
  example: {
    breaks:
      'GET /voicemails?state=41 (x-ms-trigger: single; 42 and 43 are new)\n200 OK\n[{ "id": 42 }, { "id": 43 }]',
    keeps:
      'GET /voicemails?state=41 (x-ms-trigger: single; 42 and 43 are new)\n200 OK\nRetry-After: 0\n{ "id": 42 }',
  },
  source:
    'Create a polling trigger, step 12; Create custom APIs for Azure Logic Apps (table of polling answers)',
  level: { strict: 'error', field: 'error' },
  noSubject: 'no poll was answered 200 with a JSON body',
  about: (poll) => [poll.chain],
  subjects: (view) => view.polls.filter((p) => p.status === 200 && p.json !== undefined && p.json !== null),
  *judge(poll, view) {
    if (view.trigger.delivery === 'single') {
      yield* judgeSingle(poll, view);
    } else if (
      poll.array === undefined &&
      !(isObject(poll.json) && Object.values(poll.json).some((v) => Array.isArray(v)))
    ) {
      yield {
        message: 'The trigger is declared `batch`, and the 200 carries no array',
        seen: seen(poll.exchange, 'body', { expected: 'an array' }),
      };
    }
  },
});
