import { expect } from 'chai';
import type { Json } from '../../src/json.ts';
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

  const body = { user: 'me-myself', password: 'open sesame', grant_type: 'client_credentials' };
  const logins: readonly (readonly [what: string, step: Json, secrets: readonly string[]])[] = [
    ['JSON', { body }, ['open sesame']],
    ['a form', { body: 'grant_type=password&username=me-myself&password=open+sesame' }, ['open sesame']],
    ['XML', { body: '<login><password>open sesame</password></login>' }, ['open sesame']],
    ['a text', { body: 'open sesame' }, ['open sesame']],
    ['placeholders', { body: { csrf: '{{csrf}}' } }, []],
    ['a list', [{ body }, { body: { pin: 123456 } }], ['open sesame', '123456']],
    ['headers', { headers: { Accept: 'application/json', 'X-Pin': '123456' } }, ['123456']],
    ['a query', { url: '/login?client_id=me-myself&pin=123456' }, ['123456']],
  ];
  for (const [what, login, secrets] of logins)
    it(`secretsIn knows what a login sends as ${what}`, () => {
      const found = secretsIn({ service: { otherCredentials: { login } } });
      expect(found.map((s) => s.value)).to.deep.equal(secrets);
      for (const { name } of found) expect(name).to.match(/^other login /);
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
