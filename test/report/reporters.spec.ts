import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import type { Entry, Exchange, Report, RuleResult } from '../../src/model.ts';
import type { JudgedTrigger } from '../../src/report/build.ts';
import { reporters } from '../../src/report/reporters/index.ts';
import type { ReporterName } from '../../src/report/reporters/names.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { broken, finding, interaction, judged, reportOf, result, trace } from '../samples/reports.ts';

const render = (name: ReporterName, report: Report, color = false): string =>
  reporters[name](report, { color });

describe('text', () => {
  const lines = render('text', broken).split('\n');

  it('says the verdict first', () => {
    expect(lines[0]).to.equal(
      'fail: 1 finding, 1 Pact interaction broken, 1 warning, 1 rule could not be judged, 2 of 5 rules not judged',
    );
    expect(render('text', reportOf()).split('\n')[0]).to.equal('pass');
    const skips = [judged([result('A'), result('B', { verdict: 'skip' })])];
    expect(
      render('text', reportOf({ contracts: [{ consumer: 'C', provider: 'P', triggers: skips }] })).split(
        '\n',
      )[0],
    ).to.equal('pass, 1 of 2 rules not judged');
    expect(render('text', reportOf({ reason: 'Cannot reach "http://a"' })).split('\n')[0]).to.equal(
      'unknown: Cannot reach "http://a"',
    );
  });

  it('tells what was seen, where it is written and how to repair it', () => {
    const at = lines.findIndex((l) => l.trim().startsWith('✗ P-02 '));
    expect(lines.slice(at + 1, at + 11).map((l) => l.trim())).to.deep.equal([
      'A poll with nothing new was answered 204\\u001b[31m',
      'seen     GET /items?since=3 → 204 (exchange 7): status = 204',
      '> HTTP 204',
      '',
      '(no body)',
      "repeat   curl -i 'http://127.0.0.1:1/items?since=3'",
      'Pact verified "a poll with <news>": $.value: expected an array',
      'Pact verified "a poll with nothing new" and says so too: expected status 202, got 204',
      'written  a.json:3:5',
      'repair   Repair P-02',
    ]);
  });

  it('counts what is not configured apart, and names it where everything is wanted', () => {
    const reason = 'no `expect` is configured';
    const left = result('V-01', { verdict: 'skip', noSubject: true, notConfigured: true, reason });
    const report = (rules: readonly RuleResult[]) =>
      reportOf({ contracts: [{ consumer: 'C', provider: 'P', triggers: [judged(rules)] }] });
    const clean = report([result('P-04'), left]);
    expect(render('text', clean))
      .to.match(/^pass\n/)
      .and.not.include('V-01');
    expect(reporters.text(clean, { color: false, verbose: true })).to.include(
      `left out: 1\n      V-01: ${reason}\n`,
    );
    const gap = report([result('P-04'), left, result('P-15', { verdict: 'skip', reason: 'no emit' })]);
    expect(render('text', gap)).to.match(/^pass, 1 of 2 rules not judged\n/);
  });

  it('says in the first line when filters are untested', () => {
    const trigger = { ...judged([result('P-04')]), filters: 'untested' } as const;
    const first = (triggers: readonly JudgedTrigger[]): string | undefined =>
      render('text', reportOf({ contracts: [{ consumer: 'C', provider: 'P', triggers }] })).split('\n')[0];
    expect(first([trigger])).to.equal('pass, filters of OnNew untested');
    expect(first([trigger, { ...trigger, id: 'OnOld' }])).to.equal('pass, filters of 2 triggers untested');
  });

  it('tells errors before warnings, and groups what was not judged by its reason', () => {
    const all = lines.join('\n');
    expect(all.indexOf('✗ P-02 ')).to.be.lessThan(all.indexOf('! P-04 '));
    expect(lines.map((l) => l.trim())).to.include(
      '2 rules not judged (--verbose names them): 2 because P-02 failed',
    );
    const whole = reporters.text(broken, { color: false, verbose: true });
    expect(whole).to.include('P-13, P-14: because P-02 failed');
    expect(lines.map((l) => l.trim())).to.include('P-29: the service is not quiet');
  });

  it('points to the finding when an interaction only repeats it', () => {
    const all = lines.map((l) => l.trim());
    expect(all).to.include('Pact interactions: 1 of 4 passed');
    expect(all[all.indexOf('✗ a poll with nothing new') + 1]).to.equal('told by P-02 above');
  });

  it('tells a broken interaction as a finding of the rule that explains it, when no finding does', () => {
    const at = lines.findIndex((l) => l.trim().startsWith('✗ P-02 A poll with nothing new'));
    const own = render(
      'text',
      reportOf({
        contracts: [
          {
            consumer: 'C',
            provider: 'P',
            triggers: [judged([result('P-02')])],
            interactions: [
              interaction('a poll with nothing new', {
                verdict: 'fail',
                rules: ['P-03', 'P-02'],
                broken: ['P-02'],
                reason: 'expected status 202, got 204',
              }),
            ],
          },
        ],
      }),
    ).split('\n');
    const title = own.findIndex((l) => l.trim().startsWith('✗ P-02 A poll with nothing new'));
    expect(own.slice(title + 1, title + 3).map((l) => l.trim())).to.deep.equal([
      'Pact verified "a poll with nothing new": expected status 202, got 204',
      'repair   Answer 202 with Location and Retry-After when nothing is newer than the state in the request.',
    ]);
    expect(at).to.be.greaterThan(0);
  });

  it('keeps to the columns of the terminal, but for what is to be copied', () => {
    const repair = 'Answer 202 with Location and Retry-After when nothing is newer than the state. '.repeat(
      3,
    );
    const narrow = reporters.text(
      reportOf({
        contracts: [
          {
            consumer: 'C',
            provider: 'P',
            triggers: [
              judged(
                [
                  result('P-02', { verdict: 'fail' }),
                  ...['a', 'b', 'c'].map((x) =>
                    result(`X-${x}`, { verdict: 'skip', reason: `because of ${x} `.repeat(9) }),
                  ),
                ],
                [finding('P-02', { message: repair, repair, seen: { exchange: 7, part: 'status' } })],
              ),
            ],
          },
        ],
        notes: [{ message: repair }],
        trace,
      }),
      { color: false, columns: 60 },
    );
    for (const line of narrow.split('\n').filter((l) => !l.includes('curl')))
      expect(line.length).to.be.below(61);
    expect(narrow.replaceAll(/\s+/g, ' ')).to.include(repair.trim());
  });

  it('links a rule to its page when the terminal knows links', () => {
    const linked = reporters.text(broken, { color: true, rulePages: 'file:///docs/rules/' });
    expect(linked).to.include('\u001B]8;;file:///docs/rules/P-02.md\u001B\\P-02\u001B]8;;\u001B\\');
  });

  it('tells a repair with its breach when breaches of one rule have several', () => {
    const own = ['one way', 'another way'].map((repair) =>
      finding('A', { message: `needs ${repair}`, repair }),
    );
    const contracts = [
      { consumer: 'C', provider: 'P', triggers: [judged([result('A', { verdict: 'fail' })], own)] },
    ];
    const out = render('text', reportOf({ contracts })).split('\n');
    expect(out.map((l) => l.trim()).filter((l) => l.endsWith('way'))).to.deep.equal([
      'needs one way',
      'repair   one way',
      'needs another way',
      'repair   another way',
    ]);
  });

  it('uses colours only when asked to', () => {
    expect(lines.join('')).to.not.include('\u001B');
    expect(render('text', broken, true)).to.include('\u001B[31m');
  });

  it('shows four breaches of one rule, and counts the rest', () => {
    const many = Array.from({ length: 8 }, (_, i) => finding('A', { message: `breach ${'abcdefgh'[i]}` }));
    const contracts = [
      { consumer: 'C', provider: 'P', triggers: [judged([result('A', { verdict: 'fail' })], many)] },
    ];
    const out = render('text', reportOf({ contracts }));
    expect(out).to.include('breach d').and.include('… and 4 more of this rule').and.not.include('breach e');
  });
});

describe('json', () => {
  it('keeps the published schema', () => {
    const ajv = new Ajv({ allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(reportSchema);
    for (const report of [broken, reportOf(), reportOf({ contracts: [] })]) {
      validate(JSON.parse(render('json', report)));
      expect(validate.errors).to.equal(null);
    }
    expect(validate({ ...broken, verdict: 'maybe' })).to.equal(false);
  });

  it('is one JSON text, indented by two, whatever the pieces that it comes in', () => {
    for (const report of [broken, reportOf(), reportOf({ contracts: [] })]) {
      const { trace: _trace, runs: _runs, ...rest } = report;
      expect(render('json', report)).to.equal(`${JSON.stringify(rest, null, 2)}\n`);
      expect([...(reporters.json.pieces?.(report) ?? [])].join('')).to.equal(render('json', report));
    }
  });

  it('leaves the trace out, which is saved apart', () => {
    expect(JSON.parse(render('json', broken))).to.not.have.property('trace');
  });
});

describe('junit', () => {
  const xml = render('junit', broken);

  it('counts a case for each rule and each interaction', () => {
    expect(xml).to.include('<testsuite name="OnNew" tests="9" failures="2" errors="1" skipped="4"');
    expect(xml.match(/<testcase /g)).to.have.length(9);
  });

  it('has a time for each suite and each call that was judged, and the title of each rule', () => {
    const [exchange] = trace.entries;
    const intent = { kind: 'other', what: 'Pact: nothing-new' } as const;
    const called = { ...exchange, trigger: 'OnNew', intent, at: 100, durationMs: 250 } as Exchange;
    const started: Entry = { type: 'note', seq: 1, at: 50, trigger: 'OnNew', message: 'It begins' };
    const contract = {
      consumer: 'C',
      provider: 'P',
      triggers: [judged([result('P-04')])],
      interactions: [interaction('a poll with nothing new', { step: 'nothing-new' })],
    };
    const report = reportOf({ contracts: [contract], trace: { ...trace, entries: [started, called] } });
    expect(render('junit', report))
      .to.include('skipped="0" time="0.300"')
      .and.include('name="interaction: a poll with nothing new" time="0.250"')
      .and.include(
        'name="P-04 A 200 with items carries a Location other than the one that was polled" time="0.000"',
      );
  });

  it('escapes what XML does not allow', () => {
    expect(xml).to.include('a poll with &lt;news&gt;').and.not.include('\u001B');
  });

  it('tells a run that could not be made as an error', () => {
    expect(render('junit', reportOf({ reason: 'no "service"' }))).to.include(
      '<error message="no &quot;service&quot;" type="error">',
    );
  });

  it('names the provider when there are several contracts', () => {
    const contract = (provider: string) => ({ consumer: 'C', provider, triggers: [judged([result('A')])] });
    expect(render('junit', reportOf({ contracts: [contract('P'), contract('Q')] }))).to.include(
      '<testsuite name="Q: OnNew"',
    );
  });

  it('has the notes of a trigger in its suite, and others in the first', () => {
    const contract = {
      consumer: 'C',
      provider: 'P',
      triggers: [judged([result('A')], [], 'OnOld'), judged([result('A')])],
    };
    const notes = [{ message: 'No <policies>' }, { trigger: 'OnNew', message: 'Safe' }];
    const [old, now] = render('junit', reportOf({ contracts: [contract], notes })).split('</testsuite>');
    expect(old).to.include('<system-out>No &lt;policies&gt;</system-out>');
    expect(now).to.include('<system-out>Safe</system-out>');
  });
});
