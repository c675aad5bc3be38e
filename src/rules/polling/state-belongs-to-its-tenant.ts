import { isOthers } from '../../evidence/events.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seenItem } from '../shared/wording.ts';

export const stateBelongsToItsTenant = defineRule<PollingView, Poll>({
  id: 'S-02',
  slug: 'state-belongs-to-its-tenant',
  title: 'A state that was issued to one tenant brings another nothing',
  why: 'A Location travels through logs and designers. When whoever calls it gets the events of the one it was issued to, it is a key.',
  repair: 'Check the credentials of every poll, also where the state names the tenant or the folder.',
  example: {
    breaks:
      'GET /voicemails?state=41 (issued to A, polled with the key of B)\n200 OK\n[{ "id": 42, "owner": "A" }]',
    keeps: 'GET /voicemails?state=41 (issued to A, polled with the key of B)\n404 Not Found',
  },
  source: 'Derived: a connection’s credentials are all that tells tenants apart',
  level: { strict: 'error', field: 'error' },
  after: ['S-05', 'P-30', 'S-01'],
  optional: 'otherCredentials',
  noSubject: 'no second tenant is configured (`service.otherCredentials`), or no state was given',
  about: (poll) => [poll.chain],
  subjects: (view) =>
    view.probes.filter((p) => p.credentials === 'other' && p.state === 'replayed' && p.status !== undefined),
  *judge(poll) {
    const foreign = poll.items.find((i) => i.events.some((e) => !isOthers(e)));
    if (foreign !== undefined)
      yield {
        message: `${requestLine(poll.exchange)}, a state of the first tenant, brought the second tenant an event of the first`,
        seen: seenItem(foreign),
      };
  },
});
