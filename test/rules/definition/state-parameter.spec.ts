import { expect } from 'chai';
import { carriesState } from '../../../src/rules/definition/state-parameter.ts';

const query = (name: string, more: object = {}): boolean =>
  carriesState({ in: 'query', name, type: 'string', ...more });

const hidden = { 'x-ms-visibility': 'internal' };

describe('carriesState', () => {
  const names =
    'since createdAfter modified_since changedsince updated[gt] updated created_at_min from fromDate start startTime minId lastModified last_id lastPollTime timestamp cursor nextPageToken syncToken $filter sequence drs_after initialState';
  for (const name of names.split(' '))
    it(`a name that says so: ${name}`, () => {
      expect(query(name)).to.equal(true);
    });

  const others =
    'createdBy lastName statement fromAddress state token accessToken api-version updateType estate sendTokenTo atmosphere format projectKey startsWith';
  for (const name of others.split(' '))
    it(`a name that means something else: ${name}`, () => {
      expect(query(name)).to.equal(false);
    });

  it('what is hidden and has no value, or several', () => {
    expect(query('x', hidden)).to.equal(true);
    expect(query('x', { ...hidden, default: '1' })).to.equal(false);
    expect(query('x', { ...hidden, enum: ['1'] })).to.equal(false);
    expect(query('x', { ...hidden, schema: { default: '1' } })).to.equal(false);
  });

  it('a date, whatever its name', () => {
    expect(query('x', { format: 'date-time' })).to.equal(true);
    expect(query('x', { schema: { format: 'date' } })).to.equal(true);
  });

  it('no header, which a Location cannot repeat, but what the document says the platform fills', () => {
    expect(carriesState({ in: 'header', name: 'Accept', ...hidden })).to.equal(false);
    expect(carriesState({ in: 'header', name: 'since' })).to.equal(false);
    expect(carriesState({ in: 'header', name: 'seen', 'x-ms-trigger-value': {} })).to.equal(true);
  });
});
