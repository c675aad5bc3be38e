import type { QueryParameter } from './operation-view.ts';

const paging =
  /\bpaginat|\bpaging\b|\bpage (?:after|from|that|which|through|starting)\b|\b(?:next|previous|following|each) page\b/;

const grown = String.raw`(?:created|added|inserted|sent|posted|published|received|updated|modified|changed|occurr\w+|happen\w+|made|generated|recorded)`;
const newer = new RegExp(
  String.raw`\b(?:newer|later|greater|higher|larger|bigger|more recent(?:ly)?|since|only new)\b|>|\b${grown}(?: \w+)? after\b`,
);

/** Whether the text says that what comes is newer than the id that is sent. */
const saysNewer = ({ says, words }: QueryParameter): boolean =>
  newer.test(says) || words.some((w) => ['since', 'gt', 'greater', 'newer', 'min', 'before'].includes(w));

/** An id after which the next page begins: in a list with the newest first what comes after it is older. */
export const isPageCursor = (parameter: QueryParameter): boolean =>
  paging.test(parameter.says) && !saysNewer(parameter);

/** "After this id", in a list with the newest first, may mean later as well as further down. */
export const mayLeadDown = (parameter: QueryParameter): boolean =>
  parameter.words.includes('after') &&
  parameter.words.every((w) => ['after', 'id'].includes(w)) &&
  !saysNewer(parameter);
