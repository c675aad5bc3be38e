import { isOthers } from '../../evidence/events.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { keptOf } from '../../kept.ts';
import type { EventEntry } from '../../model.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seenItem } from '../shared/wording.ts';

/** Whether a poll of the second tenant could have brought an event of the first: a native baseline brings nothing (P-06). */
const isTelling = ({ credentials, state, status, exchange }: Poll, view: PollingView): boolean =>
  credentials === 'other' &&
  (state === 'followed' || (state === 'none' && status !== 202)) &&
  status !== undefined &&
  view.events.some((e) => !isOthers(e) && e.doneAt < exchange.at);

/** The second tenant's events, as far as it was told of them: a service may tell tenants apart by something else than who asks. */
const ofTheSecond = keptOf(
  (view: PollingView): ReadonlySet<EventEntry> =>
    new Set(
      view.probes
        .filter((p) => p.credentials === 'other')
        .flatMap((p) => p.items.flatMap((i) => i.events.filter(isOthers))),
    ),
);

/** The first tenant's polls from when the second had events. */
const ofTheFirst = (view: PollingView): readonly Poll[] => {
  const from = Math.min(...[...ofTheSecond(view)].map((e) => e.doneAt));
  return view.polls.filter((p) => p.exchange.at > from);
};

export const tenantsSeeTheirOwnEvents = defineRule<PollingView, Poll>({
  id: 'S-01',
  slug: 'tenants-see-their-own-events',
  title: 'A poll with the credentials of one tenant brings no event of another',
  why: 'Connections belong to people. A poll that brings what happened to somebody else hands their mail, orders or voices to a stranger.',
  repair: 'Filter by the tenant of the credentials before anything else.',
  example: {
    breaks: 'GET /voicemails (with the key of B)\n200 OK\n[{ "id": 42, "owner": "A" }]',
    keeps: 'GET /voicemails (with the key of B)\n200 OK\n[]',
  },
  source: 'Derived: a connection’s credentials are all that tells tenants apart',
  level: { strict: 'error', field: 'error' },
  after: ['P-30'],
  optional: 'otherCredentials',
  noSubject:
    'no second tenant is configured (`service.otherCredentials`), or it got no answer that could hold an event of the first',
  about: (poll) => [poll.chain],
  subjects: (view) => [...view.probes.filter((p) => isTelling(p, view)), ...ofTheFirst(view)],
  *judge(poll, view) {
    const isSeconds = poll.credentials === 'other';
    const seconds = ofTheSecond(view);
    const foreign = poll.items.find((i) => i.events.some((e) => (isSeconds ? !isOthers(e) : seconds.has(e))));
    if (foreign === undefined) return;
    const [whose, of] = isSeconds ? ['second', 'first'] : ['first', 'second'];
    yield {
      message: `${requestLine(poll.exchange)} with the ${whose} tenant's credentials brought an event of the ${of} tenant`,
      seen: seenItem(foreign),
    };
  },
});
