import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { isSuccess } from '../../evidence/status.ts';
import { seen } from '../shared/wording.ts';
import { lostBasePath } from './base-path.ts';

export const pollLocationKeepsPortAndBasePath = defineRule<PollingView, Poll>({
  id: 'P-09',
  slug: 'poll-location-keeps-port-and-base-path',
  title: 'The Location of a poll keeps scheme, port and base path',
  why: 'A Location built from the host name alone works on port 443 and breaks everywhere else: behind a prefix, on another port, in a test.',
  repair:
    'Build Location from the whole origin of the request, its port included, and from the path that the service is mounted at.',
  example: {
    breaks:
      'GET https://api.example:8443/v1/voicemails\n202 Accepted\nLocation: https://api.example/voicemails?state=41',
    keeps:
      'GET https://api.example:8443/v1/voicemails\n202 Accepted\nLocation: https://api.example:8443/v1/voicemails?state=41',
  },
  source: 'Derived from RFC 9110 §10.2.2; Microsoft’s own trigger sample drops the port',
  level: { strict: 'error', field: 'error' },
  after: ['P-03'],
  noSubject: 'no answer carried a Location on the service’s host',
  about: (poll) => [poll.chain],
  subjects: (view) =>
    view.polls.filter(
      (p) => isSuccess(p.status) && p.location !== undefined && p.location.site !== 'foreign',
    ),
  *judge({ location, exchange }, view) {
    if (location === undefined) return;
    const spot = seen(exchange, 'header Location', { value: location.raw });
    if (location.site === 'port') {
      yield {
        message: `Location points to "${location.scheme}://${location.host}", and the service was called as "${exchange.request.origin}"`,
        seen: spot,
      };
      return;
    }
    // Only a path that would be right with the prefix shows that the prefix was lost; other paths are P-08's.
    if (lostBasePath(location.path, view.address.basePath, view.trigger)) {
      yield {
        message: `Location lost the base path "${view.address.basePath}": "${location.raw}"`,
        seen: spot,
      };
    }
  },
});
