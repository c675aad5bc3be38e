import { expect } from 'chai';
import { services } from '../../mocks/index.ts';
import { listed, lists, references, tellStory, type List, type Story } from './invoices-story.ts';
import { withService } from './running.ts';

for (const [name, list] of Object.entries<List>(lists)) {
  describe(`invoices, listed ${name}`, () => {
    let story: Story;
    before(async () => (story = await withService('invoices', undefined, tellStory(list))));

    it('are an empty list when there are none', () => {
      expect([story.none.status, story.none.body]).to.deep.equal([200, { [list.collection]: [] }]);
    });

    it('are those of the customer, newest first, when no state is given', () => {
      expect(references(story.first)).to.deep.equal(['last', 'old']);
    });

    it('are an empty list when the newest state is given', () => {
      expect([story.quiet.status, story.quiet.body]).to.deep.equal([200, { [list.collection]: [] }]);
    });

    it('are the newer ones of the customer when a state is given', () => {
      expect(references(story.news)).to.deep.equal(['three', 'two', 'one']);
    });

    it('are refused when the state is malformed, or the token wrong or missing', () => {
      const { malformed, wrong, anonymous } = story;
      expect([malformed.status, wrong.status, anonymous.status]).to.deep.equal([400, 401, 401]);
    });
  });
}

describe('invoices, by time', () => {
  it('have times with an offset, each its own', async () => {
    const { news } = await withService('invoices', undefined, tellStory(lists.byTime));
    const times = listed(news).map((i) => String(i['bookedAt']));
    expect(new Set(times).size).to.equal(times.length);
    expect(times.every((t) => t.endsWith('+02:00'))).to.equal(true);
    expect(times).to.deep.equal(times.toSorted().toReversed());
  });
});

type Row = readonly [fault: string, look: (story: Story) => unknown, right: unknown, wrong: unknown];

const amount = (story: Story): unknown => listed(story.first)[0]?.['amount'];
const three = ['three', 'two', 'one'];

const rows: readonly Row[] = [
  ['root-array', (s) => Array.isArray(s.first.body), false, true],
  ['not-found-when-empty', (s) => [s.none.status, s.quiet.status], [200, 200], [404, 404]],
  ['no-content-when-empty', (s) => s.quiet.status, 200, 204],
  ['null-when-empty', (s) => Object.values(Object(s.quiet.body) as object), [[]], [null]],
  ['numbers-as-text', amount, 12.6, '12.60'],
  ['answers-as-text', (s) => s.first.header('content-type')?.split(';')[0], 'application/json', 'text/plain'],
  ['rounds-amounts', amount, 12.6, 13],
  ['malformed-state-crashes', (s) => s.malformed.status, 400, 500],
  ['malformed-state-is-ignored', (s) => references(s.malformed), [], three.slice(0, 2)],
  ['malformed-state-replays-history', (s) => references(s.malformed), [], [...three, 'last', 'old']],
  ['news-without-list', (s) => references(s.news), three, []],
  ['oldest-first', (s) => references(s.first), ['last', 'old'], ['old', 'last']],
  ['repeats-boundary-item', (s) => references(s.quiet), [], ['last']],
  [
    'duplicates-rows',
    (s) => [references(s.quiet), references(s.news)],
    [[], three],
    [[], ['three', 'three', 'two', 'two', 'one', 'one']],
  ],
  ['ignores-state', (s) => references(s.quiet), [], ['last', 'old']],
  ['demands-state', (s) => s.first.status, 200, 400],
  ['empty-without-state', (s) => references(s.first), ['last', 'old'], []],
  ['state-drops-filter', (s) => references(s.news), three, ['three', 'two', 'elsewhere', 'one']],
  ['keeps-lists-without-customer', (s) => references(s.elsewhere), ['elsewhere'], three],
  ['loses-burst', (s) => references(s.news), three, ['three']],
  ['pages-by-number', (s) => references(s.news), three, ['three', 'two']],
  ['page-without-next', (s) => references(s.news), three, ['three', 'two']],
  ['times-in-minutes', (s) => references(s.news), three, []],
  ['next-page-not-found', (s) => '@odata.nextLink' in Object(s.news.body), false, true],
  ['times-in-seconds', (s) => String(listed(s.first)[0]?.['bookedAt']).includes('.'), true, false],
  ['every-key-is-one-tenant', (s) => references(s.foreign), [], [...three, 'last', 'old']],
  ['state-not-decoded', (s) => s.quiet.status, 200, 400],
  ['needs-no-credentials', (s) => s.wrong.status, 401, 200],
  ['resets-connections', (s) => s.first.error, undefined, 'ECONNRESET'],
  ['hangs', (s) => s.quiet.error, undefined, 'hangs'],
  ['answers-html', (s) => s.first.header('content-type'), 'application/json; charset=utf-8', 'text/html'],
];

describe('faults of invoices', () => {
  let kept: Story;
  before(async () => (kept = await withService('invoices', undefined, tellStory(lists.byTime))));

  for (const [fault, look, right, wrong] of rows) {
    it(`${fault} changes what a gateway sees`, async () => {
      const broken = await withService('invoices', fault, tellStory(lists.byTime));
      expect(look(kept), 'without the fault').to.deep.equal(right);
      expect(look(broken), 'with the fault').to.deep.equal(wrong);
    });
  }

  it('are all shown to be faults', () => {
    expect(services.invoices.faults.map((f) => f.name)).to.have.members(rows.map(([fault]) => fault));
  });
});
