import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { loadConfig } from '../../src/config/load.ts';
import { withFolder } from '../folder.ts';

/** The fenced blocks of a page in one language. */
const blocks = (page: string, language: string): readonly string[] =>
  [...readFileSync(page, 'utf8').matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)]
    .filter(([, , name]) => name === language)
    .map(([, margin = '', , text = '']) => text.replaceAll(new RegExp(`^${margin}`, 'gm'), ''));

const env = {
  MY_KEY: 'a-long-key',
  VOICEMAIL_KEY: 'a-long-key',
  OTHER_KEY: 'another-key',
  PACT_BROKER_BASE_URL: 'https://broker.example',
  PACT_BROKER_TOKEN: 'a-long-token',
};

const configurations = ['README.md', 'docs/configuration.md'].flatMap((page) =>
  blocks(page, 'yaml')
    .filter((text) => text.includes('definitions:'))
    .map((text) => ({ page, text })),
);

describe('examples of the documentation', () => {
  it('are there', () => {
    expect(configurations.map((c) => c.page)).to.deep.equal(['README.md', 'docs/configuration.md']);
  });

  for (const { page, text } of configurations)
    it(`are accepted when ${page} shows a configuration`, async () => {
      const config = await withFolder({ 'triggerpact.yaml': text }, (cwd) => loadConfig({ cwd, env }));
      expect(config?.triggers['OnNewVoicemail']?.emit).to.be.an('array');
    });
});
