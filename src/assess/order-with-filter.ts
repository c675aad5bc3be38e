import type { QueryParameter } from './operation-view.ts';
import type { Order, Prose } from './order.ts';
import { clausesOf, toldOrder } from './order-words.ts';

const isGiven = /\b(?:when|if|with|where|once)\b/;

const mentions = (sentence: string, name: string): boolean =>
  sentence.split(/[^\w$[\]-]+/).includes(name.toLowerCase());

const rises = (sentence: string): boolean =>
  /\b(?:first|sort|order|ascending|chronological)/.test(sentence) &&
  toldOrder(sentence)?.direction === 'rising';

/** "Set sort to asc when using it", of a parameter that would put the newest first. */
const prescribesRise = (sentence: string, sorts: readonly string[]): boolean =>
  /\b(?:set|use|send|pass|specify|must|has to|needs? to|requires?)\b/.test(sentence) &&
  /\basc(?:ending)?\b/.test(sentence) &&
  !/\bdesc/.test(sentence) &&
  sorts.some((name) => mentions(sentence, name));

/** The order of a list once the filter is sent, which some services turn around. */
export const orderWithFilter = (order: Order, filter: QueryParameter, prose: Prose): Order => {
  if (order.kind === 'oldest') return order;
  const sorts = order.constants.map((c) => c.parameter);
  const own = clausesOf(filter.says).some((s) => rises(s) || prescribesRise(s, sorts));
  const told = clausesOf(prose.says).some(
    (s) => isGiven.test(s) && mentions(s, filter.name) && (rises(s) || prescribesRise(s, sorts)),
  );
  const isPrescribed = [filter.says, prose.says].some((t) =>
    clausesOf(t).some((s) => prescribesRise(s, sorts)),
  );
  // What can be set is set, unless the filter leaves no choice.
  if (sorts.length > 0 && !isPrescribed) return order;
  if (!told && !own) return order;
  return {
    kind: 'oldest',
    constants: [],
    pointer: told ? prose.pointer : filter.pointer,
    says: `The description says: with "${filter.name}", the oldest first`,
  };
};
