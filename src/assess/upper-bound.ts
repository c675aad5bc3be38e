import type { Remark } from './assessment.ts';
import { neededWith } from './needed-with.ts';
import type { QueryParameter } from './operation-view.ts';
import type { PolledList } from './polled-list.ts';
import { isTimeTyped } from './state-filter.ts';
import { speaksOf } from './vocabulary.ts';

/** Whether a parameter bounds a list from above by a time. */
export const isUpperBound = (parameter: QueryParameter): boolean => {
  const { words } = parameter;
  if (!speaksOf(words, 'upper') || speaksOf(words, 'lower') || speaksOf(words, 'paging')) return false;
  return speaksOf(words, 'time') || isTimeTyped(parameter);
};

const unit = '(?:minutes?|hours?|days?|weeks?|months?|years?)';
/** How far apart the bounds may lie: "The maximum range is 31 days". */
const range = new RegExp(
  String.raw`\b(?:max(?:imum)?|at most|no(?:t)? more than|up to|exceed|limited to)\b[^.]{0,40}\b\d+[ -]${unit}\b|\b\d+[ -]${unit} (?:max|maximum|range|window|apart)`,
);

/** What of an upper bound that every call has to send keeps polls from what is new. */
export const requiredUpperBound = (
  found: PolledList,
):
  | {
      readonly parameter: QueryParameter;
      readonly isNarrow: boolean;
    }
  | undefined => {
  const { parameters, filter, operation } = found;
  const companion = neededWith(filter.parameter, parameters, operation);
  const parameter = parameters.find(
    (p) => (p.required || p === companion) && p.default === undefined && isUpperBound(p),
  );
  return parameter === undefined
    ? undefined
    : { parameter, isNarrow: range.test(parameter.says) || range.test(filter.parameter.says) };
};

/** The remark on it; a narrow one is missing, another is open. */
export const upperBoundRemark = (
  { desk, filter }: PolledList,
  { name, pointer, required }: QueryParameter,
): Remark => ({
  rule: 'PP-06',
  says: `"${name}" is required${required ? '' : ` with "${filter.parameter.name}"`}: what comes later than a fixed time is not found, and the gateway sends no other`,
  mend: 'make it optional',
  at: desk.place(pointer),
});
