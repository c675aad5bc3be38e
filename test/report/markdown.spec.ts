import { expect } from 'chai';
import type { Entry, Report, Trace } from '../../src/model.ts';
import { code, escaped } from '../../src/report/reporters/markdown-text.ts';
import { markdown } from '../../src/report/reporters/markdown.ts';
import { broken, finding, judged, reportOf, result, trace } from '../samples/reports.ts';

const render = (report: Report): string => markdown(report, { color: false });

describe('markdown', () => {
  const lines = render(broken).split('\n');

  it('says the verdict first, then a line for each trigger', () => {
    expect(lines[0]).to.equal('# triggerpact verify: ❌ fail');
    expect(lines[2]).to.match(/^fail: 1 finding, /);
    expect(lines).to.include(
      '| OnNew | polling, native | ❌ fail | 0 | P-02 | P-04 | P-29 | P-13, P-14 | 1 of 4 |',
    );
  });

  it('tells errors before warnings, each with what was seen, where it is written and its repair', () => {
    const headings = lines.filter((l) => l.startsWith('####'));
    expect(headings.map((h) => h.slice(5, 11).trim())).to.deep.equal(['❌ P-02', '⚠️ P-0']);
    expect(lines).to.include('  - seen: `GET /items?since=3 → 204 (exchange 7): status = 204`');
    expect(lines).to.include('  - written: `a.json:3:5`');
    expect(lines).to.include('Repair: Repair P-02');
  });

  it('lists what could not be judged, and interactions that no finding tells', () => {
    expect(lines).to.include('- OnNew: P-29: the service is not quiet');
    expect(lines).to.include('- fail: a poll with &lt;news&gt;: \\$.value: expected an array');
    expect(lines.join('\n')).to.not.include('told by');
  });

  it('stays small when thousands of rules are broken', () => {
    const long = 'x'.repeat(5000);
    const triggers = Array.from({ length: 2000 }, (_, i) =>
      judged(
        [result('P-02', { verdict: 'fail' })],
        [finding('P-02', { trigger: `T${i}`, message: long, repair: long })],
        `T${i}`,
      ),
    );
    const out = render(reportOf({ contracts: [{ consumer: 'C', provider: 'P', triggers }] }));
    expect(out.length).to.be.lessThan(1_000_000);
    expect(out).to.include('… and 1950 more broken rules');
  });
});

describe('escaped', () => {
  const texts = [
    { text: '<img src=x onerror=alert(1)>', is: '&lt;img src=x onerror=alert(1)&gt;' },
    { text: '[click](javascript:alert(1))', is: '\\[click\\](javascript:alert(1))' },
    { text: 'a | b\n# c', is: 'a \\| b \\# c' },
    { text: '**bold** `code` ~~x~~', is: '\\*\\*bold\\*\\* \\`code\\` \\~\\~x\\~\\~' },
    { text: '- item', is: '\\- item' },
    { text: '1. item', is: '1\\. item' },
    { text: 'a &lt; @team \u202e', is: 'a &amp;lt; @&#8203;team \\\\u202e' },
  ];
  for (const { text, is } of texts)
    it(`is ${is} when the text is ${JSON.stringify(text)}`, () => {
      expect(escaped(text)).to.equal(is);
    });
});

describe('code', () => {
  it('is fenced longer than any run of backticks in the text', () => {
    expect(code('a')).to.equal('`a`');
    expect(code('a ``b`` c')).to.equal('```a ``b`` c```');
    expect(code('`')).to.equal('`` ` ``');
    expect(code('a\n```\nb')).to.equal('````a ``` b````');
  });
});

describe('sequence diagram', () => {
  const poll = (seq: number, target: string, status: number, chain: string, location?: string): Entry => ({
    type: 'exchange',
    seq,
    at: seq,
    trigger: 'OnNew',
    intent: { kind: 'poll', chain, state: 'followed' },
    credentials: 'own',
    request: { method: 'GET', origin: 'http://127.0.0.1:1', target, headers: [] },
    response: { status, headers: location === undefined ? [] : [['Location', location]], body: '' },
    durationMs: 1,
  });
  const event: Entry = {
    type: 'event',
    seq: 3,
    at: 3,
    token: 'tp1',
    relations: { OnNew: 'expected' },
    ids: {},
    expect: {},
    doneAt: 3,
  };
  const story: Trace = {
    ...trace,
    provider: 'My; Service --> "x"',
    entries: [
      poll(1, '/items', 202, 'a', '/items?s=1'),
      poll(2, '/other', 202, 'b'),
      event,
      poll(4, '/items?s=1', 500, 'a'),
      poll(5, '/items?s=1', 200, 'a'),
    ],
  };
  const seen = (exchange: number, message: string): Report =>
    reportOf({
      trace: story,
      contracts: [
        {
          consumer: 'C',
          provider: 'P',
          triggers: [
            judged(
              [result('P-02', { verdict: 'fail' })],
              [finding('P-02', { message, seen: { exchange, part: 'status' } })],
            ),
          ],
        },
      ],
    });
  const diagram = (report: Report): readonly string[] =>
    /```mermaid\n([\s\S]*?)\n```/
      .exec(render(report))?.[1]
      ?.split('\n')
      .map((l) => l.trim()) ?? [];

  it('shows the chain of the broken poll and the events before it, and nothing after it', () => {
    expect(diagram(seen(4, 'An answer was 500'))).to.deep.equal([
      'sequenceDiagram',
      'participant E as Test',
      'participant P as Platform',
      'participant S as My#59; Service #45;#45;#62; #34;x#34;',
      'P->>S: GET /items',
      'S-->>P: 202 Location /items?s=1',
      'E->>S: an event',
      'P->>S: GET /items?s=1',
      'S-->>P: 500',
      'Note over P,S: P#45;02 An answer was 500',
    ]);
  });

  it('writes what Mermaid or HTML could read as syntax as codes', () => {
    const last = diagram(seen(4, 'a\n```\n<b>%%{init}%%;end')).at(-1);
    expect(last).to.equal(
      'Note over P,S: P#45;02 a #96;#96;#96; #60;b#62;#37;#37;#123;init#125;#37;#37;#59;end',
    );
  });

  it('is left out when no finding shows an exchange of the trace', () => {
    expect(render(seen(99, 'gone'))).to.not.include('mermaid');
    expect(render(reportOf())).to.not.include('mermaid');
  });
});
