import type { AnswerList } from './answer-list.ts';
import type { PollingPlan } from './assessment.ts';
import type { ItemState } from './time-state.ts';
import { timeOf } from './time-field.ts';
import type { Order } from './order.ts';
import type { Paging } from './paging.ts';
import { isOData, type StateFilter } from './state-filter.ts';

const step = (name: string): string =>
  /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${name.replaceAll("'", "''")}']`;

/** A path into the last answer, as policies write it: `triggerBody().items[0].createdAt`. */
const triggerPath = (members: readonly string[], item: readonly string[] = []): string =>
  `triggerBody()${members.map(step).join('')}${item.length === 0 ? '' : `[0]${item.map(step).join('')}`}`;

const expressionOf = (filter: StateFilter, state: ItemState, list: AnswerList): string => {
  const path = state.fromRoot ? triggerPath(state.field.path) : triggerPath(list.path, state.field.path);
  return isOData(filter) ? `${state.field.path.join('/')} gt @{${path}}` : `@{${path}}`;
};

/** How a list is polled by this filter and this field. */
export const pollingPlan = (
  filter: StateFilter,
  state: ItemState,
  list: AnswerList,
  order: Order,
  paging: Paging,
): PollingPlan => {
  const { nextLink } = paging;
  const wanted = [...order.constants, ...paging.constants];
  return {
    parameter: filter.parameter.name,
    takes: filter.kind !== 'language' ? 'value' : isOData(filter) ? 'odata' : 'unknown',
    expression: expressionOf(filter, state, list),
    dataPath: `@${triggerPath(list.path)}`,
    list: list.path,
    field: state.field.path,
    fromRoot: state.fromRoot,
    isTime: filter.kind === 'time' || filter.kind === 'language',
    tellsChanges: timeOf(state.field) === 'changed' || (filter.kind === 'time' && filter.of === 'changed'),
    constants: wanted.filter((c) => c.parameter !== filter.parameter.name),
    ...(nextLink === undefined ? {} : { nextLink: nextLink.name }),
  };
};
