import type { EventEntry } from '../../model.ts';
import { excludedEvents, expectedEvents } from '../../evidence/events.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seen } from '../shared/wording.ts';

interface Excluded {
  readonly event: EventEntry;
  readonly chain: Chain;
}

export const inputsHoldAlongTheChain = defineRule<PollingView, Excluded>({
  id: 'P-07',
  slug: 'inputs-hold-along-the-chain',
  title: 'No event that the inputs exclude arrives along the chain',
  why: 'Later polls go to Location instead of the operation. When the folder or filter that the maker chose is not in it, the flow runs for everything.',
  repair: 'Carry every input of the first request over into Location, or into the state.',
  example: {
    breaks: 'GET /voicemails?mailbox=sales\n202 Accepted\nLocation: https://api.example/voicemails?state=41',
    keeps:
      'GET /voicemails?mailbox=sales\n202 Accepted\nLocation: https://api.example/voicemails?mailbox=sales&state=41',
  },
  source:
    'Derived from Workflow triggers in Azure Logic Apps (Location replaces the URL); scripts of certified connectors copy the whole query',
  level: { strict: 'error', field: 'error' },
  after: ['P-03', 'P-09', 'P-08', 'PP-03', 'PP-04'],
  noSubject:
    'no event that the inputs exclude was caused (`emitOther`), or none was followed by one that arrived',
  *subjects(view) {
    const expected = expectedEvents(view.events, view.trigger.id);
    for (const chain of view.chains) {
      for (const event of excludedEvents(view.events, view.trigger.id)) {
        if (event.at < chain.baselineAt) continue;
        const witnessed = expected.some((e) => e.at > event.at && chain.arrivals.has(e.token));
        if (witnessed || chain.arrivals.has(event.token)) yield { event, chain };
      }
    }
  },
  *judge({ event, chain }) {
    const poll = chain.arrivals.get(event.token);
    if (poll !== undefined) {
      yield {
        message: `${requestLine(poll.exchange)} brought an event that the trigger's inputs exclude`,
        seen: seen(poll.exchange, 'body', {
          pointer: poll.items.find((i) => i.events.includes(event))?.pointer ?? '',
        }),
      };
    }
  },
});
