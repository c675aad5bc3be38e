import { expect } from 'chai';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lint } from '../../src/index.ts';
import { withFolder } from '../folder.ts';
import { blocks } from './blocks.ts';

const shown = blocks('docs/definitions.md');
const textOf = (language: string, name: string): string =>
  shown.find((b) => b.language === language && b.name === name)?.text ?? '';

/** What a module exports whose text is nowhere on the disk yet; it finds the packages of this one. */
const exportsOf = async (text: string): Promise<Record<string, unknown>> => {
  const folder = resolve('dist/test/docs/shown');
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/service.mjs`;
  writeFileSync(file, text);
  try {
    return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('docs/definitions.md', () => {
  for (const [name, kind, profile] of [
    ['native', 'polling', 'native'],
    ['policy', 'polling', 'policy'],
    ['webhook', 'webhook', undefined],
  ] as const)
    it(`shows a definition of a ${name} trigger in which nothing is missing`, async () => {
      const companion = textOf('json', name);
      const files = {
        'apiDefinition.swagger.yaml': textOf('yaml', name),
        ...(companion === '' ? {} : { 'apiProperties.json': companion }),
      };
      const report = await withFolder(files, (cwd) => lint(['apiDefinition.swagger.yaml'], { cwd }));
      expect(report.findings).to.deep.equal([]);
      const [trigger] = report.contracts.flatMap((c) => c.triggers);
      expect([trigger?.kind, trigger?.profile]).to.deep.equal([kind, profile]);
    });

  it('shows how Fastify writes a trigger into its document', async () => {
    const { document } = await exportsOf(textOf('js', 'fastify'));
    const files = { 'openapi.json': JSON.stringify(document) };
    const report = await withFolder(files, (cwd) => lint(['openapi.json'], { cwd }));
    expect(report.contracts.flatMap((c) => c.triggers.map((t) => t.id))).to.deep.equal(['OnAlarmRaised']);
    // The snippet leaves out the DELETE.
    expect(report.findings.filter((f) => f.level === 'error').map((f) => f.rule)).to.deep.equal(['D-11']);
  });
});
