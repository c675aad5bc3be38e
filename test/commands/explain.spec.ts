import { expect } from 'chai';
import { explain } from '../../src/commands/explain.ts';
import { allRules } from '../../src/rules/index.ts';

const said = async (...rules: string[]): Promise<string> => {
  const lines: string[] = [];
  await explain({ rules }, { stdout: (text) => lines.push(text) });
  return lines.join('\n');
};

const refused = async (...rules: string[]): Promise<string> => {
  try {
    return `explained: ${await said(...rules)}`;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('explain', () => {
  it('lists every rule when none is named', async () => {
    const text = await said();
    expect(allRules.filter(({ id, title }) => !(text.includes(id) && text.includes(title)))).to.deep.equal(
      [],
    );
  });

  it('finds a rule by its id or its slug, in any case', async () => {
    const text = await said('P-04');
    expect(text).to.match(/^P-04 news-advances-the-state\n/);
    expect(await said('p-04')).to.equal(text);
    expect(await said('News-advances-the-state')).to.equal(text);
  });

  it('says of a rule that is not judged why it is not', async () => {
    expect(await said('s-09')).to.match(/^S-09\n[^]*\nNot judged: Told as P-26\.\n$/);
  });

  it('explains several rules one after the other', async () => {
    expect(await said('P-04', 'D-01')).to.equal(`${await said('P-04')}\n${await said('D-01')}`);
  });

  it('proposes a few rules, or the list, when a name is unknown', async () => {
    expect(await refused('P-04', 'D-12x')).to.match(/^Unknown rule "D-12x" \(did you mean "D-/);
    expect(await refused('nonsense')).to.equal(
      'Unknown rule "nonsense"; "triggerpact explain" lists them all',
    );
  });
});
