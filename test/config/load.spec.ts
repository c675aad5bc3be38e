import { expect } from 'chai';
import { messageOf } from '../../src/errors.ts';
import { loadConfig, type LoadOptions } from '../../src/config/load.ts';
import type { Config } from '../../src/model.ts';
import { withFolder } from '../folder.ts';

const load = (
  files: Readonly<Record<string, string>>,
  options: Partial<LoadOptions> = {},
): Promise<Config | undefined> =>
  withFolder(files, (cwd) => loadConfig({ cwd, env: { KEY: 'a-long-key' }, ...options }));

const refusal = async (yaml: string, options: Partial<LoadOptions> = {}): Promise<string> => {
  try {
    await load({ 'triggerpact.yaml': yaml }, options);
  } catch (error) {
    return messageOf(error);
  }
  return 'accepted';
};

const LEAST = `
definitions: connector/apiDefinition.swagger.json
service:
  url: http://127.0.0.1:4010/
  credentials: { headers: { X-Api-Key: "\${KEY}" } }
triggers:
  OnNewVoicemail:
    inputs: { mailbox: sales }
    emit: { method: POST, url: /voicemails, body: { text: "hello {{token}}" } }
`;

describe('loadConfig', () => {
  it('fills in defaults and the environment when the least that works is given', async () => {
    const config = await load({ 'triggerpact.yaml': LEAST });
    expect(config).to.deep.include({
      file: 'triggerpact.yaml',
      definitions: ['connector/apiDefinition.swagger.json'],
      contracts: 'contracts',
      profile: 'strict',
      callback: { host: '127.0.0.1', port: 0 },
      timing: { notifyWithin: 5000, quiet: 1000, maxWait: 2000, timeout: 120_000 },
    });
    expect(config?.service).to.deep.equal({
      address: { origin: 'http://127.0.0.1:4010', basePath: '', aliases: [] },
      startWithin: 60_000,
      headers: {},
      credentials: { headers: { 'X-Api-Key': 'a-long-key' } },
    });
    expect(config?.triggers['OnNewVoicemail']).to.deep.equal({
      inputs: { mailbox: 'sales' },
      emit: [{ method: 'POST', url: '/voicemails', body: { text: 'hello {{token}}' } }],
      emitOther: [],
      perEmit: 1,
      expect: {},
    });
  });

  it('knows where a value is written, or the nearest above it', async () => {
    const config = await load({ 'triggerpact.yaml': LEAST });
    const emit = ['triggers', 'OnNewVoicemail', 'emit'];
    expect([emit, [...emit, 'save', 'id'], ['broker']].map((path) => config?.locate?.(path))).to.deep.equal([
      { file: 'triggerpact.yaml', pointer: '/triggers/OnNewVoicemail/emit', line: 9, column: 5 },
      { file: 'triggerpact.yaml', pointer: '/triggers/OnNewVoicemail/emit', line: 9, column: 5 },
      { file: 'triggerpact.yaml', pointer: '', line: 2, column: 1 },
    ]);
  });

  it('reads every key of the documentation when all of them are given', async () => {
    const config = await load({
      'triggerpact.yaml': `
provider: Voicemail
consumer: Voicemail connector
service:
  url: http://127.0.0.1:7071/api
  start: [node, serve.js]
  ready: /health
  startWithin: 1m
  credentials: { command: [node, token.js], refresh: 50m }
  badCredentials: none
  restart: true
callback: { host: 0.0.0.0, port: "8123", publicUrl: "http://host.docker.internal:{{port}}" }
triggers:
  T:
    emit: [{ command: [node, a.js, "{{token}}"], save: { id: /id } }, { method: GET, url: /x, credentials: other }]
    emitOther: [manual, { method: POST, url: /y }, [{ method: POST, url: /z }]]
    settle: 500ms
    eventId: { emitted: "{{id}}", arrived: /id }
    cleanup: { method: DELETE, url: "/hooks/{{id}}", take: { id: /id } }
    items: /value
backend: { T: { method: POST, path: /hooks, body: { event: new } } }
rules: { P-10: off }
profile: field
timing: { quiet: 1.5s }
broker: { url: "https://broker.example", token: "\${KEY}" }
`,
    });
    expect(config?.service).to.deep.include({
      startWithin: 60_000,
      credentials: { command: ['node', 'token.js'], refresh: 3_000_000 },
      badCredentials: 'none',
      restart: true,
    });
    expect(config?.callback).to.deep.equal({
      host: '0.0.0.0',
      port: 8123,
      publicUrl: 'http://host.docker.internal:{{port}}',
    });
    expect(config?.triggers['T']).to.deep.include({ settle: 500, items: '/value' });
    expect(config?.triggers['T']?.eventId).to.deep.equal({ emitted: ['{{id}}'], arrived: '/id' });
    expect(config?.triggers['T']?.emitOther).to.deep.equal([
      'manual',
      [{ method: 'POST', url: '/y' }],
      [{ method: 'POST', url: '/z' }],
    ]);
    expect(config?.rules).to.deep.equal({ 'P-10': 'off' });
    expect(config?.timing.quiet).to.equal(1500);
    expect(config?.broker).to.deep.equal({ url: 'https://broker.example', token: 'a-long-key' });
  });

  const mistakes = [
    {
      of: 'an unknown key',
      yaml: 'triggers:\n  T:\n    emitt: manual\n',
      says: 'triggerpact.yaml:3:5: Unknown key "emitt" in triggers.T (did you mean "emit"?)',
    },
    {
      of: 'a wrong type',
      yaml: 'timing: { quiet: 20 }\n',
      says: 'triggerpact.yaml:1:18: Expected a duration such as "500ms", "20s" or "2m" at timing.quiet, got 20',
    },
    {
      of: 'a missing key',
      yaml: 'triggers:\n  T:\n    emit: [{ url: /x }]\n',
      says: 'triggerpact.yaml:3:12: Missing "method" in triggers.T.emit.0',
    },
    {
      of: 'a wrong word',
      yaml: 'rules: { P-10: of }\n',
      says: 'triggerpact.yaml:1:16: Expected "error" or "warning" or "off" at rules.P-10, got "of"',
    },
    {
      of: 'an unset variable',
      yaml: 'service:\n  url: "${KEYY}"\n',
      says: 'triggerpact.yaml:2:8: The environment variable "KEYY" is not set (did you mean "KEY"?); service.url needs it',
    },
    {
      of: 'a short credential',
      yaml: 'service: { url: "http://a", credentials: { headers: { Authorization: Bearer abc } } }\n',
      says: 'triggerpact.yaml:1:70: The credential "Authorization" is shorter than 6 characters',
    },
    { of: 'broken YAML', yaml: 'a: [1\nb: 2\n', says: 'Cannot read triggerpact.yaml:2:' },
    { of: 'a key twice', yaml: 'profile: strict\nprofile: field\n', says: 'Map keys must be unique' },
    { of: 'a list as the whole', yaml: '- 1\n', says: 'Expected a mapping, got a list' },
  ];
  for (const { of, yaml, says } of mistakes)
    it(`says where and what when there is ${of}`, async () => {
      expect(await refusal(yaml)).to.include(says);
    });

  it('says every mistake at once when there are several', async () => {
    expect((await refusal('profil: strict\ntiming: { quit: 1s }\n')).split('\n')).to.have.length(2);
  });

  it('never prints a value when it may be a secret', async () => {
    const said = await refusal('service: { url: "http://a", credentials: { headers: { K: 12345678 } } }');
    expect(said).to.include('got a number').and.not.include('12345678');
  });

  it('leaves unset variables of the service alone when the command calls no service', async () => {
    const yaml = 'service: { url: "${NOT_SET}" }\nprovider: "${KEY}"\n';
    const config = await load({ 'triggerpact.yaml': yaml }, { offline: true });
    expect(config?.provider).to.equal('a-long-key');
    expect(await refusal('provider: "${NOT_SET}"\n', { offline: true })).to.include('"NOT_SET" is not set');
  });

  it('keeps the characters when a variable is escaped', async () => {
    const config = await load({ 'triggerpact.yaml': 'provider: "$${KEY}"\n' });
    expect(config?.provider).to.equal('${KEY}');
  });

  it('reads JSON, and a folder named as the configuration', async () => {
    const files = { 'sub/triggerpact.json': '{\n\t"provider": "P"\n}\n' };
    expect(await load(files, { path: 'sub' })).to.deep.include({
      provider: 'P',
      file: 'sub/triggerpact.json',
    });
  });

  it('takes functions when the configuration is a module', async () => {
    const module = `
export default {
  service: { url: 'http://127.0.0.1:1', credentials: () => ({ headers: { K: 'abcdefgh' } }) },
  triggers: { T: { emit: async ({ token }: { token: string }) => ({ id: token }) } },
};
`;
    const config = await load({ 'triggerpact.config.ts': module });
    expect(config?.service?.credentials).to.be.a('function');
    expect(config?.triggers['T']?.emit?.[0]).to.be.a('function');
  });

  it('refuses two configurations in one folder, a missing one and a missing file', async () => {
    const said = async (files: Record<string, string>, path?: string): Promise<string> =>
      load(files, path === undefined ? {} : { path }).then(() => 'accepted', messageOf);
    expect(await said({ 'triggerpact.yaml': '', 'triggerpact.json': '{}' })).to.include('keep one');
    expect(await said({}))
      .to.include('No triggerpact.yaml in')
      .and.include('"triggerpact init" writes one');
    expect(await said({}, 'other.yaml')).to.equal('Cannot read configuration "other.yaml": no such file');
  });

  it('gives nothing when a configuration may be missing', async () => {
    expect(await load({}, { allowMissing: true })).to.equal(undefined);
  });
});
