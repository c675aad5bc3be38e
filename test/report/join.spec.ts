import { expect } from 'chai';
import type { Report } from '../../src/model.ts';
import { joinReports, missingFrom } from '../../src/report/join.ts';
import { mergeReports } from '../../src/report/merge.ts';
import { finding, interaction, judged, reportOf, result } from '../samples/reports.ts';

const triggers = ['A', 'B', 'C'].map((trigger) => ({ consumer: 'C', provider: 'P', trigger }));

const trigger = (id: string, isBroken = false) =>
  judged(
    [result('P-01', { verdict: isBroken ? 'fail' : 'pass' })],
    isBroken ? [finding('P-01', { trigger: id })] : [],
    id,
  );

const contract = (ids: readonly string[], broken?: string) => ({
  consumer: 'C',
  provider: 'P',
  triggers: ids.map((id) => trigger(id, id === broken)),
  interactions: ids.map((id) => interaction(`a poll of ${id}`, { trigger: id })),
});

const run = (ids: readonly string[], broken?: string): Report =>
  reportOf({ contracts: [contract(ids, broken)] });

const shard = (index: number, ids: readonly string[], broken?: string): Report => ({
  ...run(ids, broken),
  shard: { index, total: 2, triggers },
});

describe('joinReports', () => {
  for (const broken of [undefined, 'A', 'B'])
    it(`makes the report of the whole run when ${broken ?? 'no trigger'} is broken`, () => {
      const joined = joinReports([shard(2, ['B'], broken), shard(1, ['A', 'C'], broken)], '1.2.3');
      expect(joined).to.deep.equal(run(['A', 'B', 'C'], broken));
    });

  it('counts the requests, events and notifications of all shards', () => {
    const part = shard(1, ['A', 'C']);
    const busy = { ...part, summary: { ...part.summary, exchanges: 5, events: 2, deliveries: 1 } };
    const { summary } = joinReports([busy, { ...busy, shard: { index: 2, total: 2, triggers } }], '1.2.3');
    expect(summary).to.include({ exchanges: 10, events: 4, deliveries: 2 });
  });

  it('is unknown when a shard is missing, and says which', () => {
    const { verdict, reason } = joinReports([shard(2, ['B'])], '1.2.3');
    expect({ verdict, reason }).to.deep.equal({
      verdict: 'unknown',
      reason: 'shard 1 of 2 of P is missing',
    });
  });

  it('is unknown when a shard is there twice', () => {
    const { verdict, reason } = joinReports(
      [shard(1, ['A', 'C']), shard(1, ['A', 'C']), shard(2, ['B'])],
      '1',
    );
    expect(verdict).to.equal('unknown');
    expect(reason).to.include('shard 1 of 2 of P is there 2 times');
  });

  it('fails when one shard failed, whatever another could not tell', () => {
    const untold = { ...shard(2, ['B']), verdict: 'unknown' as const, reason: 'the run was interrupted' };
    const { verdict, reason } = joinReports([shard(1, ['A', 'C'], 'A'), untold], '1.2.3');
    expect({ verdict, reason }).to.deep.equal({ verdict: 'fail', reason: 'the run was interrupted' });
  });

  it('passes when the rules of one shard had nothing to judge, as the whole run would', () => {
    const skips = [judged([result('P-01', { verdict: 'skip', reason: 'no poll' })], [], 'B')];
    const nothing = reportOf({ contracts: [{ consumer: 'C', provider: 'P', triggers: skips }] });
    expect(nothing.verdict).to.equal('unknown');
    const joined = joinReports(
      [shard(1, ['A', 'C']), { ...nothing, shard: { index: 2, total: 2, triggers } }],
      '1.2.3',
    );
    expect(joined.verdict).to.equal('pass');
    expect(joined.contracts[0]?.verdict).to.equal('pass');
  });

  it('says a reason or a note of several shards once', () => {
    const says = (report: Report): Report => ({ ...report, reason: 'no key', notes: [{ message: 'odd' }] });
    const joined = joinReports([says(shard(1, ['A', 'C'])), says(shard(2, ['B']))], '1.2.3');
    expect(joined).to.deep.include({ reason: 'no key', notes: [{ message: 'odd' }], verdict: 'unknown' });
  });

  it('puts reports of different services side by side', () => {
    const other = reportOf({ contracts: [{ ...contract(['A'], 'A'), provider: 'Q' }] });
    const joined = joinReports([run(['A']), other], '1.2.3');
    expect(joined).to.deep.equal({
      ...mergeReports(run(['A']), other),
      durationMs: joined.durationMs,
    });
    expect(joined.findings[0]).to.include({ provider: 'Q', contract: 1 });
  });
});

const origin = {
  pact: 'https://broker.example/pacts/1',
  content: 'c1',
  results: 'https://broker.example/pacts/1/results',
};

/** A shard of a run against one contract of a broker. */
const brokerShard = (
  index: number,
  ids: readonly string[],
  { content = 'c1', pending = false, reason }: { content?: string; pending?: boolean; reason?: string } = {},
): Report => {
  const broker = { ...origin, content, ...(reason === undefined ? {} : { reason }) };
  return {
    ...reportOf({ contracts: [{ ...contract(ids), version: '1', pending, broker }] }),
    shard: { index, total: 2, triggers: triggers.map((t) => ({ ...t, content })) },
  };
};

describe('joinReports of shards of a contract of a broker', () => {
  it('keeps what a result needs, once', () => {
    const parts = [brokerShard(1, ['A', 'C']), brokerShard(2, ['B'])];
    const { contracts } = joinReports(parts, '1.2.3');
    expect(contracts.map((c) => c.broker)).to.deep.equal([origin]);
    expect(missingFrom(parts)).to.deep.equal([]);
  });

  it('keeps what stopped one of them, also where the contract is pending and the run passes', () => {
    const stopped = brokerShard(2, ['B'], { pending: true, reason: 'the run was interrupted' });
    const { verdict, contracts } = joinReports(
      [brokerShard(1, ['A', 'C'], { pending: true }), stopped],
      '1.2.3',
    );
    expect({ verdict, broker: contracts[0]?.broker }).to.deep.equal({
      verdict: 'pass',
      broker: { ...origin, reason: 'the run was interrupted' },
    });
  });

  it('says of the contract itself which trigger an interrupted shard did not reach', () => {
    const stopped = { ...brokerShard(2, ['B']), contracts: [], reason: 'the run was interrupted' };
    const { contracts } = joinReports([brokerShard(1, ['A', 'C']), stopped], '1.2.3');
    expect(contracts[0]?.broker?.reason).to.equal('no shard judged the trigger "B"');
  });

  it('says of the contract itself that a shard is missing', () => {
    const { contracts } = joinReports([brokerShard(2, ['B'])], '1.2.3');
    expect(contracts[0]?.broker?.reason).to.match(/^shard 1 of 2 of P is missing; /);
  });

  it('belong together in whatever order the broker listed its contracts', () => {
    const one = brokerShard(1, ['A', 'C']);
    const other = brokerShard(2, ['B']);
    const turned = {
      ...other,
      shard: { index: 2, total: 2, triggers: (other.shard?.triggers ?? []).toReversed() },
    };
    expect(joinReports([one, turned], '1.2.3')).to.deep.equal(joinReports([one, other], '1.2.3'));
  });

  it('is unknown when they judged different contracts, and says that instead of which is missing', () => {
    const parts = [brokerShard(1, ['A', 'C']), brokerShard(2, ['B'], { content: 'c2' })];
    const { verdict, reason } = joinReports(parts, '1.2.3');
    expect(verdict).to.equal('unknown');
    expect(reason).to.equal(
      'shards 1 and 2 of 2 of P were given different contracts by the Pact Broker, which got another one between them: verify all shards again',
    );
    expect(missingFrom(parts)).to.deep.equal([reason]);
  });

  it('is unknown when they do not agree whether the contract is pending', () => {
    const parts = [brokerShard(1, ['A', 'C']), brokerShard(2, ['B'], { pending: true })];
    const { verdict, reason } = joinReports(parts, '1.2.3');
    expect(verdict).to.equal('unknown');
    expect(reason).to.include('the shards of P do not agree whether the contract of "C" is pending');
  });
});

describe('missingFrom', () => {
  it('missingFrom gives the reason of a run that judged no contract', () => {
    const failed = reportOf({ contracts: [], reason: 'the Pact Broker is not there' });
    expect(missingFrom([run(['A']), failed])).to.deep.equal(['the Pact Broker is not there']);
  });
});
