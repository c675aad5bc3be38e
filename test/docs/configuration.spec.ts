import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import type { ConfigInput } from '../../src/config/input.ts';
import { loadConfig } from '../../src/config/load.ts';
import { configSchema } from '../../src/config/schema.ts';
import { valueAt, type Json } from '../../src/json.ts';
import type { Config } from '../../src/model.ts';
import { createCredentials } from '../../src/service/credentials.ts';
import { withFolder } from '../folder.ts';
import { headerOf, withServer, type Handler, type TestServer } from '../samples/server.ts';
import { commandOptions } from '../service/options.ts';
import { blocks } from './blocks.ts';

const env = {
  PASSWORD: 'open sesame',
  CLIENT_SECRET: 'of+the&client',
  VOICEMAIL_KEY: 'a-long-key',
  OTHER_KEY: 'another-key',
  PACT_BROKER_BASE_URL: 'https://broker.example',
  PACT_BROKER_TOKEN: 'a-long-token',
};

const examples = blocks('docs/configuration.md').filter((b) => b.language === 'yaml');
const withLogin = examples.filter((b) => b.text.includes('login: {') || b.text.includes('login:\n'));

const modules = blocks('docs/configuration.md').filter((b) => b.language === 'ts');

/** A package of the same name that keeps what it is given, so that the examples run without a service. */
const stub = {
  'node_modules/triggerpact/package.json': '{"type":"module","exports":"./index.js"}',
  'node_modules/triggerpact/index.js':
    'export const defineConfig = (c) => c; export const render = () => ""; export const verify = async ({ config }) => { globalThis.givenToVerify = config; };',
};

const given = (): unknown => (globalThis as { givenToVerify?: unknown }).givenToVerify;

/** Loads an example whose service, and whatever else it calls, is at one server. */
const loadAt = (text: string, { url }: TestServer): Promise<Config | undefined> =>
  withFolder({ 'triggerpact.yaml': text.replaceAll(/https?:\/\/[\w.:]+/g, url) }, (cwd) =>
    loadConfig({ cwd, env }),
  );

const issuing: Handler = ({ target }) => ({
  json: target === '/api/login' ? { token: 'a-session-token' } : { access_token: 'an-access-token' },
});

describe('docs/configuration.md', () => {
  it('has examples of no other kind than those that are loaded here', () => {
    const languages = blocks('docs/configuration.md').map((b) => b.language);
    expect([examples.length, ...modules.map((b) => b.language)]).to.deep.equal([5, 'ts', 'ts']);
    expect(languages).to.have.length(examples.length + modules.length);
  });

  for (const [i, { text }] of examples.entries())
    it(`shows configurations that are accepted: number ${i + 1}`, async () => {
      // The first line of a file alone is the least that there is.
      const whole = text.startsWith('#') ? `${text}\nprovider: Voicemail` : text;
      const config = await withFolder({ 'triggerpact.yaml': whole }, (cwd) => loadConfig({ cwd, env }));
      expect(config?.provider ?? config?.service?.credentials).not.to.equal(undefined);
    });

  it('shows a module that is accepted', async () => {
    const files = { ...stub, 'triggerpact.config.ts': modules[0]?.text ?? '' };
    const config = await withFolder(files, (cwd) => loadConfig({ cwd, env }));
    expect(config?.service?.credentials).to.be.a('function');
    expect(config?.triggers['OnNewVoicemail']?.emit).to.have.length(1);
  });

  it('shows an object that the library accepts', async () => {
    const files = { ...stub, 'verify.mjs': modules[1]?.text ?? '' };
    const config = await withFolder(files, async (folder) => {
      await import(pathToFileURL(join(folder, 'verify.mjs')).href);
      return loadConfig({ cwd: folder, env, path: { input: given() as ConfigInput, folder } });
    });
    expect(config?.triggers['OnNewVoicemail']?.emit).to.have.length(1);
  });

  it('shows every key of a service, a trigger, the receiver and the waits', () => {
    const everything = parse(examples[1]?.text ?? '') as Json;
    const shown = (pointer: string): readonly string[] => Object.keys(valueAt(everything, pointer) ?? {});
    const known = (pointer: string): readonly string[] =>
      Object.keys(valueAt(configSchema, `${pointer}/properties`) ?? {});
    for (const [of, schema] of [
      ['/service', '/properties/service'],
      ['/triggers/OnNewVoicemail', '/properties/triggers/additionalProperties'],
      ['/callback', '/properties/callback'],
      ['/timing', '/properties/timing'],
    ] as const)
      expect(shown(of), of).to.have.members(known(schema));
  });

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
