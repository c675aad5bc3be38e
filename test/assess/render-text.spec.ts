import { expect } from 'chai';
import { renderAssessment } from '../../src/assess/render-text.ts';
import { assessed, listOf, query, registration } from './documents.ts';

describe('renderAssessment', () => {
  it('puts what is ready first, and each remark with its place', () => {
    const text = renderAssessment(
      assessed({
        ...listOf([]),
        ...registration({ url: { type: 'string' } }, '/hooks/{id}'),
      }),
    );
    const [head, first] = text.split('\n');
    expect(head).to.equal('Things: something can carry a trigger (3 operations)');
    expect(first).to.equal('  1. POST /hooks  webhook, ready');
    expect(text).to.match(
      /- PP-06 {2}No parameter is said to filter by time or id: add "createdAfter".*\(api\.json:\d+:\d+\)/,
    );
  });

  it('counts the lists without a filter that it does not show', () => {
    const paths = Object.fromEntries(
      Array.from({ length: 7 }, (_, i) => [`/things${i}`, listOf([query('name')])['/things'] ?? {}]),
    );
    expect(renderAssessment(assessed(paths))).to.include('… and 2 more lists without a filter');
  });

  it('says what was looked for when there is nothing', () => {
    const text = renderAssessment(assessed({ '/ping': { get: { responses: {} } } }));
    expect(text)
      .to.include('nothing can carry a trigger as it is (1 operation)')
      .and.include('No operation lists things');
  });
});
