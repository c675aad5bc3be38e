import { expect } from 'chai';
import type { Candidate } from '../../src/assess/assessment.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { assessed, listOf, only, query } from './documents.ts';

const time = { type: 'string', format: 'date-time' };
const created = query('createdAfter', 'Only things created after this time', time);
const changed = query('updatedAfter', 'Only things updated after this time', time);

const sorted = (filter: JsonObject, parameters: readonly Json[], description = ''): Candidate =>
  only(assessed(listOf([filter, ...parameters], { description })));

const ofOrder = (found: Candidate): readonly string[] => [
  ...found.missing.filter((r) => r.rule === 'PP-05').map(() => 'missing'),
  ...found.open.filter((r) => r.rule === 'PP-05').map(() => 'open'),
  ...found.evidence.filter((r) => r.says.includes('newest first')).map(() => 'newest'),
];

const constants = (found: Candidate): readonly string[] =>
  (found.polling?.constants ?? []).map((c) => `${c.parameter}=${c.value}`);

describe('assess of an order', () => {
  it('believes what is said of the order only where it is by the state', () => {
    const said: readonly (readonly [string, string, string])[] = [
      ['Sorted by creation date, newest first.', 'newest', 'missing'],
      ['In descending order of their creation.', 'newest', 'missing'],
      ['The most recently created ones come first.', 'newest', 'missing'],
      ['Sorted by issue date, with the most recently issued appearing first.', 'open', 'missing'],
      ['The newest come first.', 'newest', 'open'],
      ['The last updated first.', 'missing', 'newest'],
      ['Sorted by updatedAt in descending order.', 'missing', 'newest'],
      ['Ordered by rank, the newest first.', 'open', 'open'],
      ['Sorted by updatedAt.', 'missing', 'open'],
      ['Sorted by id, ascending.', 'missing', 'missing'],
      ['From the newest to the oldest.', 'newest', 'open'],
      ['Sorted by most recently updated to least recently updated.', 'missing', 'newest'],
      ['In date order, the most recent last.', 'missing', 'missing'],
      ['They are not guaranteed to be in descending order.', 'open', 'open'],
      ['Things, in no order.', 'open', 'open'],
    ];
    for (const [description, ofBirth, ofChange] of said) {
      expect(ofOrder(sorted(created, [], description)), description).to.deep.equal([ofBirth]);
      expect(ofOrder(sorted(changed, [], description)), description).to.deep.equal([ofChange]);
    }
  });

  it('takes the default of a sort for the order of the state only where it names the state', () => {
    const direction = query('direction', '', { type: 'string', enum: ['asc', 'desc'], default: 'desc' });
    const by = (value: string, values: readonly string[]): JsonObject =>
      query('sort_by', '', { type: 'string', enum: values, default: value });
    const both = ['created', 'updated', 'title'];
    expect(constants(sorted(created, [by('created', both), direction]))).to.deep.equal([]);
    expect(constants(sorted(changed, [by('created', both), direction]))).to.deep.equal([
      'sort_by=updated',
      'direction=desc',
    ]);
    const date = ['date', 'title', 'updated'];
    expect(ofOrder(sorted(created, [by('date', date), direction]))).to.deep.equal(['newest']);
    expect(ofOrder(sorted(changed, [by('date', date), direction]))).to.deep.equal(['newest']);
    expect(ofOrder(sorted(created, [by('date', ['date', 'title']), direction]))).to.deep.equal(['open']);
    expect(ofOrder(sorted(changed, [by('title', ['title']), direction]))).to.deep.equal(['open']);
  });

  it('takes the name of one time for no other', () => {
    const values = ['datetime', '-datetime', 'timestamp', '-timestamp'];
    const by = query('sort', '', { type: 'string', enum: values });
    const items = { type: 'object', properties: { timestamp: time, datetime: time } };
    const since = query('since', 'after this time', time);
    expect(constants(only(assessed(listOf([since, by], {}, items))))).to.deep.equal(['sort=-timestamp']);
  });

  it('reads by what a direction alone turns the list', () => {
    const turned = (says: string): JsonObject =>
      query('sort', says, { type: 'string', enum: ['asc', 'desc'], default: 'desc' });
    const byBirth = turned('Ascending or descending order of record creation');
    expect(ofOrder(sorted(created, [byBirth]))).to.deep.equal(['newest']);
    expect(ofOrder(sorted(changed, [byBirth]))).to.deep.equal(['missing']);
    const listed = turned('The order in which results are listed by createdAt. `DESC`: newest to oldest.');
    expect(ofOrder(sorted(created, [listed]))).to.deep.equal(['newest']);
    expect(ofOrder(sorted(created, [turned('')], 'Sorted by creation date.'))).to.deep.equal(['newest']);
  });

  it('believes a direction that names no time only where an item has one', () => {
    const turned = query('sort', '', { type: 'string', enum: ['asc', 'desc'] });
    const one = { type: 'object', properties: { createdAt: time } };
    expect(ofOrder(only(assessed(listOf([created, turned], {}, one))))).to.deep.equal(['newest']);
    expect(ofOrder(sorted(created, [turned]))).to.deep.equal(['open']);
    expect(ofOrder(sorted(changed, [turned]))).to.deep.equal(['open']);
  });

  it('takes what a sort can be set to for no default', () => {
    const direction = query('direction', '', { type: 'string', enum: ['up', 'down'], default: 'desc' });
    const by = query('sort', 'Sort by createdAt or by updatedAt');
    expect(ofOrder(sorted(created, [by, direction]))).to.deep.equal(['open']);
    const told = query('sort', 'By createdAt or updatedAt. The default is the newest first.');
    expect(ofOrder(sorted(created, [told]))).to.deep.equal(['newest']);
    expect(ofOrder(sorted(changed, [told]))).to.deep.equal(['open']);
    expect(ofOrder(sorted(created, [by], 'The oldest come first.'))).to.deep.equal(['open']);
  });

  it('reads which direction is the default', () => {
    const turns = (says: string): readonly string[] => constants(sorted(created, [query('order', says)]));
    expect(turns('One of `asc` (default) and `desc`.')).to.deep.equal(['order=desc']);
    expect(turns('asc or desc. Default is asc, use desc for the newest.')).to.deep.equal(['order=desc']);
    expect(turns('asc, desc (default)')).to.deep.equal([]);
    expect(turns('asc or desc; defaults to desc')).to.deep.equal([]);
    expect(turns('asc or desc; the default order is **descending**')).to.deep.equal([]);
  });

  it('takes a value of a sort from its description', () => {
    const by = query('order_by', 'Valid values are status, last_modified, created.');
    const order = query('order', 'asc (default) or desc');
    expect(constants(sorted(changed, [by, order]))).to.deep.equal(['order_by=last_modified', 'order=desc']);
    expect(constants(sorted(created, [by, order]))).to.deep.equal(['order_by=created', 'order=desc']);
  });

  it('turns the order of a field around by a minus, where that is said', () => {
    const by = query(
      'sort',
      'Ascending by default, and a \'-\' sign denotes descending, as in "createdAt,name".',
    );
    expect(constants(sorted(created, [by]))).to.deep.equal(['sort=-createdAt']);
    expect(constants(sorted(changed, [by]))).to.deep.equal([]);
  });

  it('takes a choice of recency for the newest first of what is born', () => {
    const recency = query('sort_order', '', { type: 'string', enum: ['recency', 'relevancy'] });
    expect(constants(sorted(created, [recency]))).to.deep.equal(['sort_order=recency']);
    expect(constants(sorted(changed, [recency]))).to.deep.equal([]);
  });

  it('reads in which order a list comes once the filter is sent', () => {
    const of = (description: string, says = 'Only things created after this time'): string =>
      only(
        assessed(
          listOf([query('created_after', says, { type: 'string', format: 'date-time' })], { description }),
        ),
      ).standing;
    expect(of('Newest first; when created_after is given they are sorted oldest first.')).to.equal('lacking');
    expect(of('Newest first.', 'Things created after it, the oldest first')).to.equal('lacking');
    expect(of('Newest first; when created_before is given they are sorted oldest first.')).to.equal('ready');
    expect(of('Newest first, also when created_after is given.')).to.equal('ready');
  });

  const ordered = (more: readonly Json[], description = 'Lists things.'): string => {
    const after = query('created_after', 'Only things created after', {
      type: 'string',
      format: 'date-time',
    });
    const items = {
      type: 'object',
      properties: { id: { type: 'integer' }, created_at: { type: 'string', format: 'date-time' } },
    };
    const { standing, polling } = only(assessed(listOf([after, ...more], { description }, items)));
    return [standing, ...(polling?.constants ?? []).map((c) => `${c.parameter}=${c.value}`)].join(' ');
  };

  it('reads more words for the newest first', () => {
    for (const says of [
      'Lists things in reverse order of creation.',
      'Lists things in descending chronological order.',
      'Lists things sorted by `-created_at`.',
    ])
      expect(ordered([], says), says).to.equal('ready');
    expect(ordered([], 'Lists things sorted by `created_at`.')).to.equal('unsure');
    expect(ordered([], 'Lists things in chronological order.')).to.equal('lacking');
  });

  it('reads what a description says of a value of a sort, or of a reverse', () => {
    const order = (says: string): Json => query('order', says, { type: 'string', enum: ['date', 'rating'] });
    expect(ordered([order('date – sorted in reverse chronological order.')])).to.equal('ready order=date');
    expect(ordered([order('date: by time. rating: in descending order')])).to.equal('unsure');
    const sort = query('sort_by', '', { type: 'string', enum: ['created_at', 'name'] });
    const reverse = (says: string): Json => query('reverse', says, { type: 'boolean' });
    expect(ordered([sort, reverse('true for descending')])).to.equal('ready sort_by=created_at reverse=true');
    expect(ordered([sort, reverse('Turns the order around')])).to.equal('unsure');
    const open = query('s', '', { type: 'string', enum: ['CREATED_AT', 'NAME'] });
    expect(ordered([open, query('asc', '', { type: 'boolean' })])).to.equal('unsure asc=false');
    const short = query('s', 'Sort field', { type: 'string', enum: ['CREATED_AT', 'NAME'] });
    expect(ordered([short, query('asc', '', { type: 'boolean' })])).to.equal('ready s=CREATED_AT asc=false');
  });

  it('lacks the newest first where the filter prescribes the other direction', () => {
    const sort = query('sort', '', { type: 'string', enum: ['asc', 'desc'] });
    const after = (says: string): Candidate =>
      sorted(
        query('createdAfter', `Only things created after this time. ${says}`, time),
        [sort],
        'By createdAt.',
      );
    expect(ofOrder(after('Set sort to asc when using createdAfter.'))).to.deep.equal(['missing']);
    expect(constants(after('Sort may be asc.'))).to.deep.equal(['sort=desc']);
  });

  it('sorts by the parameter that a field has for itself', () => {
    const turn = { type: 'string', enum: ['asc', 'desc'] };
    const sorts = ['sortStart', 'sortCreatedAt', 'sortUpdatedAt'].map((name) => query(name, '', turn));
    expect(constants(sorted(created, sorts))).to.deep.equal(['sortCreatedAt=desc']);
    expect(constants(sorted(changed, sorts))).to.deep.equal(['sortUpdatedAt=desc']);
  });

  it('reads a rule or an example of how a field is turned around', () => {
    const by = (says: string): readonly string[] => constants(sorted(changed, [query('sort', says)]));
    expect(by('Column to sort with. Append :desc to invert the order.')).to.deep.equal([
      'sort=updatedAt:desc',
    ]);
    expect(by('Ascending or descending, e.g. name:desc')).to.deep.equal(['sort=updatedAt:desc']);
    expect(
      by('updatedAt: by change. To sort in descending order, prefix the sort parameter with a hyphen'),
    ).to.deep.equal(['sort=-updatedAt']);
    expect(by('Column to sort with.')).to.deep.equal([]);
  });

  it('takes a choice of the newest or the oldest for a direction, whatever its name', () => {
    const ranked = (says: string): Candidate =>
      sorted(created, [query('ranked', says, { type: 'string', enum: ['newest', 'oldest'] })]);
    expect(ofOrder(ranked('Newest or oldest. Default is newest'))).to.deep.equal(['newest']);
    expect(ofOrder(ranked('Default is oldest'))).to.deep.equal(['open']);
  });

  it('says of another order in descending order no more than that', () => {
    const found = sorted(created, [], 'Sorted by name in descending order.');
    expect(found.open.map((r) => r.says).join(' '))
      .to.include('in descending order')
      .and.not.to.include('newest');
  });

  it('takes a sort by birth for no sort by another time', () => {
    const sort = query('sortBy', '', { type: 'string', enum: ['-created_date', 'name'] });
    const since = query('newSince', 'Only things newer than this time', time);
    const applied = { type: 'object', properties: { id: { type: 'integer' }, appliedDate: time } };
    expect(ofOrder(only(assessed(listOf([since, sort], {}, applied))))).to.deep.equal(['open']);
  });
});
