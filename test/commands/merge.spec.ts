import { expect } from 'chai';
import { json } from '../../src/report/reporters/json.ts';
import type { Report } from '../../src/model.ts';
import { runIn } from '../cli/world.ts';
import { withFolder } from '../folder.ts';
import { finding, judged, reportOf, result } from '../samples/reports.ts';

const triggers = ['A', 'B'].map((trigger) => ({ consumer: 'C', provider: 'P', trigger }));

const shard = (index: number, id: string, isBroken = false): Report => ({
  ...reportOf({
    contracts: [
      {
        consumer: 'C',
        provider: 'P',
        triggers: [
          judged(
            [result('P-02', { verdict: isBroken ? 'fail' : 'pass' })],
            isBroken ? [finding('P-02', { trigger: id })] : [],
            id,
          ),
        ],
      },
    ],
  }),
  shard: { index, total: 2, triggers },
});

const text = (report: Report): string => json(report, { color: false });

const merge = (files: Readonly<Record<string, string>>, ...argv: string[]) =>
  withFolder(files, (cwd) => runIn(cwd, ['merge', ...argv]));

describe('merge', () => {
  it('exits with 0 when every shard passed', async () => {
    const files = { 'reports/1.json': text(shard(1, 'A')), 'reports/deep/2.json': text(shard(2, 'B')) };
    const { code, stdout } = await merge(files, 'reports');
    expect({ code, first: stdout.split('\n')[0] }).to.deep.equal({ code: 0, first: 'pass' });
    expect(stdout).to.include('✓ A (').and.include('✓ B (');
  });

  it('exits with 1 when one shard failed, with the reporters asked for', async () => {
    const files = { '1.json': text(shard(1, 'A')), '2.json': text(shard(2, 'B', true)) };
    const { code, stdout } = await merge(files, '*.json', '--reporter', 'json');
    expect(code).to.equal(1);
    expect(JSON.parse(stdout)).to.have.nested.property('findings[0].trigger', 'B');
  });

  it('exits with 2 when a shard is missing', async () => {
    const { code, stdout } = await merge({ '1.json': text(shard(1, 'A')) }, '1.json');
    expect(code).to.equal(2);
    expect(stdout).to.include('unknown: shard 2 of 2 of P is missing');
  });

  it('counts a file that is named twice once', async () => {
    const files = { '1.json': text(shard(1, 'A')), '2.json': text(shard(2, 'B')) };
    expect((await merge(files, '1.json', '.', '2.json')).code).to.equal(0);
  });

  const mistakes = [
    { files: {}, argv: [], says: 'Missing required argument "report"' },
    { files: {}, argv: ['nope.json'], says: 'Cannot read report "nope.json"' },
    { files: { 'a.json': '{' }, argv: ['a.json'], says: 'Cannot merge "a.json": ' },
    { files: { 'a.json': '{}' }, argv: ['a.json'], says: "must have required property 'schemaVersion'" },
    {
      files: { 'a.json': text({ ...shard(1, 'A'), verdict: 'maybe' as 'pass' }) },
      argv: ['a.json'],
      says: 'of triggerpact 1.2.3 as "--reporter json=FILE" writes it here: /verdict must be equal',
    },
  ];
  for (const { files, argv, says } of mistakes)
    it(`says "${says}" with exit code 2 when called with ${argv.join(' ') || 'nothing'}`, async () => {
      const { code, stderr } = await merge(files, ...argv);
      expect(code).to.equal(2);
      expect(stderr).to.include(says);
    });
});
