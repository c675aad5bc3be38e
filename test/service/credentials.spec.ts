import { addressOf } from '../../src/address.ts';
import { expect } from 'chai';
import type { Credentials, CredentialValues, ServiceConfig } from '../../src/model.ts';
import { createCredentials } from '../../src/service/credentials.ts';
import { commandOptions, failure, node } from './options.ts';

const service = (more: Partial<ServiceConfig>): ServiceConfig => ({
  address: addressOf('http://127.0.0.1:4010'),
  headers: {},
  startWithin: 1000,
  ...more,
});

const store = (more: Partial<ServiceConfig>, signal = new AbortController().signal) =>
  createCredentials(service(more), commandOptions({ signal }));

const key: CredentialValues = { headers: { 'X-Api-Key': 'right-key' } };
const printing = (value: unknown): readonly string[] =>
  node(`console.log(${JSON.stringify(JSON.stringify(value))})`);

describe('createCredentials', () => {
  it('createCredentials gives the configured values, and nothing for a caller without', async () => {
    const credentials = store({ credentials: key, otherCredentials: { query: { key: 'other-key' } } });
    const given = await Promise.all((['own', 'other', 'none'] as const).map(credentials.get));
    expect(given).to.deep.equal([key, { query: { key: 'other-key' } }, {}]);
  });

  it('createCredentials makes bad ones of the same names and schemes', async () => {
    const headers = {
      'X-Api-Key': 'right-key',
      Authorization: 'Bearer abc.def',
      Proxy: `Basic ${btoa('me:secret')}`,
    };
    const bad = await store({ credentials: { headers, query: { code: 'right-code' } } }).get('bad');
    expect(bad).to.deep.equal({
      headers: {
        'X-Api-Key': 'triggerpact-wrong-key',
        Authorization: 'Bearer triggerpact-wrong-token',
        Proxy: `Basic ${btoa('triggerpact:no-such-user')}`,
      },
      query: { code: 'triggerpact-wrong-key' },
    });
  });

  const presence: readonly (readonly [
    what: string,
    config: Partial<ServiceConfig>,
    has: readonly Credentials[],
  ])[] = [
    ['nothing is configured', {}, ['none']],
    ['a key is configured', { credentials: key }, ['own', 'bad', 'none']],
    ['the values are empty', { credentials: { headers: {} } }, ['none']],
    ['nothing is a bad credential', { credentials: key, badCredentials: 'none' }, ['own', 'none']],
    [
      'a second tenant is configured',
      { credentials: key, otherCredentials: key },
      ['own', 'other', 'bad', 'none'],
    ],
    ['only bad ones are configured', { badCredentials: key }, ['bad', 'none']],
  ];
  for (const [what, config, has] of presence)
    it(`createCredentials has ${has.join(', ')} when ${what}`, () => {
      const all = ['own', 'other', 'bad', 'none'] as const;
      expect(all.filter(store(config).has)).to.deep.equal(has);
    });

  it('createCredentials runs a command once, and again when they are renewed', async () => {
    let calls = 0;
    const credentials = store({
      credentials: () => {
        calls += 1;
        return { headers: { 'X-Api-Key': `key-number-${calls}` } };
      },
    });
    await credentials.get('own');
    const [first] = await Promise.all([credentials.get('own'), credentials.get('own')]);
    const renewed = await credentials.renew('own', first);
    const second = await credentials.get('own');
    expect([first, renewed, second, calls]).to.deep.equal([
      { headers: { 'X-Api-Key': 'key-number-1' }, query: {} },
      true,
      { headers: { 'X-Api-Key': 'key-number-2' }, query: {} },
      2,
    ]);
  });

  it('createCredentials reads what a command prints', async () => {
    const credentials = store({ credentials: { command: printing({ query: { code: 'from-command' } }) } });
    expect(await credentials.get('own')).to.deep.equal({ headers: {}, query: { code: 'from-command' } });
  });

  it('createCredentials tells a command where the service is', async () => {
    const command = node(
      'console.log(JSON.stringify({ query: { at: process.env.TRIGGERPACT_SERVICE_URL } }))',
    );
    expect((await store({ credentials: { command } }).get('own')).query).to.deep.equal({
      at: 'http://127.0.0.1:4010',
    });
  });

  it('createCredentials has nothing to renew where they are plain values', async () => {
    expect(await store({ credentials: key }).renew('own', key)).to.equal(false);
  });

  it('createCredentials remembers every secret that was used, each under a name', async () => {
    const credentials = store({
      credentials: key,
      otherCredentials: { headers: { 'X-Api-Key': 'other-key' } },
      badCredentials: { headers: { 'X-Api-Key': 'revoked-key' } },
    });
    for (const whose of ['own', 'other', 'bad'] as const) await credentials.get(whose);
    expect(credentials.secrets()).to.deep.equal([
      { name: 'X-Api-Key', value: 'right-key' },
      { name: 'other X-Api-Key', value: 'other-key' },
      { name: 'bad X-Api-Key', value: 'revoked-key' },
    ]);
  });

  const mistakes: readonly (readonly [what: string, config: Partial<ServiceConfig>, says: RegExp])[] = [
    [
      'a command fails',
      { credentials: { command: node('console.error("no token"); process.exit(2)') } },
      /The credentials command ".*" ended with code 2: no token/,
    ],
    [
      'a command prints no JSON',
      { credentials: { command: node('console.log("abcdef")') } },
      /are no JSON object with "headers" or "query"/,
    ],
    [
      'a value is too short to hide',
      { credentials: { command: printing({ headers: { Key: 'abc' } }) } },
      /The credential "Key" from ".*" is shorter than 6 characters/,
    ],
  ];
  for (const [what, config, says] of mistakes)
    it(`createCredentials says so when ${what}`, async () => {
      expect(await failure(store(config).get('own'))).to.match(says);
    });

  it('createCredentials does not wait for a function longer than the run lasts', async () => {
    const run = new AbortController();
    const credentials = store(
      { credentials: () => new Promise<CredentialValues>(() => undefined) },
      run.signal,
    );
    const work = failure(credentials.get('own'));
    run.abort();
    expect(await work).to.equal(
      'ServiceError: The function for credentials was not done before the run was over',
    );
  });
});
