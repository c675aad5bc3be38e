import type { EventEntry } from '../../model.ts';
import { expectedEvents } from '../../evidence/events.ts';
import type { Poll } from '../../evidence/poll.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import { evaluate } from '../../expression/evaluate.ts';
import { parseExpression } from '../../expression/parse.ts';
import { defineRule } from '../rule.ts';
import { cutBody } from '../shared/cut-body.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { stateFields } from './state-fields.ts';
import { isInNoOrder } from './list-is-newest-first.ts';
import { demandsState } from './list-is-answered-200-with-an-array.ts';

interface FirstList {
  readonly poll: Poll;
  /** An event that was in effect before. */
  readonly event: EventEntry | undefined;
}

const inEffect = (event: EventEntry, chain: Chain, poll: Poll, view: PollingView): boolean =>
  event.doneAt + view.settle < poll.exchange.at ||
  (view.sightings.witnessedAt(event, chain.id) ?? Infinity) < poll.exchange.at;

/** The last event that another chain had received before a list was asked for; one replica may lag within `settle`. */
const newestReceived = (poll: Poll, view: PollingView): EventEntry | undefined =>
  // A state that is no field of the first item need not come from it.
  (stateFields(view).length === 0 ? [] : expectedEvents(view.events, view.trigger.id)).findLast(
    (e) =>
      (view.sightings.witnessedAt(e, poll.chain) ?? Infinity) < poll.exchange.at &&
      e.doneAt + view.settle < poll.exchange.at,
  );

/** Of two events that were caused side by side, either may be the newer one to the service. */
const isAsNew = (event: EventEntry, newest: EventEntry): boolean =>
  event === newest || event.doneAt > newest.at;

export const firstListYieldsTheState = defineRule<PollingView, FirstList>({
  id: 'PP-07',
  slug: 'first-list-yields-the-state',
  title: 'The list without a state works, is not empty after an event, and gives every expression a value',
  why: 'The first call goes without a state and is where the gateway takes it from. An empty answer, or one without the field, leaves the trigger without a state for ever.',
  repair:
    'Answer the list without the state parameter with at least the newest item, with every field that `triggerConfig` reads.',
  example: {
    breaks: 'GET /invoices (the first poll; invoice 7 is there already)\n200 OK\n{ "value": [] }',
    keeps: 'GET /invoices (the first poll; invoice 7 is there already)\n200 OK\n{ "value": [{ "id": 7 }] }',
  },
  source: 'Create a polling trigger (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  after: ['PP-03', 'PP-04'],
  noSubject: 'the policy carries no state, or no first list was asked for while there was data',
  about: ({ poll }) => [poll.chain],
  *subjects(view) {
    for (const chain of view.chains) {
      for (const poll of chain.polls.filter((p) => p.state === 'none' && demandsState(p.status)))
        yield { poll, event: undefined };
      for (const poll of chain.polls.filter((p) => p.state === 'none' && p.status === 200)) {
        const event = expectedEvents(view.events, view.trigger.id).find((e) =>
          inEffect(e, chain, poll, view),
        );
        if (event !== undefined || poll.items.length > 0) yield { poll, event };
      }
    }
  },
  *judge({ poll, event }, view) {
    const line = requestLine(poll.exchange);
    const spot = seen(poll.exchange, 'body');
    if (demandsState(poll.status)) {
      yield {
        message: `${line}, without a state, was answered ${answerOf(poll.exchange)}`,
        seen: seen(poll.exchange, 'status'),
      };
      return;
    }
    if (poll.truncated) {
      yield cutBody(`The answer to ${line}`);
      return;
    }
    if (poll.items.length === 0 && event !== undefined) {
      yield {
        message: `${line} came after an event and lists nothing: the gateway finds no state in it`,
        seen: spot,
      };
      return;
    }
    const newest = newestReceived(poll, view);
    const lacksNewest =
      newest !== undefined && !poll.items.some((i) => i.events.some((e) => isAsNew(e, newest)));
    if (lacksNewest && !isInNoOrder(poll, view)) {
      yield {
        message: `${line} lists ${poll.items.length} item${poll.items.length === 1 ? '' : 's'}, and not the newest one, which another list had brought before: the gateway takes an old state from it`,
        seen: spot,
        repair:
          'Answer the list without the state parameter with the newest items first, not with the oldest page.',
      };
      return;
    }
    for (const [name, text] of Object.entries(view.trigger.policy?.config ?? {})) {
      if (name === '' || name === 'x-ms-triggerConfig-nextLink') continue;
      const value = evaluate(parseExpression(text), poll.json ?? null);
      // A null that other items do not have is a matter of their order, and PP-05's to tell.
      if (value === undefined || (value === null && poll.items.length < 2)) {
        yield {
          message: `The expression of "${name}", ${text}, has no value in the answer to ${line}`,
          seen: spot,
        };
      }
    }
  },
});
