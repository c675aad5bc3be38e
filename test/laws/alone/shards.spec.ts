import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { services } from '../../../mocks/index.ts';
import { merge } from '../../../src/commands/merge.ts';
import { verify as verifyServices } from '../../../src/commands/verify.ts';
import type { Shard } from '../../../src/verification/share-of.ts';
import type { Report } from '../../../src/model.ts';
import { json } from '../../../src/report/reporters/json.ts';
import { withFolder } from '../../folder.ts';
import { quietWorld } from '../verify-mock.ts';

const configuration = (): string =>
  JSON.stringify({
    ...(parse(readFileSync('specs/voicemail/triggerpact.yaml', 'utf8')) as object),
    definitions: resolve('specs/voicemail/apiDefinition.swagger.json'),
    contracts: 'none',
    timing: { notifyWithin: '2500ms', quiet: '700ms', maxWait: '1s', timeout: '60s' },
  });

/** One run, whole or a part, against a voicemail service of its own. */
const verify = (fault: string | undefined, shard?: Shard): Promise<Report> =>
  withFolder({ 'triggerpact.json': configuration() }, async (cwd) => {
    const running = services.voicemail.create(fault === undefined ? {} : { fault });
    try {
      const { url } = await running.listen();
      const options = { configs: [], triggers: [], noEvents: false, noPact: false, url };
      return await verifyServices(
        { ...options, ...(shard === undefined ? {} : { shard }) },
        { ...quietWorld(), cwd },
      );
    } finally {
      await running.close();
    }
  });

const once = <T>(items: readonly T[]): readonly T[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

/**
 * What must be the same. Messages hold values that differ from run to run, such as the state in which an excluded event
 * came, and equal messages are told once: so findings are compared by what they break, each once.
 */
const outcome = ({ verdict, contracts, findings }: Report) => ({
  verdict,
  findings: once(findings.map(({ trigger, rule, level, written }) => ({ trigger, rule, level, written }))),
  triggers: contracts.flatMap((c) => c.triggers.map(({ id, kind, verdict: own }) => ({ id, kind, own }))),
  rules: contracts.flatMap((c) =>
    c.triggers.flatMap((t) => t.rules.map((r) => [t.id, r.id, r.verdict].join(' '))),
  ),
  interactions: contracts
    .flatMap((c) => c.interactions.map((i) => [i.trigger, i.description, i.verdict].join(' ')))
    .toSorted(),
});

describe('the shards of a run', function () {
  this.timeout(180_000);

  const cases = [
    { fault: undefined, verdict: 'pass' },
    { fault: 'location-drops-filter', verdict: 'fail' },
  ];
  for (const { fault, verdict } of cases)
    it(`say together what one run says when the service has ${fault ?? 'no fault'}`, async () => {
      const [whole, ...parts] = await Promise.all([
        verify(fault),
        ...[1, 2].map((index) => verify(fault, { index, total: 2 })),
      ]);
      const files = Object.fromEntries(parts.map((p, i) => [`${i}.json`, json(p, { color: false })]));
      const merged = await withFolder(files, (cwd) => merge({ reports: ['.'] }, { ...quietWorld(), cwd }));
      expect(parts.map((p) => p.contracts[0]?.triggers.length)).to.deep.equal([2, 1]);
      expect(merged.verdict).to.equal(verdict);
      expect(outcome(merged)).to.deep.equal(outcome(whole));
    });
});
