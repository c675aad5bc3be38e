import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { Report, Trace } from '../../../src/model.ts';
import { escapeHtml } from '../../../src/report/html/html.ts';
import { htmlPage } from '../../../src/report/html/page.ts';
import { STYLE } from '../../../src/report/html/style.ts';
import { broken, finding, interaction, judged, reportOf, result, trace } from '../../samples/reports.ts';

const render = (report: Report): string => htmlPage(report, { color: false });
const words = (page: string): string => page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

/** The tags of a page, without what they hold. */
const tags = (page: string): readonly string[] => page.match(/<\/?[a-z][^>]*>/g) ?? [];

describe('htmlPage', () => {
  const page = render(broken);

  it('says the verdict first', () => {
    const text = words(page.slice(page.indexOf('<body>')));
    expect(text.indexOf('fail: 1 finding')).to.be.within(0, 60);
    expect(words(render(reportOf()))).to.include('pass P ');
  });

  it('shows a finding with what was seen, the command that repeats it, its place and its repair', () => {
    expect(words(page)).to.include('A poll with nothing new was answered 204');
    expect(page).to.match(/<mark>HTTP 204<\/mark>/);
    expect(page).to.include('curl -i &#39;http://127.0.0.1:1/items?since=3&#39;');
    expect(words(page)).to.include('a.json:3:5').and.include('Repair P-02');
  });

  it('shows an example of a broken rule that has one', () => {
    const triggers = [judged([result('D-05', { verdict: 'fail' })], [finding('D-05')])];
    const own = render(reportOf({ contracts: [{ consumer: 'C', provider: 'P', triggers }] }));
    expect(words(own)).to.include('This breaks it properties:');
  });

  it('has every anchor that it links to, once', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]);
    const links = [...page.matchAll(/ href="#([^"]+)"/g)].map((m) => m[1]);
    expect(ids).to.deep.equal([...new Set(ids)]);
    expect(ids).to.include.members(links);
    expect(links).to.include('exchange-7').and.include('finding-1');
  });

  it('tells how each rule and each interaction fared', () => {
    expect(words(page)).to.match(/P-29 .*\? could not be judged/);
    expect(words(page)).to.include('1 of 4 passed').and.include('told by P-02');
    expect(words(page)).to.include('a wait was cut at 2 s');
  });

  it('allows its own style and nothing else', () => {
    const hash = createHash('sha256').update(STYLE).digest('base64');
    const policy = page.match(/Content-Security-Policy"\s+content="([^"]*)"/)?.[1] ?? '';
    expect(policy, `the style has changed: STYLE_HASH is to be ${hash}`).to.include(
      `&#39;sha256-${hash}&#39;`,
    );
    expect(policy).to.match(/^default-src &#39;none&#39;/);
    expect(page).to.include(`<style>${STYLE}</style>`);
    expect(page).to.not.match(/<script|<link|<img|<iframe| src=| style=| on[a-z]+="/);
  });

  it('is told when there is no trace and nothing was judged', () => {
    const empty = render(reportOf({ contracts: [], reason: 'Cannot reach "http://a"' }));
    expect(words(empty)).to.include('unknown: Cannot reach &quot;http://a&quot;');
  });
});

describe('a page of a hostile service', () => {
  const hostile = [
    '</script><script>alert(1)</script>',
    '</style></pre></code><img src=x onerror=alert(1)>',
    `"><svg onload=alert(1)> ' \` {{x}} \${1}`,
    'ab\u202Ecd\u2066ef\u200Fgh',
    '\u0000\u0007\u001B[31m\u0085\uD800',
    '<!--',
    ']]>',
  ];

  const reportWith = (text: string): Report => {
    const [exchange, delivery] = trace.entries;
    if (exchange?.type !== 'exchange' || delivery?.type !== 'delivery') throw new Error('no such entries');
    const own: Trace = {
      ...trace,
      provider: text,
      entries: [
        {
          ...exchange,
          trigger: text,
          intent: { kind: 'poll', chain: text, state: 'none' },
          request: { ...exchange.request, method: text, target: text, headers: [[text, text]], body: text },
          response: { status: 200, headers: [['Location', text]], body: text },
        },
        { ...exchange, seq: 9, failure: { code: text, message: text } },
        { ...delivery, trigger: text, subscription: text, target: text, body: text, method: text },
      ],
    };
    const seen = { exchange: 7, part: 'body' as const, pointer: text, value: text, expected: text };
    const shown = finding(text, { trigger: text, message: text, repair: text, seen, title: text });
    return reportOf({
      contracts: [
        {
          consumer: text,
          provider: text,
          version: text,
          triggers: [judged([result(text, { verdict: 'unknown', reason: text })], [shown], text)],
          interactions: [interaction(text, { verdict: 'fail', reason: text, trigger: text })],
        },
      ],
      notes: [{ message: text, trigger: text }],
      reason: text,
      trace: own,
    });
  };

  const plain = tags(render(reportWith('plain')));

  for (const text of hostile)
    it(`has the same tags as any other page when a text is ${JSON.stringify(text)}`, () => {
      const page = render(reportWith(text));
      expect(tags(page).map((t) => t.replaceAll(/="[^"]*"/g, ''))).to.deep.equal(
        plain.map((t) => t.replaceAll(/="[^"]*"/g, '')),
      );
      expect(page).to.not.match(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\p{Cs}]|(?!\n)\p{Cc}/u);
    });

  it('stays of a size that a browser shows when every text has 1 MB', () => {
    const page = render(reportWith('<"\u202E'.repeat(333_334)));
    expect(page.length).to.be.below(40_000_000);
  });
});

describe('escapeHtml', () => {
  it('keeps lines, and what people write in any language', () => {
    expect(escapeHtml('a\r\nb\tc مرحبا 👋')).to.equal('a\nb    c مرحبا 👋');
  });
});
