import { defined } from '../../defined.ts';
import { valueAt, type Json } from '../../json.ts';
import { firstPage } from '../../evidence/first-page.ts';
import type { Item } from '../../evidence/payload.ts';
import type { Poll, PollItem } from '../../evidence/poll.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import type { EventEntry } from '../../model.ts';
import { defineRule, type Remark } from '../rule.ts';
import { itemLine, requestLine, seen } from '../shared/wording.ts';
import { compareStates } from './order.ts';
import { stateFields } from './state-fields.ts';

interface Listed {
  readonly poll: Poll;
  /** JSON Pointers in an item. */
  readonly fields: readonly string[];
}

const text = (value: Json | undefined): string => JSON.stringify(value) ?? 'missing';

/** Where the values say nothing, the order in which our own events happened does. */
const laterEvent = (items: readonly Item[], view: PollingView): Item | undefined => {
  const told = ({ events: [event, ...more] }: Item): EventEntry | undefined =>
    more.length === 0 && event?.failed === undefined ? event : undefined;
  const newest = items[0] === undefined ? undefined : told(items[0]);
  // Of events that were caused side by side either may be the later one.
  return newest === undefined || !view.attributable
    ? undefined
    : items.slice(1).find((i) => (told(i)?.at ?? -1) > newest.doneAt);
};

/**
 * What a next page shows may have happened since the first one was asked for. Not so where it stands behind an older
 * item on its own page, or should have been visible before.
 */
const isOutOfPlace = (item: PollItem, poll: Poll, field: string, view: PollingView): boolean => {
  const value = valueAt(item.value, field);
  const before = poll.items.slice(0, poll.items.indexOf(item)).filter((i) => i.exchange === item.exchange);
  return (
    before.some((i) => (compareStates(valueAt(i.value, field), value) ?? 0) < 0) ||
    item.events.some((e) => e.doneAt + view.settle < poll.exchange.at)
  );
};

/** An item of a next page that is newer than the first of the list. */
const newerBehind = (poll: Poll, field: string, first: Json, view: PollingView): PollItem | undefined =>
  poll.items.find(
    (i) =>
      i.exchange !== poll.exchange &&
      (compareStates(valueAt(i.value, field), first) ?? 0) > 0 &&
      isOutOfPlace(i, poll, field, view),
  );

function* judgeField(poll: Poll, field: string, view: PollingView): Iterable<Remark> {
  const items = firstPage(poll);
  const [head, ...rest] = items;
  if (head === undefined) return;
  const first = valueAt(head.value, field);
  const line = requestLine(poll.exchange);
  const spot = seen(poll.exchange, 'body', {
    pointer: `${head.pointer}${field}`,
    ...defined({ value: first }),
  });
  if (first === null || first === undefined) {
    const other = rest.find((i) => (valueAt(i.value, field) ?? null) !== null);
    if (other !== undefined)
      yield {
        message: `The newest item that ${line} lists has no ${field}, which the state is made of`,
        seen: spot,
      };
    return;
  }
  const greater = rest.find((i) => (compareStates(valueAt(i.value, field), first) ?? 0) > 0);
  const incomparable =
    rest.length > 0 && rest.every((i) => compareStates(valueAt(i.value, field), first) === undefined);
  const later = greater ?? (incomparable ? laterEvent(items, view) : undefined);
  const behind = later === undefined ? newerBehind(poll, field, first, view) : undefined;
  const other = later ?? behind;
  if (other === undefined) return;
  const where = behind === undefined ? 'a later element' : `an element of ${itemLine(behind, poll)}`;
  yield {
    message: `${line} does not list the newest item first: element 0 has ${field} ${text(first)}, ${where} has ${text(valueAt(other.value, field))}`,
    seen: spot,
  };
}

/** Of several fields one gives the order and the others break its ties, so only a list that keeps to none is wrong. */
const judgeFields = ({ poll, fields }: Listed, view: PollingView): Remark[] => {
  const remarks = fields.map((field) => [...judgeField(poll, field, view)]);
  return remarks.every((r) => r.length > 0) ? remarks.slice(0, 1).flat() : [];
};

/** Whether a list is in an order that no field of the state has: what it lacks is a consequence. */
export const isInNoOrder = (poll: Poll, view: PollingView): boolean =>
  judgeFields({ poll, fields: stateFields(view) }, view).length > 0;

export const listIsNewestFirst = defineRule<PollingView, Listed>({
  id: 'PP-05',
  slug: 'list-is-newest-first',
  title: 'The newest item stands first, by the field that the state is made of',
  why: 'The policy takes the state from element 0. When that is an old item, the next poll brings everything since then again, or never moves on. States that are neither numbers nor dates are held against the order in which the events of the run were caused.',
  repair: 'Sort the list descending by the field that `triggerConfig` reads.',
  example: {
    breaks: 'GET /invoices (since is made of value[0].id)\n200 OK\n{ "value": [{ "id": 6 }, { "id": 7 }] }',
    keeps: 'GET /invoices (since is made of value[0].id)\n200 OK\n{ "value": [{ "id": 7 }, { "id": 6 }] }',
  },
  source: 'Create a polling trigger; training unit on polling triggers (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  after: ['PP-03', 'PP-04'],
  noSubject: 'the state is no field of element 0, or no list had two items',
  about: ({ poll }) => [poll.chain],
  *subjects(view) {
    const fields = stateFields(view);
    if (fields.length === 0) return;
    for (const poll of view.polls)
      if (poll.status === 200 && poll.array !== undefined && poll.items.length > 1) yield { poll, fields };
  },
  judge: judgeFields,
});
