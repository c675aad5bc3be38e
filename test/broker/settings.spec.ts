import { expect } from 'chai';
import { brokerSettings } from '../../src/broker/settings.ts';
import { messageOf } from '../../src/errors.ts';
import { withFolder } from '../folder.ts';

const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`;

const refusal = (broker: object | undefined, env = {}): Promise<string> =>
  brokerSettings(
    { folder: '.', ...(broker === undefined ? {} : { broker: { url: 'https://b.example', ...broker } }) },
    env,
  ).then(() => 'accepted', messageOf);

describe('brokerSettings', () => {
  it('brokerSettings takes the configuration before the environment', async () => {
    const env = {
      PACT_BROKER_BASE_URL: 'https://other.example',
      PACT_BROKER_USERNAME: 'other',
      PACT_BROKER_PASSWORD: 'other-password',
    };
    const broker = { url: 'https://b.example/pacts/', token: 'a-long-token' };
    expect(await brokerSettings({ folder: '.', broker }, env)).to.deep.equal({
      url: 'https://b.example/pacts',
      authorization: 'Bearer a-long-token',
      secrets: [
        { name: 'broker', value: 'Bearer a-long-token' },
        { name: 'broker', value: 'a-long-token' },
      ],
    });
  });

  it('brokerSettings takes the environment when nothing is configured', async () => {
    const env = {
      PACT_BROKER_BASE_URL: 'http://127.0.0.1:9292',
      PACT_BROKER_USERNAME: 'me',
      PACT_BROKER_PASSWORD: 'a-password',
      PACT_BROKER_TOKEN: '',
    };
    const { url, authorization } = await brokerSettings({ folder: '.' }, env);
    expect([url, authorization]).to.deep.equal(['http://127.0.0.1:9292', basic('me:a-password')]);
  });

  it('brokerSettings takes credentials out of a URL, so that it can be printed', async () => {
    const env = { PACT_BROKER_BASE_URL: 'https://me:p%40ssword@b.example' };
    const { url, authorization } = await brokerSettings({ folder: '.' }, env);
    expect([url, authorization]).to.deep.equal(['https://b.example', basic('me:p@ssword')]);
  });

  it('brokerSettings says what is missing or contradicts itself, and prints no secret', async () => {
    expect(await refusal(undefined)).to.match(/^No Pact Broker: set `broker.url`.*PACT_BROKER_BASE_URL/);
    expect(await refusal({ token: 'a-long-token', username: 'me' })).to.equal(
      'The broker takes a token or a user name with a password, not both',
    );
    expect(await refusal({ url: 'me:canary@b.example' }))
      .to.match(/no http or https URL/)
      .and.not.contain('canary');
    expect(await refusal({ ca: 'missing.pem' })).to.match(/^Cannot read `broker.ca` ".*missing.pem"/);
    await withFolder({ 'ca.pem': 'not PEM' }, async (folder) => {
      const settings = brokerSettings({ folder, broker: { url: 'https://b.example', ca: 'ca.pem' } }, {});
      expect(await settings.catch(messageOf)).to.match(/it holds no PEM certificate$/);
    });
  });
});
