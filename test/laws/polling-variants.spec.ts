import { expect } from 'chai';
import { inParallel } from '../in-parallel.ts';
import { nativeVariants } from './variants/native.ts';
import { policyVariants } from './variants/policy.ts';
import { verifyVariant } from './variants/verify-variant.ts';

/** Services that keep their contract in styles that the reference services do not have. */
const variants = [...nativeVariants, ...policyVariants];

describe('a polling service that keeps its contract', function () {
  this.timeout(180_000);

  it('is found right in whatever style it is written', async () => {
    const told = await inParallel(variants, 6, async (variant) => {
      const report = await verifyVariant(variant);
      const results = report.contracts.flatMap((c) => c.triggers.flatMap((t) => t.rules));
      return {
        name: variant.name,
        verdict: report.verdict,
        judged: results.filter((r) => r.verdict !== 'skip').length,
        unknown: results.filter((r) => r.verdict === 'unknown').map((r) => `${r.id} ${r.reason ?? ''}`),
        said: report.findings.map((f) => `${f.level} ${f.rule}: ${f.message}`),
        wrong: report.findings.filter((f) => f.level === 'error' || !variant.warns?.includes(f.rule)),
      };
    });
    process.stdout.write(
      told
        .map(
          ({ name, verdict, judged, said, unknown, wrong }) =>
            `${wrong.length === 0 && unknown.length === 0 ? ' ' : '!'} ${name.padEnd(60)}${verdict.padEnd(9)}${judged} rules judged  ${[...unknown, ...said].join(' | ')}\n`,
        )
        .join(''),
    );
    expect(told.filter((t) => t.wrong.length > 0 || t.unknown.length > 0)).to.deep.equal([]);
    expect(told.map((t) => t.verdict)).to.deep.equal(variants.map(() => 'pass'));
    expect(Math.min(...told.map((t) => t.judged))).to.be.greaterThan(15);
  });
});
