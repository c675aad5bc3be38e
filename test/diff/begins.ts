import { expect } from 'chai';
import { changesOf, told } from './definitions.ts';
import type { Edit } from './planted.ts';

/** The beginnings of what is said, in order. */
export const begins = (edit: Edit, beginnings: readonly string[], first?: Edit): void => {
  const said = told(changesOf(edit, first));
  expect(
    said.map((text, i) => (text.startsWith(beginnings[i] ?? '\n') ? beginnings[i] : text)),
  ).to.deep.equal(beginnings);
};
