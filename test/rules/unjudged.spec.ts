import { expect } from 'chai';
import { allRules } from '../../src/rules/index.ts';
import { unjudged } from '../../src/rules/unjudged.ts';

/** How many names each family of trigger behaviour has, numbered from 01 on. */
const families = { P: 31, PP: 13, W: 23, U: 11, C: 19, L: 8, S: 9, V: 1, T: 6 } as const;

const names = Object.entries(families).flatMap(([family, count]) =>
  Array.from({ length: count }, (_, i) => `${family}-${String(i + 1).padStart(2, '0')}`),
);
const judged = new Set(allRules.map((r) => r.id));

describe('unjudged', () => {
  it('each name of trigger behaviour has either a rule or a reason why it has none', () => {
    const others = new Set(unjudged.map((u) => u.id));
    expect(names.filter((id) => judged.has(id) === others.has(id))).to.deep.equal([]);
    expect(unjudged.length).to.equal(others.size);
    expect([...others].filter((id) => !names.includes(id))).to.deep.equal([]);
  });

  it('reasons send the reader only to rules that are judged', () => {
    const named = unjudged.flatMap((u) => u.why.match(/\b[A-Z]+-\d\d\b/g) ?? []);
    expect(named.filter((id) => !judged.has(id))).to.deep.equal([]);
  });
});
