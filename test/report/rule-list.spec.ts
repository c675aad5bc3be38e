import { expect } from 'chai';
import { renderRuleList } from '../../src/report/rule-list.ts';
import { allRules } from '../../src/rules/index.ts';

const [sample] = allRules;
const rule = (id: string, title: string) => ({ ...sample!, id, title });

describe('renderRuleList', () => {
  it('groups ids and titles by family: definitions first, values last', () => {
    const rules = [
      rule('V-01', 'Values arrive'),
      rule('P-03', 'The first poll succeeds'),
      rule('P-01', 'News is answered 200'),
      rule('PP-03', 'The list is an object'),
      rule('P-02', 'Nothing new is answered 202'),
    ];
    expect(renderRuleList(rules)).to.equal(
      [
        'Polling',
        '  P-01   News is answered 200',
        '  P-02   Nothing new is answered 202',
        '  P-03   The first poll succeeds',
        '',
        'Polling by policy',
        '  PP-03  The list is an object',
        '',
        'Values',
        '  V-01   Values arrive',
        '',
      ].join('\n'),
    );
  });

  it('calls a family by its letters where they have no name', () => {
    expect(renderRuleList([rule('ZZ-01', 'Something holds')])).to.equal('ZZ\n  ZZ-01  Something holds\n');
  });

  it('has every rule in one line, and a name for every family of ours', () => {
    const lines = renderRuleList(allRules).trimEnd().split('\n');
    const rows = lines.filter((line) => line.startsWith('  '));
    expect(rows).to.have.members(allRules.map(({ id, title }) => `  ${id.padEnd(5)}  ${title}`));
    const heads = lines.filter((line) => line !== '' && !line.startsWith('  '));
    expect(heads.filter((head) => /^[A-Z]{1,2}$/.test(head))).to.deep.equal([]);
  });
});
