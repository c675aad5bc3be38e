import { textMember } from '../openapi/members.ts';
import type { Operation } from '../openapi/operation.ts';
import { rawResponses } from '../openapi/response.ts';
import { answerOf, type AnswerList } from './answer-list.ts';
import type { Candidate, Remark } from './assessment.ts';
import { itemStates } from './item-state.ts';
import { beginsNow } from './first-call.ts';
import { emptyAnswerOf, saidEmptyAnswer } from './empty-answer.ts';
import { conflictRemarks } from './needed-with.ts';
import { headOf, proseOf, queryParameters, type Desk, type QueryParameter } from './operation-view.ts';
import { orderOf } from './order.ts';
import { orderWithFilter } from './order-with-filter.ts';
import { pagingOf } from './paging.ts';
import type { PolledList } from './polled-list.ts';
import { pollingPlan } from './polling-plan.ts';
import { openOf } from './polling-open.ts';
import { evidenceOf, missingOf } from './polling-remarks.ts';
import { risksOf } from './polling-risks.ts';
import { saidOfEveryList } from './said-of-every-list.ts';
import { standingOf } from './standing.ts';
import { stateFilters } from './filters-by-state.ts';
import type { StateFilter } from './state-filter.ts';
import { formRemarks } from './time-form.ts';
import { timeOf } from './time-field.ts';
import { unfilteredList } from './unfiltered-list.ts';

const weightOf = ({ filter, state }: PolledList, open: readonly Remark[]): number =>
  10 +
  (filter.kind === 'id' ? 1 : 0) +
  filter.strength * 2 +
  (state.certain ? 2 : 0) +
  // What was created last is new; what was changed last may be old.
  (timeOf(state.field) === 'born' ? 0.5 : 0) -
  open.length -
  (filter.kind === 'language' ? 2 : 0);

const byFilter = (
  desk: Desk,
  operation: Operation,
  list: AnswerList,
  parameters: readonly QueryParameter[],
  filters: readonly StateFilter[],
  filter: StateFilter,
): Candidate | undefined => {
  const ok = rawResponses(desk.document, operation).find((r) => r.status === '200');
  const told = textMember(ok?.response.node, 'description') ?? '';
  const prose = { says: `${proseOf(operation)} ${told.toLowerCase()}`, pointer: operation.pointer };
  const ofEvery = saidOfEveryList(desk.document);
  const states = itemStates(filter, list).map((state) => {
    const order = orderOf(parameters, state.field, state.fromRoot ? list.root : list.fields, prose, ofEvery);
    return { state, order: orderWithFilter(order, filter.parameter, prose) };
  });
  const chosen = states.find(({ order }) => ['newest', 'settable'].includes(order.kind)) ?? states[0];
  if (chosen === undefined) return undefined;
  const { state, order } = chosen;
  const paging = pagingOf(parameters, list);
  const found: PolledList = {
    desk,
    operation,
    pointer: operation.pointer,
    list,
    parameters,
    filters,
    filter,
    state,
    order,
    paging,
  };
  const missing = [
    ...missingOf(found),
    ...formRemarks(found),
    ...conflictRemarks(found),
    ...beginsNow(found),
  ];
  const empty = saidEmptyAnswer(desk, operation, prose.says);
  const open = [...openOf(found), ...empty];
  return {
    ...headOf(desk, operation),
    mechanism: 'policy',
    standing: standingOf(missing, open),
    evidence: evidenceOf(found),
    missing,
    open,
    risks: [...risksOf(found), ...(empty.length > 0 ? [] : emptyAnswerOf(desk, operation))],
    weight: weightOf(found, open),
    polling: pollingPlan(filter, state, list, order, paging),
  };
};

/** A list whose items tell no state, as plain values, or for want of a declaration. */
const unread = (
  desk: Desk,
  operation: Operation,
  filter: StateFilter,
  pointer: string,
  list?: AnswerList,
): Candidate => {
  const { name } = filter.parameter;
  const at = desk.place(pointer);
  const isPlain = list?.isPlain === true;
  const missing = {
    rule: 'PP-05',
    says: 'The items of the list are plain values: none shows a state',
    mend: 'put into the list what has a time or an id, the newest first',
    at,
  };
  const open = {
    says: 'What the 200 answer holds is not declared: neither the list nor the state can be named',
    mend: 'declare its schema',
    at,
  };
  return {
    ...headOf(desk, operation),
    mechanism: 'policy',
    standing: isPlain ? 'lacking' : 'unsure',
    evidence: [
      { says: `"${name}" may filter by what the caller has seen`, at: desk.place(filter.parameter.pointer) },
    ],
    missing: isPlain ? [missing] : [],
    open: isPlain ? [] : [open],
    risks: [],
    weight: filter.strength,
  };
};

/** Whether and how an operation could be polled with the gateway keeping the state. */
export const assessPolling = (desk: Desk, operation: Operation): Candidate[] => {
  if (operation.method !== 'GET') return [];
  const parameters = queryParameters(desk, operation);
  const filters = stateFilters(parameters);
  const answer = answerOf(desk, operation);
  if (answer.kind === 'other') return [];
  if (answer.kind === 'undeclared') {
    const filter = filters.find((f) => f.strength > 1 && f.kind !== 'language');
    return filter === undefined ? [] : [unread(desk, operation, filter, answer.pointer)];
  }
  const { list } = answer;
  const found = filters
    .map((f) => byFilter(desk, operation, list, parameters, filters, f))
    .filter((c) => c !== undefined);
  const rank = { ready: 2, unsure: 1, lacking: 0 };
  const [best] = found.toSorted((a, b) => rank[b.standing] - rank[a.standing] || b.weight - a.weight);
  if (best !== undefined) return [best];
  const [filter] = filters;
  if (filter !== undefined && filter.strength > 1 && list.fields.length === 0 && filter.kind !== 'language')
    return [unread(desk, operation, filter, list.pointer, list)];
  return list.fields.length === 0
    ? []
    : [
        unfilteredList(
          desk,
          operation,
          list,
          filter !== undefined && filter.strength > 1 ? filter : undefined,
        ),
      ];
};
