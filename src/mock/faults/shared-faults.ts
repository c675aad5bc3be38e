import { isObject, pointerSegments, valueAt, type Json } from '../../json.ts';
import { withValueAt } from '../../request/body.ts';
import { problem } from '../core/call.ts';
import type { ItemPlan } from '../core/plan-item.ts';
import { listing } from '../core/listing.ts';
import { polling } from '../core/polling.ts';
import type { MockFault } from './fault.ts';
import { withHeader } from './rewrite.ts';

const edit = (item: Json, pointer: string, change: (value: Json | undefined) => Json): Json =>
  withValueAt(item, pointerSegments(pointer), change(valueAt(item, pointer)));

/** A place whose type can be spoilt without hiding which event an item tells of. */
const spoilable = ({ spare, id, echoes, times }: ItemPlan): string | undefined =>
  spare?.pointer ?? id?.pointer ?? times[0]?.pointer ?? echoes[0]?.pointer;

const spoilt = (item: Json, plan: ItemPlan): Json => {
  const pointer = spoilable(plan);
  return pointer === undefined
    ? { text: item }
    : edit(item, pointer, (value) => (isObject(value) ? 'text' : { value: value ?? null }));
};

/** Mistakes that a trigger of any mechanism can make. */
export const sharedFaults: readonly MockFault[] = [
  {
    name: 'needs-no-credentials',
    description: 'The trigger calls take wrong credentials for the right ones.',
    breaks: { native: 'P-30', policy: 'P-30', webhook: 'W-16' },
    change: { access: { isGood: () => true } },
  },
  {
    name: 'location-needs-no-credentials',
    description: 'A state counts as proof of who calls: only the first poll looks at the credentials.',
    breaks: { native: 'P-30' },
    change: { polling: { trustsState: true } },
  },
  {
    name: 'wrong-types',
    description: 'A property comes with a type that the schema does not declare.',
    breaks: { native: 'P-22', policy: 'P-22', webhook: 'C-04' },
    change: { items: { finish: spoilt } },
  },
  {
    name: 'cuts-text',
    description: 'Texts lose everything before their last word.',
    breaks: { native: 'V-01', policy: 'V-01', webhook: 'V-01' },
    change: {
      items: {
        finish: (item, { token }) =>
          token === undefined
            ? item
            : edit(item, token, (text) =>
                typeof text === 'string' ? (text.split(' ').at(-1) ?? '') : (text ?? null),
              ),
      },
    },
  },
  {
    name: 'answers-as-text',
    description: 'Answers are JSON, but labelled text/plain.',
    breaks: { native: 'P-23', policy: 'P-23' },
    change: {
      polling: { finish: (a) => (a.status === 200 ? withHeader(a, 'Content-Type', 'text/plain') : a) },
      listing: { finish: (a) => withHeader(a, 'Content-Type', 'text/plain') },
    },
  },
  {
    name: 'loses-burst',
    description: 'Of events that come close together only the last is told.',
    breaks: { native: 'P-15', policy: 'P-15', webhook: 'C-19' },
    change: {
      polling: { take: (unseen) => unseen.slice(-1) },
      listing: {
        select: (list, filter) => (filter === 'none' ? list.all : listing.select(list, filter).slice(0, 1)),
      },
      sending: { gather: 400, bundle: (items) => items.slice(-1).map((item) => [item]) },
    },
  },
  {
    name: 'malformed-state-crashes',
    description: 'A malformed state is answered 500.',
    breaks: { native: 'P-26', policy: 'P-26' },
    change: {
      polling: { malformed: () => problem(500, 'Input string was not in a correct format') },
      listing: { malformed: () => problem(500, 'Input string was not in a correct format') },
    },
  },
  {
    name: 'malformed-state-replays-history',
    description: 'A malformed state is answered with everything since the beginning.',
    breaks: { native: 'P-26' },
    change: { polling: { readState: (text, trigger) => polling.readState(text, trigger) ?? 0 } },
  },
];
