import { expect } from 'chai';
import type { SecurityScheme } from '../../src/model.ts';
import { credentialsOf, proposeLogins, type LoginProposal } from '../../src/setup/propose-login.ts';

const one = (scheme: SecurityScheme, set: readonly string[] = []): LoginProposal =>
  proposeLogins([scheme], 'Help desk', (name) => set.includes(name))[0] as LoginProposal;

const key: SecurityScheme = { name: 'key', type: 'apiKey', in: 'header', parameter: 'X-Api-Key' };

describe('proposeLogins', () => {
  it('names the header and a variable out of the title', () => {
    const login = one(key);
    expect(login.variable).to.equal('HELP_DESK_API_KEY');
    expect(credentialsOf(login, '${HELP_DESK_API_KEY}')).to.deep.equal({
      headers: { 'X-Api-Key': '${HELP_DESK_API_KEY}' },
    });
  });

  it('proposes the variable that is set', () => {
    expect(one(key, ['API_KEY']).variable).to.equal('API_KEY');
    expect(one(key, ['HELP_DESK_KEY', 'API_KEY']).variable).to.equal('HELP_DESK_KEY');
  });

  it('puts the word of the scheme before a token, and a key of the query into the query', () => {
    expect(credentialsOf(one({ name: 'b', type: 'bearer' }), 'x')).to.deep.equal({
      headers: { Authorization: 'Bearer x' },
    });
    expect(credentialsOf(one({ name: 'b', type: 'basic' }), 'x')).to.deep.equal({
      headers: { Authorization: 'Basic x' },
    });
    expect(credentialsOf(one({ name: 'o', type: 'oauth2' }), 'x')).to.deep.equal({
      headers: { Authorization: 'Bearer x' },
    });
    const query = one({ name: 'k', type: 'apiKey', in: 'query', parameter: 'code' });
    expect(credentialsOf(query, 'x')).to.deep.equal({ query: { code: 'x' } });
  });

  it('proposes nothing for what no request can carry', () => {
    expect(proposeLogins([{ name: 'm', type: 'mutualTLS' }], 'Help desk', () => false)).to.deep.equal([]);
  });
});
