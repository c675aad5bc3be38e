import type { Operation } from '../../openapi/operation.ts';
import type { PollingPlan } from '../assessment.ts';
import { neededWith } from '../needed-with.ts';
import { queryParameters, type Desk, type QueryParameter } from '../operation-view.ts';
import { isPageCursor } from '../page-cursor.ts';
import { isDirection, isSort, sortedMember } from '../sort-parameters.ts';
import { isUpperBound } from '../upper-bound.ts';
import { speaksOf } from '../vocabulary.ts';

const place =
  /^[$_]?(page|page_?(no|num|number|index|token)|page\[(number|offset|cursor|after|before)\]|offset|skip|(?:page|paging|pagination)_?cursor|start_?index|cursor|next_?(page_?)?(token|cursor)|continuation_?token|starting_?after|ending_?before)$/i;

/** Whether a parameter leads into the middle of a list. */
const isPlace = ({ name, words, says }: QueryParameter): boolean =>
  place.test(name) ||
  (words.length === 1 && /^(after|before)$/.test(name) && /\bpag(e|es|ing|ination)\b|\bcursor\b/.test(says));

const above = ['before', 'until', 'till', 'max', 'maximum', 'lt', 'lte', 'le', 'older', 'upper'];

/** A bound in one word, and whether the bound belongs to the list. */
const alone = /^(?:todate|untildate|inclusive)$/i;

/** Whether a parameter ends a list at an id or a time, by its name: `max_id`, `created_lt`, `before`. */
const isEnd = ({ name, words }: QueryParameter): boolean =>
  alone.test(name) ||
  (words.some((w) => above.includes(w)) &&
    !speaksOf(words, 'business') &&
    ((words.length === 1 && !words.some((w) => w.startsWith('max'))) ||
      (['identity', 'born', 'changed', 'ended', 'time'] as const).some((group) => speaksOf(words, group))));

/** Query parameters by which a maker would break a poll: its order, its pages, or its end. */
export const breakingInputs = (desk: Desk, operation: Operation, plan: PollingPlan): ReadonlySet<string> => {
  const parameters = queryParameters(desk, operation);
  const state = parameters.find((p) => p.name === plan.parameter);
  const companion = state === undefined ? undefined : neededWith(state, parameters, operation);
  const needed = new Set([plan.parameter, companion?.name, ...plan.constants.map((c) => c.parameter)]);
  return new Set(
    parameters
      .filter((p) => !needed.has(p.name))
      .filter(
        (p) =>
          isPlace(p) ||
          isPageCursor(p) ||
          isEnd(p) ||
          isSort(p) ||
          isDirection(p) ||
          isUpperBound(p) ||
          sortedMember(p) !== undefined,
      )
      .map((p) => p.name),
  );
};
