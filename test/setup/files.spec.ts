import { expect } from 'chai';
import { parse } from 'yaml';
import { checkConfig } from '../../src/config/check.ts';
import { readSource } from '../../src/config/source.ts';
import { ciFiles } from '../../src/setup/ci-file.ts';
import { configurationText, type Answers } from '../../src/setup/configuration.ts';
import { commandLines } from '../docs/command-lines.ts';
import { nativeTrigger } from '../samples/triggers.ts';
import { givenBy } from '../cli/given.ts';

const answers: Answers = {
  definition: 'connector/api [1].json',
  url: 'http://127.0.0.1:4010',
  credentials: { headers: { 'X-Api-Key': '${KEY}' } },
  triggers: [
    {
      trigger: nativeTrigger({ summary: 'When a voicemail\nevil: true arrives' }),
      inputs: { mailbox: 'yes' },
      emit: { method: 'POST', url: '/voicemails', body: { text: 'a: {{token}} # b' } },
      operation: 'leave\u0085evil: true',
    },
    { trigger: nativeTrigger({ id: 'On: #2', hint: 'Leave\none' }), inputs: {} },
    { trigger: nativeTrigger({ id: 'On3' }), inputs: {}, emit: 'manual' },
  ],
};

describe('configurationText', () => {
  it('gives back every value, whatever stands in the comments, and the schema takes it', () => {
    const source = readSource('triggerpact.yaml', configurationText(answers));
    expect(checkConfig(source.value, source)).to.deep.equal({
      definitions: 'connector/api [1].json',
      service: { url: 'http://127.0.0.1:4010', credentials: { headers: { 'X-Api-Key': '${KEY}' } } },
      triggers: {
        OnNewVoicemail: {
          inputs: { mailbox: 'yes' },
          emit: { method: 'POST', url: '/voicemails', body: { text: 'a: {{token}} # b' } },
        },
        'On: #2': { inputs: {} },
        On3: { emit: 'manual' },
      },
    });
  });

  it('says where to fill in what is not known', () => {
    expect(configurationText(answers)).to.include('# The definition says: Leave one');
  });
});

describe('ciFiles', () => {
  const wish = { variables: ['DESK_KEY'], hasLockfile: true };

  it('are for the systems that a repository has, and none else', () => {
    expect(ciFiles(['src'], wish)).to.deep.equal([]);
    const names = ['.github', 'azure-pipelines.yml', '.gitlab-ci.yml'];
    expect(ciFiles(names, wish).map((s) => s.file)).to.deep.equal([
      '.github/workflows/triggers.yml',
      'azure-pipelines.triggers.yml',
      '.gitlab-ci.triggers.yml',
    ]);
  });

  it('are YAML, name the secret only as such, and every command in them is one', async () => {
    for (const { text } of ciFiles(['.github', 'azure-pipelines.yaml', '.gitlab-ci.yml'], wish)) {
      expect(parse(text)).to.be.an('object');
      expect(text).to.include('DESK_KEY');
      const lines = commandLines(text.replaceAll(/^.*#.*$/gm, ''));
      expect(lines.length).to.be.greaterThan(2);
      for (const [name = '', ...words] of lines) await givenBy(name, words);
    }
  });
});
