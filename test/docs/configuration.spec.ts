import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { loadConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/model.ts';
import { createCredentials } from '../../src/service/credentials.ts';
import { withFolder } from '../folder.ts';
import { headerOf, withServer, type Handler, type TestServer } from '../samples/server.ts';
import { commandOptions } from '../service/options.ts';
import { blocks } from './blocks.ts';

const env = { PASSWORD: 'open sesame', CLIENT_SECRET: 'of+the&client' };

const examples = blocks('docs/configuration.md').filter((b) => b.language === 'yaml');
const withLogin = examples.filter((b) => b.text.includes('login: {') || b.text.includes('login:\n'));

/** Loads an example whose service, and whatever else it calls, is at one server. */
const loadAt = (text: string, { url }: TestServer): Promise<Config | undefined> =>
  withFolder({ 'triggerpact.yaml': text.replaceAll(/https?:\/\/[\w.:]+/g, url) }, (cwd) =>
    loadConfig({ cwd, env }),
  );

const issuing: Handler = ({ target }) => ({
  json: target === '/api/login' ? { token: 'a-session-token' } : { access_token: 'an-access-token' },
});

describe('docs/configuration.md', () => {
  it('names the schema that the package has', () => {
    const [schema = ''] = examples.flatMap((b) => /node_modules\/triggerpact\/(\S+)/.exec(b.text)?.[1] ?? []);
    expect(existsSync(schema)).to.equal(true);
  });

  for (const [text, sent, type, authorization] of [
    [
      withLogin[0]?.text,
      '{"user":"me","password":"open sesame"}',
      'application/json',
      'Bearer a-session-token',
    ],
    [
      withLogin[1]?.text,
      'grant_type=client_credentials&client_id=triggerpact&client_secret=of%2Bthe%26client',
      'application/x-www-form-urlencoded',
      'Bearer an-access-token',
    ],
  ] as const)
    it(`shows a login that gives "${authorization}"`, async () => {
      await withServer(issuing, async (server) => {
        const service = (await loadAt(text ?? '', server))?.service;
        if (service === undefined) throw new Error('The example has no service');
        const { headers } = await createCredentials(service, commandOptions()).get('own');
        expect(headers).to.deep.equal({ Authorization: authorization });
        const [request] = server.received;
        expect([request?.body, headerOf(request, 'Content-Type')]).to.deep.equal([sent, type]);
      });
    });
});
