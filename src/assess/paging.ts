import { defined } from '../defined.ts';
import type { AnswerList } from './answer-list.ts';
import type { Constant } from './assessment.ts';
import type { QueryParameter } from './operation-view.ts';

/** How a list is cut into pages. */
export interface Paging {
  /** Root member that holds the URL of the next page. */
  readonly nextLink?: { readonly name: string; readonly pointer: string };
  /** The parameter that says how many items a page holds. */
  readonly size?: QueryParameter;
  /** The largest page that is declared. */
  readonly largest?: number;
  readonly constants: readonly Constant[];
}

const link =
  /^(@odata\.nextlink|odata\.nextlink|next|next_?link|next_?page_?(url|link|uri)?|next_?(url|uri|href))$/i;
const size =
  /^(\$top|top|limit|per_?page|page_?size|count|max_?results|take|rows|size|page_?limit|first|page\[(size|limit)\])$/i;

const told = (says: string): number | undefined => {
  const [, most] = /(?:max(?:imum)?|up to|between 1 and|1\s*[-–]\s*)\D{0,20}?(\d{2,6})/.exec(says) ?? [];
  return most === undefined ? undefined : Number(most);
};

/** What a document tells of the pages of a list. */
export const pagingOf = (parameters: readonly QueryParameter[], list: AnswerList): Paging => {
  const next = list.root.find(
    (f) => link.test(f.path[0] ?? '') && (f.types.length === 0 || f.types.includes('string')),
  );
  const parameter = parameters.find((p) => size.test(p.name) && p.default !== 0);
  const largest = parameter === undefined ? undefined : (parameter.maximum ?? told(parameter.says));
  return {
    ...(next === undefined ? {} : { nextLink: { name: next.path[0] ?? '', pointer: next.pointer } }),
    ...defined({ size: parameter, largest }),
    constants:
      parameter === undefined || largest === undefined ? [] : [{ parameter: parameter.name, value: largest }],
  };
};
