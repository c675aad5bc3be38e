import { expect } from 'chai';
import { secretsIn } from '../../src/config/secrets.ts';

describe('secretsIn', () => {
  it('secretsIn knows credentials of every kind, used or not', () => {
    const service = {
      url: 'http://127.0.0.1',
      headers: { 'X-Version': 'version-2' },
      credentials: { headers: { 'X-Api-Key': 'right-key' } },
      otherCredentials: { query: { code: 'other-code' } },
      badCredentials: { query: { code: 'revoked' } },
    };
    expect(secretsIn({ service, broker: { url: 'http://broker', token: 'broker-token' } })).to.deep.equal([
      { name: 'X-Api-Key', value: 'right-key' },
      { name: 'other code', value: 'other-code' },
      { name: 'bad code', value: 'revoked' },
      { name: 'broker token', value: 'broker-token' },
    ]);
  });

  it('secretsIn knows passwords in URLs, wherever they stand', () => {
    const url = 'https://me:pass%20word@127.0.0.1/x';
    expect(secretsIn({ triggers: { OnRing: { emit: { url } } } }).map((s) => s.value)).to.deep.equal([
      'me:pass word',
      'pass word',
    ]);
  });

  it('secretsIn takes what comes out of the environment for a secret, but not where the service is nor inputs', () => {
    const path = (...parts: string[]) => parts;
    const variables = [
      { name: 'KEY', value: 'a-long-key', path: path('triggers', 'OnRing', 'emit', '0', 'body') },
      { name: 'HOST', value: 'api.example', path: path('triggers', 'OnRing', 'emit', '0', 'url') },
      { name: 'URL', value: 'https://api.example', path: path('service', 'url') },
      { name: 'BOX', value: 'mailbox-7', path: path('triggers', 'OnRing', 'inputs', 'mailbox') },
    ];
    const value = { service: { url: 'https://api.example' } };
    expect(secretsIn(value, variables)).to.deep.equal([{ name: 'env KEY', value: 'a-long-key' }]);
  });
});
