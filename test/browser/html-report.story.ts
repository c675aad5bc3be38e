import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Report } from '../../src/model.ts';
import { htmlPage } from '../../src/report/html/page.ts';
import { verifyMock } from '../laws/verify-mock.ts';
import { brokenRules, overflow } from './checks.ts';
import { launchChromium, listenTo } from './chromium.ts';

const OPEN_ALL = "document.querySelectorAll('details').forEach((d) => { d.open = true; })";
const FOCUSED = "document.activeElement?.getAttribute('href') ?? document.activeElement?.id";

/** Every text that the service sent, replaced. */
const sentInstead = (report: Report, text: string): Report => ({
  ...report,
  findings: report.findings.map((f) => ({ ...f, message: `${f.message} ${text}` })),
  ...(report.trace === undefined
    ? {}
    : {
        trace: {
          ...report.trace,
          entries: report.trace.entries.map((e) =>
            e.type === 'exchange' && e.response !== undefined
              ? { ...e, response: { ...e.response, body: text, headers: [['Location', text]] } }
              : e,
          ),
        },
      }),
});

describe('the HTML report in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let report: Report;
  let folder: string;
  const told: string[] = [];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'triggerpact-'));
    report = await verifyMock('voicemail', { fault: 'null-for-text', pact: true });
    browser = await launchChromium();
  });
  beforeEach(() => void told.splice(0));
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (options: BrowserContextOptions = {}, shown = report): Promise<Page> => {
    const file = join(folder, 'report.html');
    writeFileSync(file, htmlPage(shown, { color: false }));
    const page = await browser.newPage(options);
    const address = pathToFileURL(file).href;
    listenTo(page, address, told);
    await page.goto(address);
    return page;
  };

  it('says the verdict, without a request or a message on the console', async () => {
    const page = await open();
    expect(await page.title()).to.match(/^fail: Voicemail/);
    expect(await page.locator('h1').innerText()).to.match(/^fail\s+Voicemail$/);
    expect(await page.locator('article.finding').count()).to.be.greaterThan(1);
    expect(told).to.deep.equal([]);
    await page.close();
  });

  it('leads from the first key to a finding, and from the finding to its exchange', async () => {
    const page = await open();
    const isAt = (): Promise<string> => page.evaluate(FOCUSED);
    await page.keyboard.press('Tab');
    expect(await isAt()).to.equal('#main');
    await page.keyboard.press('Tab');
    expect(await isAt()).to.equal('#findings');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await isAt()).to.match(/^#exchange-\d+$/);
    const exchange = page.locator(await isAt());
    expect(await exchange.isVisible()).to.equal(false);
    await page.keyboard.press('Enter');
    await exchange.waitFor({ state: 'visible' });
    expect(await exchange.innerText()).to.include('Answer 200');
    await page.close();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`breaks no rule of accessibility when it is ${colorScheme}, with everything opened`, async () => {
      const page = await open({ colorScheme });
      await page.evaluate(OPEN_ALL);
      expect(await brokenRules(page)).to.deep.equal([]);
      await page.close();
    });

  for (const width of [360, 1280])
    it(`is never wider than a window of ${width} pixels, with everything opened`, async () => {
      const page = await open({ viewport: { width, height: 800 } });
      await page.evaluate(OPEN_ALL);
      expect(await overflow(page)).to.be.at.most(0);
      await page.close();
    });

  it('shows everything on paper, whatever is closed', async () => {
    const page = await open();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.exchange .whole').last().isVisible()).to.equal(true);
    await page.close();
  });

  it('runs and loads nothing that a service sends', async () => {
    const hostile = [
      '</script><script>alert(1)</script>',
      '</style></pre><img src="http://127.0.0.1:9/x" onerror="alert(2)">',
      '"><svg onload=alert(3)><a href="javascript:alert(4)">',
      '<link rel=stylesheet href=http://127.0.0.1:9/y><meta http-equiv=refresh content="0;url=http://127.0.0.1:9/">',
    ].join('\u202E\u0000\n');
    const page = await open({}, sentInstead(report, hostile));
    await page.evaluate(OPEN_ALL);
    expect(await page.locator('script, img, svg, link, iframe').count()).to.equal(0);
    expect(await page.locator('pre').filter({ hasText: '</script><script>' }).count()).to.be.greaterThan(0);
    expect(told).to.deep.equal([]);
    await page.close();
  });
});
