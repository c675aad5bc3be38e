import type { QueryParameter } from './operation-view.ts';
import type { Order } from './order.ts';
import { sentencesOf, toldOrder } from './order-words.ts';

const isGiven = /\b(?:when|if|with|where|once)\b/;

const mentions = (sentence: string, { name }: QueryParameter): boolean =>
  sentence.split(/[^\w$[\]-]+/).includes(name.toLowerCase());

const rises = (sentence: string): boolean =>
  /\b(?:first|sort|order|ascending|chronological)/.test(sentence) &&
  toldOrder(sentence)?.direction === 'rising';

/** The order of a list once the filter is sent, which some services turn around. */
export const orderWithFilter = (
  order: Order,
  filter: QueryParameter,
  prose: { readonly says: string; readonly pointer: string },
): Order => {
  if (order.constants.length > 0 || order.kind === 'oldest') return order;
  const told = sentencesOf(prose.says).some((s) => isGiven.test(s) && mentions(s, filter) && rises(s));
  const own = sentencesOf(filter.says).some(rises);
  if (!told && !own) return order;
  return {
    kind: 'oldest',
    constants: [],
    pointer: told ? prose.pointer : filter.pointer,
    says: `The description says: with "${filter.name}", the oldest first`,
  };
};
