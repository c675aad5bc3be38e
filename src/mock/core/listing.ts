import { isObject, member, pointerSegments, type Json } from '../../json.ts';
import type { TriggerDefinition } from '../../model.ts';
import { withValueAt } from '../../request/body.ts';
import { json, problem, queryOf, type MockAnswer, type MockCall } from './call.ts';
import type { MockEvent } from './events.ts';
import { freeName, linkFrom } from './links.ts';
import { filterOf, type Filter, type StateParameter } from './policy-state.ts';
import type { Shape } from './shape.ts';

/** One call of the list that a gateway's polling policy reads. */
export interface ListCall {
  readonly call: MockCall;
  readonly trigger: TriggerDefinition;
  readonly parameters: readonly StateParameter[];
  /** What happened that the inputs ask for, newest first. */
  readonly all: readonly MockEvent[];
  /** Events of other inputs too, newest first. */
  readonly everything: readonly MockEvent[];
  /** A time before everything. */
  readonly origin: MockEvent;
  readonly shape: Shape;
  readonly itemOf: (event: MockEvent) => Json;
}

/** How the lists behind a gateway are made, in replaceable parts. */
export interface Listing {
  /** Whether an event is newer than a state. */
  readonly isNewer: (rank: number, state: number) => boolean;
  /** What a list holds; `filter` is that of its state. */
  readonly select: (list: ListCall, filter: Filter) => readonly MockEvent[];
  readonly order: (events: readonly MockEvent[]) => readonly MockEvent[];
  readonly malformed: (list: ListCall) => MockAnswer;
  /** The last word on the answer. */
  readonly finish: (answer: MockAnswer, list: ListCall, taken: readonly MockEvent[]) => MockAnswer;
}

/** The lists of a service that keeps its contract. */
export const listing: Listing = {
  isNewer: (rank, state) => rank > state,
  select: ({ all }, filter) => (filter === 'none' ? all : all.filter(filter)),
  order: (events) => events,
  malformed: () => problem(400, 'The state is none that a list of this service gives'),
  finish: (answer) => answer,
};

/** Items on a page, where the definition declares a link to the next one. */
const PAGE = 10;

/** The query parameter that carries the place in a list. */
const pageParameter = (trigger: TriggerDefinition): string => freeName(trigger, '$skiptoken');

const linkSchema = ({
  policy,
  responses,
  definitions,
}: TriggerDefinition): { required: boolean } | undefined => {
  const written = responses['200']?.schema;
  const ref = member(written, '$ref');
  const schema = typeof ref === 'string' ? definitions[ref.replace('#/definitions/', '')] : written;
  const name = policy?.nextLink ?? '';
  if (member(member(schema, 'properties'), name) === undefined) return undefined;
  const required = member(schema, 'required');
  return { required: Array.isArray(required) && required.includes(name) };
};

const withLink = (body: Json, list: ListCall, next: MockEvent | undefined): Json => {
  const { call, trigger } = list;
  const name = trigger.policy?.nextLink ?? '';
  const declared = linkSchema(trigger);
  if (declared === undefined || !isObject(body)) return body;
  const { [name]: _, ...rest } = body;
  if (next !== undefined)
    return { ...rest, [name]: linkFrom(call, trigger, pageParameter(trigger), String(next.n)) };
  return declared.required ? { ...rest, [name]: '' } : rest;
};

const withCursors = (body: Json, { parameters, everything, origin }: ListCall): Json =>
  parameters
    .flatMap((p) => p.fields)
    .reduce(
      (whole, { beside, order }) =>
        beside === undefined || order === undefined
          ? whole
          : withValueAt(whole, pointerSegments(beside), order.write(everything[0] ?? origin)),
      body,
    );

/** Answers a call of the list behind a gateway. */
export const answerList = (how: Listing, list: ListCall): MockAnswer => {
  const filter = filterOf(list.parameters, list.call, how.isNewer);
  const page = queryOf(list.call).find((q) => q.name === pageParameter(list.trigger))?.value;
  if (filter === undefined || (page !== undefined && !/^\d{1,9}$/.test(page))) return how.malformed(list);
  const selected = how.order(how.select(list, filter));
  const from = page === undefined ? selected : selected.filter((e) => e.n <= Number(page));
  const isPaged = linkSchema(list.trigger) !== undefined;
  const taken = isPaged ? from.slice(0, PAGE) : from;
  const body = list.shape.around(taken.map(list.itemOf));
  const answer = json(200, withLink(withCursors(body, list), list, isPaged ? from[PAGE] : undefined));
  return how.finish(answer, list, taken);
};
