import { expect } from 'chai';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyDefinition } from '../../mock/verify-definition.ts';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** The alarms' definition with its trigger so many times, each at a path of its own. */
const manyTriggers = (count: number): object => {
  const document = JSON.parse(readFileSync('specs/alarms/apiDefinition.swagger.json', 'utf8')) as Document;
  const item = document.paths['/subscriptions'] ?? {};
  const copies = Array.from({ length: count }, (_, i) => {
    const post = { ...item['post'], operationId: `OnAlarm${i}` };
    return [`/subscriptions${i}`, { ...item, post }];
  });
  const { '/subscriptions': _, ...others } = document.paths;
  return { ...document, paths: { ...others, ...Object.fromEntries(copies) } };
};

describe('a run with more triggers than Node.js expects listeners', function () {
  this.timeout(180_000);

  it('passes, and without a warning of Node.js', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'triggerpact-many-'));
    const warnings: string[] = [];
    const listen = (warning: Error): void => void warnings.push(warning.name);
    process.on('warning', listen);
    try {
      const file = join(folder, 'apiDefinition.swagger.json');
      writeFileSync(file, JSON.stringify(manyTriggers(11)));
      const report = await verifyDefinition(file, { timing: { notifyWithin: '5s', timeout: '150s' } });
      // Warnings are a matter of how busy the machine is: a repeat may be under way when its subscription is deleted.
      const errors = report.findings.filter((f) => f.level === 'error');
      expect(errors.map((f) => `${f.rule} ${f.message}`)).to.deep.equal([]);
      expect([report.verdict, report.contracts[0]?.triggers.length]).to.deep.equal(['pass', 11]);
      expect(warnings).to.deep.equal([]);
    } finally {
      process.off('warning', listen);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
