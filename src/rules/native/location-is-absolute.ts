import type { Poll, PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';
import { isSuccess } from '../../evidence/status.ts';

/** P-10: Location is absolute. */
export const locationIsAbsolute = defineRule<PollingView, Poll>({
  id: 'P-10',
  slug: 'location-is-absolute',
  title: 'Location is an absolute URL',
  why: 'A relative Location is legal HTTP, but every example and text of the platform has an absolute one, and what it makes of others is not documented.',
  repair: 'Write Location with scheme, host and port of the request.',
  source:
    'Create custom APIs for Azure Logic Apps (absolute path to a URL, for the asynchronous pattern); RFC 9110 §10.2.2',
  level: { strict: 'warning', field: 'warning' },
  after: ['P-03'],
  noSubject: 'no answer carried a Location',
  subjects: (view) => view.polls.filter((p) => isSuccess(p.status) && p.location !== undefined),
  *judge({ exchange, location }) {
    if (location?.relative !== true) return;
    yield {
      message: `Location is relative: "${location.raw}"`,
      seen: seen(exchange, 'header Location', { value: location.raw }),
    };
  },
});
