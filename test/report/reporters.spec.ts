import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import type { Report } from '../../src/model.ts';
import { reporters } from '../../src/report/reporters/index.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { broken, finding, judged, reportOf, result } from '../samples/reports.ts';

const render = (name: string, report: Report, color = false): string =>
  reporters[name]?.(report, { color }) ?? '';

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
    expect(lines.slice(at + 1, at + 5).map((l) => l.trim())).to.deep.equal([
      'A poll with nothing new was answered 204\\u001b[31m',
      'seen     GET /items?since=3 → 204 (exchange 7): status = 204',
      'written  a.json:3:5',
      'repair   Repair P-02',
    ]);
  });

  it('tells errors before warnings, and groups what was not judged by its reason', () => {
    const all = lines.join('\n');
    expect(all.indexOf('✗ P-02 ')).to.be.lessThan(all.indexOf('! P-04 '));
    expect(lines.map((l) => l.trim())).to.include('P-13, P-14: because P-02 failed');
    expect(lines.map((l) => l.trim())).to.include('P-29: the service is not quiet');
  });

  it('points to the finding when an interaction only repeats it', () => {
    const all = lines.map((l) => l.trim());
    expect(all).to.include('Pact interactions: 1 of 4 passed');
    expect(all[all.indexOf('✗ a poll with nothing new') + 1]).to.equal('told by P-02 above');
    expect(all[all.indexOf('✗ a poll with <news>') + 1]).to.equal('$.value: expected an array');
  });

  it('uses colours only when asked to', () => {
    expect(lines.join('')).to.not.include('\u001B');
    expect(render('text', broken, true)).to.include('\u001B[31m');
  });

  it('shows four breaches of one rule, and counts the rest', () => {
    const many = Array.from({ length: 8 }, (_, i) => finding('A', { message: `breach ${i}` }));
    const contracts = [
      { consumer: 'C', provider: 'P', triggers: [judged([result('A', { verdict: 'fail' })], many)] },
    ];
    const out = render('text', reportOf({ contracts }));
    expect(out).to.include('breach 3').and.include('… and 4 more of this rule').and.not.include('breach 4');
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
});
