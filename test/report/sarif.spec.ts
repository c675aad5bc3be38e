import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { member, valueAt, type Json } from '../../src/json.ts';
import type { Report } from '../../src/model.ts';
import { sarif } from '../../src/report/reporters/sarif.ts';
import type { Repository } from '../../src/report/reporters/reporter.ts';
import { broken, finding, judged, reportOf, result } from '../samples/reports.ts';

const schema = JSON.parse(
  readFileSync(
    new URL('../assets/sarif-2.1.0.schema.json', import.meta.resolve('@microsoft/sarif-multitool-ts')),
    'utf8',
  ),
) as object;

const render = (report: Report, repository?: Repository): Json =>
  JSON.parse(sarif(report, { color: false, ...(repository === undefined ? {} : { repository }) })) as Json;

const at = (report: Report, pointer: string): Json | undefined => valueAt(render(report), pointer);

const placed = (file: string) =>
  reportOf({
    contracts: [
      {
        consumer: 'C',
        provider: 'P',
        triggers: [
          judged([result('P-02', { verdict: 'fail' })], [finding('P-02', { written: { file, line: 1 } })]),
        ],
      },
    ],
  });

describe('sarif', () => {
  it('keeps the schema of SARIF 2.1.0', () => {
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    for (const report of [
      broken,
      reportOf(),
      reportOf({ contracts: [], reason: 'no key' }),
      placed('/a b/c.json'),
    ]) {
      validate(render(report));
      expect(validate.errors).to.equal(null);
    }
    expect(validate({ ...(render(broken) as object), version: '2.0.0' })).to.equal(false);
  });

  it('has a result for each finding and each interaction that no finding tells', () => {
    const results = at(broken, '/runs/0/results') as readonly Json[];
    expect(results.map((r) => [member(r, 'ruleId'), member(r, 'level')])).to.deep.equal([
      ['P-04', 'warning'],
      ['P-02', 'error'],
      ['pact-interaction', 'error'],
    ]);
  });

  it('says of each rule what it wants and how to repair a breach', () => {
    const index = at(broken, '/runs/0/results/1/ruleIndex');
    const rule = at(broken, `/runs/0/tool/driver/rules/${JSON.stringify(index)}`);
    expect(member(rule, 'id')).to.equal('P-02');
    expect(valueAt(rule, '/help/text')).to.include('Repair: ').and.include('Source: ');
    expect(valueAt(rule, '/defaultConfiguration/level')).to.equal('error');
  });

  it('points to the line of the definition and to the trigger', () => {
    expect(at(broken, '/runs/0/results/1/locations/0')).to.deep.equal({
      physicalLocation: {
        artifactLocation: { uri: 'a.json', uriBaseId: '%SRCROOT%' },
        region: { startLine: 3, startColumn: 5 },
      },
      logicalLocations: [{ name: 'OnNew', fullyQualifiedName: 'P/OnNew', kind: 'function' }],
    });
  });

  it('names the page of each rule when the package says where it is developed, else none', () => {
    const publishedPages = 'https://github.com/o/r/blob/HEAD/docs/rules/';
    const log = JSON.parse(sarif(placed('a.json'), { color: false, publishedPages })) as Json;
    const uri = '/runs/0/tool/driver/rules/0/helpUri';
    expect(valueAt(log, uri)).to.equal(`${publishedPages}P-02.md`);
    expect(at(placed('a.json'), uri)).to.equal(undefined);
  });

  const uris = [
    { file: 'my api/#1.json', uri: 'api/my%20api/%231.json' },
    { file: '/elsewhere/a b.json', uri: 'file:///elsewhere/a%20b.json' },
    { file: 'C:\\elsewhere\\a.json', uri: 'file:///C:/elsewhere/a.json' },
  ];
  for (const { file, uri } of uris)
    it(`writes ${uri} when the definition is "${file}"`, () => {
      const log = render(placed(file), { root: '/repo', folder: '/repo/api' });
      expect(valueAt(log, '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri')).to.equal(
        uri,
      );
    });

  it('says that the run did not succeed when it could not tell', () => {
    const report = reportOf({ contracts: [], reason: 'no key' });
    expect(at(report, '/runs/0/invocations/0/executionSuccessful')).to.equal(false);
    expect(at(report, '/runs/0/invocations/0/toolExecutionNotifications/0/message/text')).to.equal('no key');
  });
});
