import type { Operation } from '../openapi/operation.ts';
import type { AnswerList } from './answer-list.ts';
import type { ItemState } from './time-state.ts';
import type { Desk, QueryParameter } from './operation-view.ts';
import type { Order } from './order.ts';
import type { Paging } from './paging.ts';
import type { StateFilter } from './state-filter.ts';

/** Everything that was found out about a list that can be filtered. */
export interface PolledList {
  readonly desk: Desk;
  readonly operation: Operation;
  readonly pointer: string;
  readonly list: AnswerList;
  readonly parameters: readonly QueryParameter[];
  /** All that may bound the list by a state, `filter` among them. */
  readonly filters: readonly StateFilter[];
  readonly filter: StateFilter;
  readonly state: ItemState;
  readonly order: Order;
  readonly paging: Paging;
}
