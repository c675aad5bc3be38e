import { mounted } from '../../address.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';

/** Characters of a URL that the HTTP trigger is documented to take. */
const LONGEST = 2048;

/** The URL that the next poll is made with: Location, or the request that the gateway makes of the state. */
const lengthOf = (poll: Poll, view: PollingView): number => {
  const { origin } = mounted(view.address, '');
  const [raw = ''] = poll.locations;
  const called = poll.exchange.request.target;
  return Math.max(raw.length, poll.state === 'followed' ? origin.length + called.length : 0);
};

export const stateStaysShort = defineRule<PollingView, Poll>({
  id: 'P-27',
  slug: 'state-stays-short',
  title: 'The URL with the state stays below 2,048 characters',
  why: 'Longer URLs are refused or cut by the platform or by what stands between. A state that lists what was seen grows with every event, until the trigger fails on a busy day.',
  repair: 'Let the state be a position (an id, a sequence number), not a list of what was handed over.',
  example: {
    breaks: '202 Accepted\nLocation: https://api.example/voicemails?seen=1,2,3,4,… (5,120 characters)',
    keeps: '202 Accepted\nLocation: https://api.example/voicemails?state=42',
  },
  source: 'Workflow triggers in Azure Logic Apps (URI of 2 KB); limits of Power Automate (16,384 characters)',
  level: { strict: 'warning', field: 'warning' },
  noSubject: 'no poll carried a state',
  about: (poll) => [poll.chain],
  subjects: (view) => view.polls.filter((p) => p.locations.length > 0 || p.state === 'followed'),
  *judge(poll, view) {
    const length = lengthOf(poll, view);
    if (length >= LONGEST)
      yield {
        message: `The URL with the state has ${length} characters, and the platform documents ${LONGEST} at most`,
        seen: seen(poll.exchange, poll.locations.length > 0 ? 'header Location' : 'target', {
          value: length,
        }),
      };
  },
});
