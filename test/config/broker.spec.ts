import { expect } from 'chai';
import { loadConfig } from '../../src/config/load.ts';
import { messageOf } from '../../src/errors.ts';
import { withFolder } from '../folder.ts';

const yaml = 'broker: { url: "${PACT_BROKER_BASE_URL}", token: "${PACT_BROKER_TOKEN}", ca: ca.pem }\n';

const load = (
  options: { readonly broker?: boolean; readonly offline?: boolean },
  env = {},
): Promise<unknown> =>
  withFolder({ 'triggerpact.yaml': yaml }, async (cwd) =>
    loadConfig({ cwd, env, ...options }).then((config) => config?.broker, messageOf),
  );

describe('the broker of a configuration', () => {
  it('is asked for its variables when a command calls it', async () => {
    expect(await load({ broker: true, offline: true })).to.match(/"PACT_BROKER_BASE_URL" is not set/);
    const env = { PACT_BROKER_BASE_URL: 'https://b.example', PACT_BROKER_TOKEN: 'a-long-token' };
    expect(await load({ broker: true }, env)).to.deep.equal({
      url: 'https://b.example',
      token: 'a-long-token',
      ca: 'ca.pem',
    });
  });

  it('is left alone when a command does not call it, even one that calls the service', async () => {
    expect(await load({})).to.include({ token: '${PACT_BROKER_TOKEN}' });
  });
});
