import { expect } from 'chai';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { withFolder } from '../folder.ts';
import { webhookDefinition, withoutDelete, withoutTriggers } from '../samples/doorbell-definition.ts';
import { runIn, type Outcome } from './world.ts';

const lint = (files: Readonly<Record<string, string>>, ...argv: string[]): Promise<Outcome> =>
  withFolder(files, (cwd) => runIn(cwd, ['lint', ...argv]));

describe('lint', () => {
  it('passes with exit code 0 when a definition is sound', async () => {
    const { code, stdout } = await lint({ 'a.json': webhookDefinition() }, 'a.json');
    expect(code).to.equal(0);
    expect(stdout.split('\n')[0]).to.equal('pass, 19 rules judged 1 trigger');
    expect(stdout).to.include('✓ OnRing (webhook): pass');
  });

  it('tells the rule, the place and the repair, with exit code 1, when one is broken', async () => {
    const { code, stdout } = await lint({ 'a.json': withoutDelete() }, 'a.json');
    expect(code).to.equal(1);
    expect(stdout.split('\n')[0]).to.equal('fail: 1 finding, 18 rules judged 1 trigger');
    expect(stdout)
      .to.include('D-11')
      .and.match(/written {2}a\.json:\d+:\d+/)
      .and.include('repair   ');
  });

  it('judges by the levels of the configuration', async () => {
    const files = {
      'a.json': withoutDelete(),
      'triggerpact.yaml': 'definitions: a.json\nrules: { D-11: warning }\n',
    };
    expect((await lint(files)).code).to.equal(0);
    expect((await lint(files, '--max-warnings', '0')).code).to.equal(1);
  });

  it('refuses a configuration that names an unknown rule', async () => {
    const files = {
      'a.json': withoutDelete(),
      'triggerpact.yaml': 'definitions: a.json\nrules: { D-111: off }\n',
    };
    const { code, stderr } = await lint(files);
    expect(code).to.equal(2);
    expect(stderr).to.include('Unknown rule "D-111" in "rules" of triggerpact.yaml (did you mean "D-11"?)');
  });

  it('exits with 2 when a required rule was switched off, and says why', async () => {
    const files = {
      'a.json': webhookDefinition(),
      'triggerpact.yaml': 'definitions: a.json\nrules: { D-11: off }\n',
    };
    const { code, stderr } = await lint(files, '--require', 'D-11');
    expect(code).to.equal(2);
    expect(stderr).to.include('required rule D-11 was not judged on OnRing: switched off');
  });

  it('cannot tell, with exit code 2, when there is no trigger', async () => {
    const { code, stdout } = await lint({ 'a.json': withoutTriggers() }, 'a.json');
    expect(code).to.equal(2);
    expect(stdout).to.include('unknown: nothing to judge: no trigger');
  });

  it('names what looks like a trigger where there is none, and still cannot tell', async () => {
    const misspelt = webhookDefinition().replace('"x-ms-trigger"', '"x-ms-triger"');
    const { code, stdout } = await lint({ 'a.json': misspelt }, 'a.json');
    expect(code).to.equal(2);
    expect(stdout)
      .to.include('OnRing: "x-ms-triger" is no extension; "x-ms-trigger" is')
      .and.match(/written {2}a\.json:\d+:\d+/);
  });

  it('counts what the reader doubts, at its place, as warnings', async () => {
    const comma = webhookDefinition().replace('"version": "1.0"', '"version": "1.0",');
    const { code, stdout, stderr } = await lint({ 'a.json': comma }, 'a.json', '--max-warnings', '0');
    expect(code).to.equal(1);
    expect(stdout)
      .to.match(/a\.json:\d+:\d+/)
      .and.include('a trailing comma');
    expect(stderr).to.equal('exit code 1: 1 warning, at most 0 allowed\n');
  });

  it('tells once what is wrong with the whole definition', async () => {
    const twice = JSON.parse(withoutDelete()) as { paths: Record<string, { post: object }> };
    const hooks = twice.paths['/hooks'];
    twice.paths['/others'] = { ...hooks, post: { ...hooks?.post, operationId: 'OnKnock' } };
    const { stdout } = await lint({ 'a.json': JSON.stringify(twice) }, 'a.json');
    expect(stdout.split('\n')[0]).to.match(/^fail: 1 finding, \d+ rules judged 2 triggers$/);
    expect(stdout)
      .to.include('The definition has no DELETE operation (for 2 triggers)')
      .and.include('D-11: told at OnRing');
  });

  it('repairs what is certain when asked to, and shows it before', async () => {
    const visible = webhookDefinition().replace(/,\s*"x-ms-visibility": "internal"(?=\s*\})/, '');
    await withFolder({ 'a.json': visible }, async (cwd) => {
      const shown = await runIn(cwd, ['lint', 'a.json', '--fix', '--dry-run']);
      expect(shown.code).to.equal(1);
      expect(shown.stderr).to.match(/^\+ +"x-ms-visibility": "internal"$/m);
      expect(readFileSync(join(cwd, 'a.json'), 'utf8')).to.equal(visible);
      const { code, stderr } = await runIn(cwd, ['lint', 'a.json', '--fix']);
      expect({ code, stderr }).to.deep.equal({ code: 0, stderr: 'a.json: 1 finding repaired\n' });
      expect(readFileSync(join(cwd, 'a.json'), 'utf8')).to.equal(webhookDefinition());
    });
    expect((await lint({ 'a.json': visible }, 'a.json', '--dry-run')).code).to.equal(2);
  });

  it('repairs YAML too', async () => {
    const yaml = stringify(JSON.parse(webhookDefinition()));
    const visible = yaml.replace(/\n +x-ms-visibility: internal(?=\n +responses)/, '');
    expect(visible).not.to.equal(yaml);
    await withFolder({ 'a.yaml': visible }, async (cwd) => {
      const shown = await runIn(cwd, ['lint', 'a.yaml', '--fix', '--dry-run']);
      expect(shown.stderr).to.match(/^\+ +x-ms-visibility: internal$/m);
      const { code, stderr } = await runIn(cwd, ['lint', 'a.yaml', '--fix']);
      expect({ code, stderr }).to.deep.equal({ code: 0, stderr: 'a.yaml: 1 finding repaired\n' });
      expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).to.equal(yaml);
    });
  });

  it('shows a repair with the line ends of the file', async () => {
    const visible = webhookDefinition().replace(/,\s*"x-ms-visibility": "internal"(?=\s*\})/, '');
    const { stderr } = await lint(
      { 'a.json': visible.replaceAll('\n', '\r\n') },
      'a.json',
      '--fix',
      '--dry-run',
    );
    expect(stderr).to.match(/^\+ +"x-ms-visibility": "internal"\r$/m);
    expect(stderr).not.to.include('u000d');
  });

  it('says that a file in another encoding is not repaired', async () => {
    const visible = webhookDefinition().replace(/,\s*"x-ms-visibility": "internal"(?=\s*\})/, '');
    await withFolder({}, async (cwd) => {
      const bytes = Buffer.from(visible, 'utf16le');
      writeFileSync(join(cwd, 'a.json'), Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]));
      const { code, stderr } = await runIn(cwd, ['lint', 'a.json', '--fix']);
      expect(code).to.equal(1);
      expect(stderr).to.include('a.json: not repaired, because it is not written in UTF-8');
      expect(readFileSync(join(cwd, 'a.json')).subarray(2)).to.deep.equal(bytes);
    });
  });

  it('takes a policy that names the trigger of a definition beside it for no mistake', async () => {
    const policies = {
      properties: {
        policyTemplateInstances: [
          {
            templateId: 'pollingtrigger',
            title: 'Polling',
            parameters: {
              'x-ms-apimTemplate-operationName': ['OnLetter', 'OnLeter'],
              'x-ms-apimTemplateParameter.triggerDataPath': '@triggerBody().value',
              'x-ms-apimTemplateParameter.triggerConfig': {},
            },
          },
        ],
      },
    };
    const { stdout } = await lint(
      {
        'c/swagger.json': webhookDefinition(),
        'c/openapi.json': webhookDefinition().replaceAll('OnRing', 'OnLetter'),
        'c/apiProperties.json': JSON.stringify(policies, null, 1),
      },
      'c/swagger.json',
    );
    expect(stdout).to.include('The polling policy names "OnLeter", which the definition does not have');
    expect(stdout).to.match(/written {2}c\/apiProperties\.json:10:\d+/);
    expect(stdout).not.to.include('names "OnLetter"');
  });

  it('judges only the triggers that are named', async () => {
    const { code, stderr } = await lint({ 'a.json': webhookDefinition() }, 'a.json', '--trigger', 'OnRin');
    expect(code).to.equal(2);
    expect(stderr).to.include('Unknown trigger "OnRin" in the definitions (did you mean "OnRing"?)');
  });

  it('writes each report to where it was asked to', async () => {
    await withFolder({ 'a.json': withoutDelete() }, async (cwd) => {
      const argv = [
        'lint',
        'a.json',
        '--reporter',
        'text',
        '--reporter',
        'json=out/r.json',
        '--reporter',
        'junit=r.xml',
      ];
      const { stdout } = await runIn(cwd, argv);
      expect(stdout).to.match(/^fail/);
      expect(JSON.parse(readFileSync(join(cwd, 'out/r.json'), 'utf8'))).to.include({
        verdict: 'fail',
        command: 'lint',
      });
      expect(readFileSync(join(cwd, 'r.xml'), 'utf8')).to.include('failures="1"');
    });
  });

  it('leaves a report for programs when the run could not be made', async () => {
    await withFolder({ 'a.json': '{"x": 1}' }, async (cwd) => {
      const { code, stdout } = await runIn(cwd, ['lint', 'a.json', '--reporter', 'json']);
      expect(code).to.equal(2);
      expect(JSON.parse(stdout)).to.include({ verdict: 'unknown' });
    });
  });

  it('uses colours on a terminal only, and never against NO_COLOR', async () => {
    await withFolder({ 'a.json': webhookDefinition() }, async (cwd) => {
      const coloured = async (env: Record<string, string>, isTerminal: boolean): Promise<boolean> =>
        (await runIn(cwd, ['lint', 'a.json'], { env, isTerminal })).stdout.includes('\u001B');
      expect(await coloured({}, true)).to.equal(true);
      expect(await coloured({}, false)).to.equal(false);
      expect(await coloured({ NO_COLOR: '1' }, true)).to.equal(false);
      expect(await coloured({ FORCE_COLOR: '1' }, false)).to.equal(true);
    });
  });
});
