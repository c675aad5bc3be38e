import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seenItem } from '../shared/wording.ts';

/** Whether a poll of the second tenant could have brought an event of the first: a native baseline brings nothing (P-06). */
const isTelling = ({ credentials, state, status, exchange }: Poll, view: PollingView): boolean =>
  credentials === 'other' &&
  (state === 'followed' || (state === 'none' && status !== 202)) &&
  status !== undefined &&
  view.events.some((e) => e.doneAt < exchange.at);

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
  subjects: (view) => view.probes.filter((p) => isTelling(p, view)),
  *judge(poll) {
    const foreign = poll.items.find((i) => i.events.length > 0);
    if (foreign !== undefined)
      yield {
        message: `${requestLine(poll.exchange)} with the second tenant's credentials brought an event of the first tenant`,
        seen: seenItem(foreign),
      };
  },
});
