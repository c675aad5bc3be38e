import { expect } from 'chai';
import { renderRulePage, renderRuleText } from '../../src/report/rule-page.ts';
import { newsAdvancesTheState } from '../../src/rules/native/news-advances-the-state.ts';
import { locationSurvivesPercentEncoding } from '../../src/rules/native/location-survives-percent-encoding.ts';

const { title, why, repair, source, example } = newsAdvancesTheState;
const order = (text: string, parts: readonly string[]): readonly number[] =>
  parts.map((p) => text.indexOf(p));

describe('renderRuleText', () => {
  const text = renderRuleText(newsAdvancesTheState);

  it('prints title, why, example, repair, level, causes and source, in this order', () => {
    const places = order(text, [title, why, 'Breaks:', 'Keeps:', repair, 'Level:', 'After:', source]);
    expect(places).to.deep.equal(places.toSorted((a, b) => a - b));
    expect(places).to.not.include(-1);
  });

  it('prints each line of an example below the first', () => {
    const lines = text.split('\n');
    const first = lines.findIndex((line) => line.startsWith('Breaks:'));
    const wanted = example.breaks.split('\n');
    expect(lines.slice(first, first + wanted.length).map((line) => line.slice(9))).to.deep.equal(wanted);
  });

  it('says nothing of causes when there are none', () => {
    expect(renderRuleText(locationSurvivesPercentEncoding)).to.not.include('\nAfter:');
  });

  it('tells both levels when the profile decides', () => {
    const rule = { ...newsAdvancesTheState, level: { strict: 'error', field: 'off' } } as const;
    expect(renderRuleText(rule)).to.include('Level:   error (profile field: off)');
  });
});

describe('renderRulePage', () => {
  it('shows both examples as they are written', () => {
    const page = renderRulePage(newsAdvancesTheState);
    expect(page).to.include(`\`\`\`text\n${example.breaks}\n\`\`\``);
    expect(page).to.include(`\`\`\`text\n${example.keeps}\n\`\`\``);
  });
});
