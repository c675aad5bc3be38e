import { expect } from 'chai';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startMockServer, type MockServer } from '../../src/mock/server/server.ts';
import type { Shown } from '../../src/mock/dashboard/page.ts';
import type { TriggerDefinition } from '../../src/model.ts';
import { triggersOf } from '../mock/verify-definition.ts';
import { brokenRules, overflow } from './checks.ts';
import { launchChromium, listenTo } from './chromium.ts';

const key = 'the-key-of-the-mock';
const headers = { 'X-Api-Key': key, 'Content-Type': 'application/json' };
const fault = { name: 'notifies-twice', description: 'Every event is notified twice.', rules: ['C-12'] };
const hostile = [
  '</script><script>alert(1)</script>',
  '</title></style><img src="http://127.0.0.1:9/x" onerror="alert(2)">',
  '"><svg onload=alert(3)><a href="javascript:alert(4)">',
].join('');

describe('the dashboard of the mock in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let voicemail: readonly TriggerDefinition[];
  let server: MockServer;
  let callbacks: Server;
  let callback: string;
  const arrived: string[] = [];
  const told: string[] = [];

  const serve = async (triggers: readonly TriggerDefinition[], shown: Shown): Promise<void> => {
    server = await startMockServer(triggers, {
      host: '127.0.0.1',
      port: 0,
      seed: 's',
      key,
      dashboard: shown,
    });
  };
  before(async () => {
    voicemail = await triggersOf('specs/voicemail');
    callbacks = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += String(chunk)));
      request.on('end', () => {
        arrived.push(text);
        response.writeHead(202).end();
      });
    });
    await new Promise<void>((resolve) => callbacks.listen(0, '127.0.0.1', resolve));
    callback = `http://127.0.0.1:${(callbacks.address() as AddressInfo).port}`;
    browser = await launchChromium();
  });
  beforeEach(() => {
    told.splice(0);
    arrived.splice(0);
  });
  afterEach(() => server.close());
  after(async () => {
    await browser?.close();
    callbacks?.close();
  });

  const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await browser.newPage(options);
    listenTo(page, `${server.url}/_triggerpact/`, told);
    await page.goto(`${server.url}/_triggerpact/`);
    await page.getByText('Live', { exact: true }).waitFor();
    return page;
  };
  const register = (path = '/run?sig=not-shown', mailbox = 'sales') =>
    fetch(`${server.url}/api/v1/subscriptions`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ mailbox, callbackUrl: callback + path }),
    });
  const poll = async (target = `${server.url}/api/v1/voicemails/new?mailbox=sales`) =>
    (await fetch(target, { headers })).headers.get('location') ?? '';

  it('shows a registration, polls and their states as they happen, and no credentials', async () => {
    await serve(voicemail, { title: 'Voicemail' });
    const page = await open();
    expect(await page.locator('h1').innerText()).to.equal('Mock of Voicemail');
    await page.getByText('Nobody has polled.').waitFor();
    const location = (await register()).headers.get('location') ?? '';
    const subscription = page.locator('#subscriptions tbody tr');
    await subscription.filter({ hasText: 'mailbox: sales' }).waitFor();
    expect(await subscription.innerText()).to.include(`${callback}/run?…`);
    const next = await poll();
    const chain = page.locator('#chains tbody tr');
    await chain.waitFor();
    expect(await chain.innerText()).to.include(new URL(next).searchParams.get('triggerState'));
    await poll(next);
    await chain.getByRole('cell', { name: '2', exact: true }).waitFor();
    expect(await page.locator('#traffic > li').allInnerTexts()).to.have.length(3);
    await fetch(location, { method: 'DELETE', headers });
    await page.getByText('Nobody has registered a callback.').waitFor();
    expect(await page.content()).not.to.match(/not-shown|the-key-of/);
    expect(told).to.deep.equal([]);
    await page.close();
  });

  it('causes an event that the live subscriptions of its input get, all by keyboard', async () => {
    await serve(voicemail, { title: 'Voicemail' });
    await register();
    await register('/other', 'support');
    const page = await open();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('OnVoicemailReceived');
    await page.keyboard.press('Tab');
    await page.keyboard.type('caused here');
    await page.keyboard.press('Tab');
    await page.keyboard.type('sales');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('was caused: caused here').waitFor();
    const notification = page.locator('#traffic > li.notification');
    await notification.waitFor();
    await notification.locator('summary').click();
    expect(await notification.locator('pre').innerText()).to.include('caused here');
    expect(await page.locator('#traffic > li.event').innerText()).to.include('for OnVoicemailReceived');
    expect(arrived).to.have.length(1);
    expect(arrived[0]).to.include('caused here');
    expect(told).to.deep.equal([]);
    await page.close();
  });

  it('holds what happens back while it is paused, and says that the mock has ended', async () => {
    await serve(voicemail, { title: 'Voicemail' });
    const page = await open();
    const watcher = await open();
    await page.getByRole('button', { name: 'Pause' }).click();
    await poll();
    await watcher.locator('#chains tbody tr').waitFor();
    expect(await page.locator('#traffic > li').count()).to.equal(0);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.locator('#traffic > li.poll').waitFor();
    await server.close();
    await page.getByText('The mock does not answer: it may have ended').waitFor();
    await Promise.all([page.close(), watcher.close()]);
  });

  /** A page with something in each of its parts, opened. */
  const full = async (options: BrowserContextOptions): Promise<Page> => {
    await serve(voicemail, { title: 'Voicemail', fault });
    await register(`/powerautomate/automations/direct/${'cu/01/'.repeat(20)}run`);
    await poll(await poll());
    await fetch(`${server.url}/nothing/here`);
    const page = await open(options);
    await page.getByRole('combobox', { name: 'Trigger' }).selectOption('OnNewVoicemail');
    await page.getByRole('button', { name: 'Cause the event' }).click();
    await page.locator('#traffic > li.event').waitFor();
    await page.locator('#traffic summary').last().click();
    return page;
  };

  for (const colorScheme of ['light', 'dark'] as const)
    it(`breaks no rule of accessibility when it is ${colorScheme}`, async () => {
      const page = await full({ colorScheme });
      expect(await brokenRules(page)).to.deep.equal([]);
      expect(await page.locator('.fault').innerText()).to.match(/notifies-twice[^]*C-12/);
      expect(told).to.deep.equal([]);
      await page.close();
    });

  for (const width of [360, 1280])
    it(`is never wider than a window of ${width} pixels`, async () => {
      const page = await full({ viewport: { width, height: 800 } });
      expect(await overflow(page)).to.be.at.most(0);
      const { DASHBOARD_PICTURES: folder } = process.env;
      if (folder !== undefined)
        await page.screenshot({ path: `${folder}/dashboard-${width}.png`, fullPage: true });
      await page.close();
    });

  it('runs and loads nothing that a definition or a caller says', async () => {
    const triggers = voicemail.map((t) => ({ ...t, id: `${t.id}${hostile}` }));
    await serve(triggers, { title: hostile, fault: { ...fault, description: hostile } });
    const page = await open();
    await register(`/run${hostile}`, hostile);
    await poll(`${server.url}/api/v1/voicemails/new?mailbox=${encodeURIComponent(hostile)}`);
    await page.getByRole('textbox', { name: 'Text that tells it' }).fill(hostile);
    await page.getByRole('button', { name: 'Cause the event' }).click();
    await page.locator('#traffic > li.event').waitFor();
    expect(await page.locator('#traffic > li').allInnerTexts()).to.have.length.of.at.least(3);
    expect(await page.locator('img, svg, iframe, a[href^="javascript"]').count()).to.equal(0);
    expect(await page.locator('script, style').count()).to.equal(2);
    expect(await page.locator('h1').innerText()).to.include('<script>alert(1)</script>');
    expect(told).to.deep.equal([]);
    await page.close();
  });
});
