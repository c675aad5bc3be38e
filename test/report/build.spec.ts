import { expect } from 'chai';
import { mergeReports } from '../../src/report/merge.ts';
import { finding, interaction, judged, reportOf, result, trace } from '../samples/reports.ts';

const verdictWith = (results: Parameters<typeof judged>[0]): string =>
  reportOf({ contracts: [{ consumer: 'C', provider: 'P', triggers: [judged(results)] }] }).verdict;

describe('buildReport', () => {
  it('orders fail before unknown before pass when rules differ', () => {
    expect(verdictWith([result('A'), result('B', { verdict: 'warn' })])).to.equal('pass');
    expect(verdictWith([result('A'), result('B', { verdict: 'unknown' })])).to.equal('unknown');
    expect(verdictWith([result('A', { verdict: 'unknown' }), result('B', { verdict: 'fail' })])).to.equal(
      'fail',
    );
    expect(verdictWith([result('A'), result('B', { verdict: 'skip' })])).to.equal('pass');
  });

  it('is never a silent pass when nothing was judged', () => {
    const report = reportOf({
      contracts: [{ consumer: 'C', provider: 'P', triggers: [judged([result('A', { verdict: 'skip' })])] }],
    });
    expect(report).to.include({ verdict: 'unknown', reason: 'nothing was judged' });
    expect(reportOf({ contracts: [] })).to.include({ verdict: 'unknown', reason: 'nothing was judged' });
  });

  it('is unknown when the run could not tell, unless a contract is broken', () => {
    expect(reportOf({ reason: 'the service is not there' }).verdict).to.equal('unknown');
    const broken = [judged([result('A', { verdict: 'fail' })], [finding('A')])];
    const report = reportOf({
      reason: 'interrupted',
      contracts: [{ consumer: 'C', provider: 'P', triggers: broken }],
    });
    expect(report.verdict).to.equal('fail');
  });

  it('lets an interaction break the contract and its trigger when the rules all pass', () => {
    const report = reportOf({
      contracts: [
        {
          consumer: 'C',
          provider: 'P',
          triggers: [judged([result('A')]), judged([result('A')], [], 'Other')],
          interactions: [interaction('a poll', { verdict: 'fail', reason: 'expected status 202, got 200' })],
        },
      ],
    });
    expect(report.verdict).to.equal('fail');
    expect(report.contracts[0]?.triggers.map((t) => t.verdict)).to.deep.equal(['fail', 'pass']);
  });

  it('reports a pending contract without letting it decide', () => {
    const broken = {
      consumer: 'C',
      provider: 'Q',
      pending: true,
      triggers: [judged([result('A', { verdict: 'fail' })])],
    };
    const sound = { consumer: 'C', provider: 'P', triggers: [judged([result('A')])] };
    expect(reportOf({ contracts: [broken, sound] }).verdict).to.equal('pass');
    expect(reportOf({ contracts: [broken] }).verdict).to.equal('pass');
  });

  it('counts rules and interactions, but not rules that are switched off', () => {
    const { summary } = reportOf({
      contracts: [
        {
          consumer: 'C',
          provider: 'P',
          triggers: [judged([result('A'), result('B', { verdict: 'skip', level: 'off' })])],
          interactions: [interaction('x'), interaction('y', { verdict: 'skip' })],
        },
      ],
      trace,
    });
    expect(summary.rules).to.deep.equal({ pass: 1, fail: 0, warn: 0, skip: 0, unknown: 0 });
    expect(summary.interactions).to.include({ pass: 1, skip: 1 });
    expect(summary).to.include({ exchanges: 1, events: 0, deliveries: 1 });
  });

  it('tells the exchange of a finding in a line when there is a trace', () => {
    const findings = [
      finding('A', { seen: { exchange: 7, part: 'status', value: 204 } }),
      finding('A', { message: 'a second', seen: { exchange: 8, part: 'method' } }),
      finding('A', { message: 'a third', seen: { exchange: 99, part: 'body' } }),
    ];
    const report = reportOf({
      contracts: [{ consumer: 'C', provider: 'P', triggers: [judged([], findings)] }],
      trace,
    });
    expect(report.findings.map((f) => f.seen?.line)).to.deep.equal([
      'GET /items?since=3 → 204',
      'notification PUT /cb → 202',
      undefined,
    ]);
  });
});

describe('findings of a report', () => {
  it('are told once when breaches are equal, with how often and where first', () => {
    const findings = [3, 5, 9].map((exchange) => finding('A', { seen: { exchange, part: 'status' } }));
    const other = finding('A', { message: 'something else' });
    const report = reportOf({
      contracts: [{ consumer: 'C', provider: 'P', triggers: [judged([], [...findings, other])] }],
    });
    expect(report.findings.map((f) => [f.message, f.times, f.seen?.exchange])).to.deep.equal([
      ['A is broken', 3, 3],
      ['something else', undefined, undefined],
    ]);
  });
});

describe('mergeReports', () => {
  it('is as bad as the worst, and says whose each finding is', () => {
    const broken = reportOf({
      contracts: [
        {
          consumer: 'C',
          provider: 'Q',
          triggers: [judged([result('A', { verdict: 'fail' })], [finding('A')])],
        },
      ],
      trace,
    });
    const merged = mergeReports(reportOf(), broken);
    expect(merged.verdict).to.equal('fail');
    expect(merged.contracts.map((c) => c.provider)).to.deep.equal(['P', 'Q']);
    expect(merged.findings[0]?.provider).to.equal('Q');
    expect(merged.summary.rules).to.include({ pass: 1, fail: 1 });
    expect(merged.summary.exchanges).to.equal(1);
  });
});
