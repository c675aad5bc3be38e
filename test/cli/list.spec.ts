import { expect } from 'chai';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { withFolder } from '../folder.ts';
import { webhookDefinition, withoutTriggers } from '../samples/doorbell-definition.ts';
import { runIn, type Outcome } from './world.ts';

const list = (files: Readonly<Record<string, string>>, ...names: string[]): Promise<Outcome> =>
  withFolder(files, (cwd) => runIn(cwd, ['list', ...names]));

const polling = JSON.stringify({
  swagger: '2.0',
  info: { title: 'Mail' },
  paths: {
    '/mails': {
      get: {
        operationId: 'OnMail',
        'x-ms-trigger': 'batch',
        parameters: [{ name: 'since', in: 'query', type: 'string' }],
        responses: { 200: { description: 'OK', schema: { type: 'object' } } },
      },
    },
  },
});

const policy = JSON.stringify({
  properties: {
    policyTemplateInstances: [
      {
        templateId: 'pollingtrigger',
        title: 'poll',
        parameters: {
          'x-ms-apimTemplate-operationName': ['OnMail'],
          'x-ms-apimTemplateParameter.triggerConfig': { since: '@{triggerBody().value[0].id}' },
          'x-ms-apimTemplateParameter.triggerDataPath': '@triggerBody().value',
        },
      },
    ],
  },
});

describe('list', () => {
  it('gives the triggers as data when a program asks', async () => {
    const files = { 'a.json': polling, 'b/hook.json': webhookDefinition() };
    const { code, stdout } = await list(files, 'a.json', 'b/hook.json', '--reporter', 'json');
    const { definitions } = JSON.parse(stdout) as {
      definitions: { file: string; missing?: string; triggers: object[] }[];
    };
    expect([code, definitions.map((d) => d.file)]).to.deep.equal([0, ['a.json', 'b/hook.json']]);
    expect(definitions[0]?.missing).to.match(/looked for "apiProperties\.json"/);
    expect(definitions[0]?.triggers[0]).to.deep.include({
      id: 'OnMail',
      mechanism: 'native',
      method: 'GET',
      path: '/mails',
      state: 'state in Location (not declared)',
    });
    expect(definitions[1]?.triggers[0]).to.deep.include({ mechanism: 'webhook', callback: '/url' });
  });

  it('shows a line for each trigger with what is known of its DELETE', async () => {
    const { code, stdout } = await list({ 'a.json': webhookDefinition() }, 'a.json');
    expect(code).to.equal(0);
    expect(stdout).to.equal(
      'Doorbell (a.json): 1 trigger\n  OnRing  webhook single  POST /v1/hooks  callback at /url; DELETE /v1/hooks/{id}\n',
    );
  });

  it('finds apiProperties.json beside the definition, whatever its case', async () => {
    const files = { 'c/ApiDefinition.swagger.json': polling, 'c/APIProperties.json': policy };
    expect((await list(files, 'c')).stdout)
      .to.include('polling policy batch')
      .and.include('state by policy: since=');
    expect((await list({ 'c/apiDefinition.json': polling }, 'c')).stdout).to.include(
      'polling native batch  GET /mails  state in Location (not declared)',
    );
    expect((await list({ 'c/apiDefinition.json': polling, 'c/Script.csx': '' }, 'c')).stdout).to.include(
      'polling script',
    );
  });

  it('finds the policies of an unpacked solution, and those that settings.json names', async () => {
    const bare = JSON.stringify(
      (JSON.parse(policy) as { properties: { policyTemplateInstances: unknown } }).properties
        .policyTemplateInstances,
    );
    const solution = {
      's/mail_openapidefinition.json': polling,
      's/mail_policytemplateinstances.json': bare,
      's/mail_connectionparameters.json': '{}',
      's/other_policytemplateinstances.json': '[]',
    };
    expect((await list(solution, 's')).stdout).to.include('polling policy batch');
    const settings = {
      'c/def.json': polling,
      'c/props.json': policy,
      'c/settings.json': JSON.stringify({ apiDefinition: 'def.json', apiProperties: 'props.json' }),
    };
    expect((await list(settings, 'c')).stdout).to.include('polling policy batch');
  });

  it('finds the operations of the script of an unpacked solution', async () => {
    const id = (JSON.parse(polling) as { paths: Record<string, { get: { operationId: string } }> }).paths;
    const [operationId] = Object.values(id).map((item) => item.get.operationId);
    const solution = (operations: string): Record<string, string> => ({
      's/mail_openapidefinition.json': polling,
      's/mail_scriptoperations.json': operations,
    });
    expect((await list(solution(JSON.stringify([operationId])), 's')).stdout).to.include('polling script');
    expect((await list(solution('["Other"]'), 's')).stdout).to.include('polling native');
    expect((await list(solution('{'), 's')).stderr).to.include(
      'which operations the script handles is not known',
    );
  });

  it('says where it looked when a polling trigger has no policies', async () => {
    expect((await list({ 's/m_openapidefinition.json': polling }, 's')).stdout).to.include(
      'there is no file with policies (looked for "m_policytemplateinstances.json", "apiProperties.json")',
    );
  });

  it('follows no companion out of the folder, and says so', async () => {
    await withFolder({ 'c/apiDefinition.json': polling, 'away.json': policy }, async (cwd) => {
      await symlink('../away.json', join(cwd, 'c/apiProperties.json'));
      const { stdout, stderr } = await runIn(cwd, ['list', 'c']);
      expect(stdout).to.include('polling native batch');
      expect(stderr).to.include('"apiProperties.json" leads out of the folder of the definition');
    });
    const settings = {
      'c/def.json': polling,
      'away.json': policy,
      'c/settings.json': JSON.stringify({ apiDefinition: 'def.json', apiProperties: '../away.json' }),
    };
    expect((await list(settings, 'c')).stdout).to.include('polling native batch');
  });

  it('reads every definition of a folder, whatever it is called', async () => {
    const files = {
      'x/swagger.json': polling,
      'x/OpenApiDefinition.json': polling,
      'x/mine.yaml': 'swagger: "2.0"\npaths: {}\n',
      'x/package.json': '{"openapi": "3.0.0"}',
    };
    const { stdout } = await list(files, 'x');
    expect(stdout.match(/1 trigger/g)).to.have.length(2);
    expect(stdout).to.include('x/mine.yaml: no triggers').and.not.include('package.json');
  });

  it('names the DELETEs where there are several', async () => {
    const two = webhookDefinition((document) => {
      const paths = document['paths'] as Record<string, unknown>;
      paths['/old/{id}'] = paths['/hooks/{id}'];
    });
    expect((await list({ 'a.json': two }, 'a.json')).stdout)
      .to.include('DELETE one of 2')
      .and.include('  DELETE is one of: /v1/hooks/{id}, /v1/old/{id}\n');
  });

  it('takes files, folders and globs, each definition once', async () => {
    const files = { 'x/one/apiDefinition.swagger.json': polling, 'x/two/openapi.json': webhookDefinition() };
    for (const names of [['x'], ['x/*/*.json'], ['x/one', 'x/two/openapi.json', 'x']])
      expect((await list(files, ...names)).stdout.match(/OnMail|OnRing/g)).to.have.members([
        'OnMail',
        'OnRing',
      ]);
  });

  it('takes a file for itself when its name looks like a glob', async () => {
    expect((await list({ 'a[1].json': polling }, 'a[1].json')).stdout).to.include('OnMail');
  });

  it('finds a definition with an unusual name when the folder has no other', async () => {
    const files = { 'x/Connector.json': polling, 'x/other.json': '{"a": 1}' };
    expect((await list(files, 'x')).stdout).to.include('Mail (x/Connector.json): 1 trigger');
  });

  it('reads the definitions of the configuration when none is named', async () => {
    const yaml = 'definitions: "defs/*.json"\nservice: { url: "${NOT_SET}" }\n';
    expect((await list({ 'triggerpact.yaml': yaml, 'defs/a.json': polling })).stdout).to.include('OnMail');
  });

  it('says so, with exit code 0, when a definition has no trigger', async () => {
    const { code, stdout } = await list({ 'a.json': withoutTriggers() }, 'a.json');
    expect({ code, stdout }).to.deep.equal({ code: 0, stdout: 'Doorbell (a.json): no triggers\n' });
  });

  it('shows the others, with exit code 2, when one cannot be read', async () => {
    const { code, stdout, stderr } = await list(
      { 'a.json': polling, 'b.json': '{"x": 1}' },
      'a.json',
      'b.json',
    );
    expect(code).to.equal(2);
    expect(stdout).to.include('OnMail');
    expect(stderr).to.include('error: Cannot read "b.json"');
  });

  it('says what it expected when a folder holds no definition', async () => {
    expect((await list({ 'x/readme.txt': '' }, 'x')).stderr).to.include(
      'No trigger definition in folder "x"',
    );
  });
});
