import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../src/errors.ts';
import { render } from '../../src/library/render.ts';
import { inParallel } from '../in-parallel.ts';
import { verifyDefinition } from './verify-definition.ts';

/**
 * Verifies the mocks of a folder of connectors: `node dist/test/mock/corpus.js FOLDER [NAME [TRACE]]`; one that is named
 * is told in full, and its trace written. Not a spec: the connectors are others' and not part of this project.
 */
const [folder = '', wanted, trace] = process.argv.slice(2);
const names = readdirSync(folder, { withFileTypes: true })
  .filter((e) => e.isDirectory() && (wanted === undefined || e.name === wanted))
  .map((e) => e.name);

await inParallel(names, wanted === undefined ? 6 : 1, async (name) => {
  const began = performance.now();
  try {
    const report = await verifyDefinition(join(folder, name), {
      pact: wanted !== undefined,
      timing: { notifyWithin: '5s', timeout: '240s' },
      ...(trace === undefined ? {} : { trace }),
    });
    const triggers = report.contracts.flatMap((c) => c.triggers);
    const rules = [...new Set(report.findings.map((f) => `${f.rule}(${f.level[0]})`))];
    const unknown = triggers.flatMap((t) => t.rules.filter((r) => r.verdict === 'unknown').map((r) => r.id));
    const events = ['P-15', 'C-19', 'V-01'];
    const untold = triggers.flatMap((t) =>
      t.rules.filter((r) => events.includes(r.id) && r.verdict === 'skip').map((r) => `${t.id} ${r.id}`),
    );
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(
      `${name.padEnd(32)}${report.verdict.padEnd(9)}${String(triggers.length).padEnd(4)}${seconds.padEnd(7)}${rules.join(' ')}${unknown.length > 0 ? ` unknown: ${[...new Set(unknown)].join(' ')}` : ''}${untold.length > 0 ? ` not judged: ${untold.join(', ')}` : ''}${report.reason === undefined ? '' : ` ${report.reason}`}\n`,
    );
    if (wanted !== undefined) process.stdout.write(`${render(report)}\n`);
  } catch (error) {
    process.stdout.write(`${name.padEnd(32)}crash    ${messageOf(error)}\n`);
  }
});
