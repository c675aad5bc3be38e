import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { isSuccess } from '../../evidence/status.ts';
import { seen } from '../shared/wording.ts';
import { lostBasePath, withinBase } from './base-path.ts';

export const pollLocationStaysOnTheConnector = defineRule<PollingView, Poll>({
  id: 'P-08',
  slug: 'poll-location-stays-on-the-connector',
  title: 'The Location of a poll stays on the connector’s host and inside its base path',
  why: 'The next poll goes where Location points. A foreign host gets it without the connection’s credentials, or is not reached at all, and the trigger is dead.',
  repair:
    'Build Location from the request’s own Host header, or list the service’s public origins as `service.aliases`.',
  example: {
    breaks:
      'GET https://api.example/voicemails\n202 Accepted\nLocation: https://backend-7.internal/voicemails?state=41',
    keeps:
      'GET https://api.example/voicemails\n202 Accepted\nLocation: https://api.example/voicemails?state=41',
  },
  source:
    'Derived from the polling trigger’s use of Location; notes of connector authors on Locations past the gateway',
  level: { strict: 'error', field: 'warning' },
  after: ['P-03', 'P-09'],
  noSubject: 'no answer carried a Location',
  about: (poll) => [poll.chain],
  subjects: (view) =>
    // A redirect’s Location is no state.
    view.polls.filter((p) => isSuccess(p.status) && p.location !== undefined && p.location.site !== 'port'),
  *judge({ location, exchange }, view) {
    if (location === undefined) return;
    const spot = seen(exchange, 'header Location', { value: location.raw });
    if (location.site === 'foreign') {
      yield {
        message: `Location points to "${location.scheme}://${location.host}", and the service was called as "${exchange.request.origin}"`,
        seen: spot,
      };
    } else if (location.site === 'loopback') {
      yield {
        message: `Location names the host "${location.host}", and the service was called as "${new URL(exchange.request.origin).host}": it does not build Location from the Host header`,
        lowered: 'the same machine is meant, and a proxy may be why',
        seen: spot,
      };
    } else {
      // Inside the base path any path is legal: the state may be in it. One that only lost the prefix is P-09's to tell.
      const outside = withinBase(location.path, view.address.basePath) === undefined;
      if (outside && !lostBasePath(location.path, view.address.basePath, view.trigger)) {
        yield {
          message: `The path of Location, "${location.path}", is outside the connector’s base path and that of no declared operation`,
          lowered: 'a gateway may lead elsewhere',
          seen: spot,
        };
      }
    }
  },
});
