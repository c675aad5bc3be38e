import type { QueryParameter } from './operation-view.ts';
import { speaksOf } from './vocabulary.ts';

/** Whether a filter leaves the bound itself out; `unknown` where neither name nor description tells. */
export type Bound = 'exclusive' | 'inclusive' | 'unknown';

const inclusive =
  /\binclusive|\binclusively|on or after|at or after|from or after|since or (at|on)|greater (than )?or equal|(later|newer|greater) than or equal|equal to or (greater|later|after)|≥|>=|no earlier than|starting (from|at|on)/;
const exclusive =
  /\bexclusive|strictly|not included|greater than(?! or)|(later|newer|more recent) than(?! or)|\bafter\b(?! or (at|on|equal))|>(?!=)/;

/** How a filter treats its bound, as its description says or else its name is commonly meant. */
export const boundOf = ({ says, words }: QueryParameter): Bound => {
  if (/not inclusive|non-inclusive/.test(says)) return 'exclusive';
  if (inclusive.test(says)) return 'inclusive';
  if (exclusive.test(says)) return 'exclusive';
  if (speaksOf(words, 'exclusive')) return 'exclusive';
  return words.some((w) => w === 'gte' || w === 'ge') ? 'inclusive' : 'unknown';
};
