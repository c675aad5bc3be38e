import type { EventEntry } from '../../model.ts';
import { excludedEvents, expectedEvents } from '../../evidence/events.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { softened } from '../shared/assumed.ts';
import { lossOf, lostInputs, type LostInputs } from './lost-inputs.ts';
import { answerOf, itemLine, requestLine, seen, seenItem } from '../shared/wording.ts';

interface Excluded {
  readonly event: EventEntry;
  readonly chain: Chain;
}

/** A list that was asked for with another value of an input, and brought what that excludes. */
interface Elsewhere {
  readonly probe: Poll;
  readonly chain: Chain;
}

const expected = (event: EventEntry, { trigger }: PollingView): boolean =>
  event.relations[trigger.id] === 'expected';

export const inputsHoldAlongTheChain = defineRule<PollingView, Excluded | LostInputs | Elsewhere>({
  id: 'P-07',
  slug: 'inputs-hold-along-the-chain',
  title: 'The inputs hold along the chain: required ones are kept, and no event that they exclude arrives',
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
  optional: 'emitOther',
  noSubject:
    'no event that the inputs exclude was caused (`emitOther`), or none was followed by one that arrived',
  about: ({ chain }) => [chain.id],
  *subjects(view) {
    const wanted = expectedEvents(view.events, view.trigger.id);
    for (const chain of view.chains) {
      const lost = lostInputs(chain, view);
      if (lost !== undefined) yield lost;
      for (const event of excludedEvents(view.events, view.trigger.id)) {
        if (event.at < chain.baselineAt) continue;
        const witnessed = wanted.some((e) => e.at > event.at && chain.arrivals.has(e.token));
        if (witnessed || chain.arrivals.has(event.token)) yield { event, chain };
      }
      for (const probe of chain.probes) if (probe.state === 'elsewhere') yield { probe, chain };
    }
  },
  *judge(subject, view) {
    if ('inputs' in subject) {
      const { exchange } = subject.poll;
      yield {
        message: `The Location ${lossOf(subject)}, and ${requestLine(exchange)} was answered ${answerOf(exchange)}`,
        seen: seen(exchange, 'target', { value: exchange.request.target }),
      };
      return;
    }
    if ('probe' in subject) {
      const item = subject.probe.items.find((i) => i.events.some((e) => expected(e, view)));
      if (item !== undefined)
        yield {
          message: `${requestLine(subject.probe.exchange)} asks for another value of an input, and brought an event of the configured one: the input is not looked at, or an answer is kept without it`,
          seen: seenItem(item),
          repair:
            'Apply every input to every list; where answers are kept, make every input part of their key, beside the state and the tenant.',
        };
      return;
    }
    const { event, chain } = subject;
    const poll = chain.arrivals.get(event.token);
    const item = poll?.items.find((i) => i.events.includes(event));
    if (poll !== undefined && item !== undefined) {
      yield {
        message: `${itemLine(item, poll)} brought an event that the trigger's inputs exclude`,
        ...softened(event, view.trigger.id),
        seen: seenItem(item),
        ...(item.exchange === poll.exchange
          ? {}
          : { repair: 'Carry every input of the first request over into the links to next pages, too.' }),
      };
    }
  },
});
