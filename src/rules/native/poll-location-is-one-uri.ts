import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';
import { isSuccess } from '../../evidence/status.ts';

export const pollLocationIsOneUri = defineRule<PollingView, Poll>({
  id: 'P-11',
  slug: 'poll-location-is-one-uri',
  title: 'A poll is answered with one Location, a valid URI reference without a fragment',
  why: 'Two lines are joined or one is dropped, an invalid one cannot be called, and what stands behind "#" is never sent: a state there is lost.',
  repair: 'Send one Location line, percent-encoded, with the state in its path or query.',
  example: {
    breaks: 'GET /voicemails\n202 Accepted\nLocation: https://api.example/voicemails#state=41',
    keeps: 'GET /voicemails\n202 Accepted\nLocation: https://api.example/voicemails?state=41',
  },
  source: 'RFC 9110 §10.2.2 and §4.2.4; RFC 3986',
  level: { strict: 'error', field: 'error' },
  after: ['P-12'],
  noSubject: 'no answer carried a Location',
  about: (poll) => [poll.chain],
  subjects: (view) => view.polls.filter((p) => isSuccess(p.status) && p.locations.length > 0),
  *judge({ exchange, locations, location }) {
    const value = locations[0] ?? '';
    const spot = seen(exchange, 'header Location', { value });
    if (locations.length > 1) {
      const lines = locations.map((l) => `"${l}"`).join(', ');
      yield { message: `The answer carries ${locations.length} Location lines: ${lines}`, seen: spot };
    } else if (location === undefined || !location.wellFormed) {
      yield { message: `The Location is no valid URI reference: "${value}"`, seen: spot };
    } else if (location.fragment) {
      yield { message: `The Location has a fragment, which is never sent: "${value}"`, seen: spot };
    } else if (/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*@/i.test(value)) {
      yield {
        message: `The Location names a user before its host, which no answer may: "${value.replace(/\/\/[^/?#]*@/, '//…@')}"`,
        lowered: 'clients follow it all the same',
        seen: spot,
      };
    }
  },
});
