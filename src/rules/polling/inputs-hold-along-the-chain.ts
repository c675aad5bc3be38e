import type { EventEntry } from '../../model.ts';
import { excludedEvents, expectedEvents } from '../../evidence/events.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import { defineRule } from '../rule.ts';
import { softened } from '../shared/assumed.ts';
import { answerOf, itemLine, requestLine, seen, seenItem } from '../shared/wording.ts';

interface Excluded {
  readonly event: EventEntry;
  readonly chain: Chain;
}

/** A chain that goes on without inputs that the operation requires. */
interface Dropped {
  readonly names: readonly string[];
  readonly chain: Chain;
  readonly poll: Poll;
}

/** A list that was asked for with another value of an input, and brought what that excludes. */
interface Elsewhere {
  readonly probe: Poll;
  readonly chain: Chain;
}

const queryNames = (target: string): Set<string> =>
  new Set(new URLSearchParams(target.split('?')[1] ?? '').keys());

/**
 * Required query parameters that the Location left out, on a chain that brings nothing or is refused: an input may be
 * hidden in an opaque state, but then the chain works.
 */
const droppedOn = (chain: Chain, view: PollingView): Dropped | undefined => {
  const followed = chain.polls.filter((p) => p.state === 'followed');
  const [poll] = followed;
  const first = chain.polls[0];
  if (poll === undefined || first === undefined || view.trigger.mechanism !== 'native') return undefined;
  const sent = queryNames(first.exchange.request.target);
  const kept = queryNames(poll.exchange.request.target);
  const names = view.trigger.parameters
    .filter((p) => p.in === 'query' && p.required && sent.has(p.name) && !kept.has(p.name))
    .map((p) => p.name);
  const isRefused = followed.every((p) => p.status === 400 || p.status === 404 || p.status === 422);
  const isEmpty =
    view.attributable &&
    view.chains.every((c) => c.arrivals.size === 0) &&
    view.windows.some((w) => w.observer === chain.id);
  return names.length > 0 && (isRefused || isEmpty) ? { names, chain, poll } : undefined;
};

const expected = (event: EventEntry, { trigger }: PollingView): boolean =>
  event.relations[trigger.id] === 'expected';

export const inputsHoldAlongTheChain = defineRule<PollingView, Excluded | Dropped | Elsewhere>({
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
      const dropped = droppedOn(chain, view);
      if (dropped !== undefined) yield dropped;
      for (const event of excludedEvents(view.events, view.trigger.id)) {
        if (event.at < chain.baselineAt) continue;
        const witnessed = wanted.some((e) => e.at > event.at && chain.arrivals.has(e.token));
        if (witnessed || chain.arrivals.has(event.token)) yield { event, chain };
      }
      for (const probe of chain.probes) if (probe.state === 'elsewhere') yield { probe, chain };
    }
  },
  *judge(subject, view) {
    if ('names' in subject) {
      const { names, poll } = subject;
      yield {
        message: `The Location lacks the required input${names.length === 1 ? '' : 's'} ${names.map((n) => `"${n}"`).join(', ')} of the first request, and ${requestLine(poll.exchange)} was answered ${answerOf(poll.exchange)}`,
        seen: seen(poll.exchange, 'target', { value: poll.exchange.request.target }),
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
