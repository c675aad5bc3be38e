import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { importMapOf } from './import-map.ts';
import { serveModules } from './serve-modules.ts';

const definition = readFileSync('specs/voicemail/apiDefinition.swagger.json', 'utf8');
const page = `<!doctype html><title>loading</title>
<script type="importmap">${JSON.stringify(importMapOf(['msw', 'yaml', 'jsonc-parser', 'fastest-levenshtein']))}</script>
<script type="module">
  import { http, HttpResponse } from 'msw';
  import { setupWorker } from 'msw/browser';
  import { triggerHandlers } from 'triggerpact/msw';
  const url = 'https://voicemail.example/api/v1';
  const headers = { 'X-Api-Key': 'triggerpact-mock-key', 'Content-Type': 'application/json' };
  const start = async (definition, options, ...others) => {
    const triggers = triggerHandlers(definition, { url, ...options });
    const worker = setupWorker(...triggers, ...others);
    await worker.start({ quiet: true });
    return triggers;
  };
  const poll = async (target) => {
    const answer = await fetch(target, { headers });
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
  };
  Object.assign(globalThis, { http, HttpResponse, start, poll, url, headers });
  document.title = 'ready';
</script>`;

const POLLS = `async (definition) => {
  const triggers = await start(definition);
  const first = await poll(url + '/voicemails/new?mailbox=sales');
  triggers.emit({ token: 'for us', values: { mailbox: 'sales' } });
  triggers.emit({ token: 'for others', values: { mailbox: 'support' } });
  const news = await poll(first.location);
  return [first, news, await poll(news.location)];
}`;

const NOTIFICATIONS = `async (definition) => {
  let tell;
  const came = new Promise((resolve) => (tell = resolve));
  const triggers = await start(definition, {}, http.post('https://flow.example/run', async ({ request }) => {
    tell({ url: request.url, text: await request.text() });
    return new HttpResponse(null, { status: 202 });
  }));
  const body = JSON.stringify({ mailbox: 'sales', callbackUrl: 'https://flow.example/run?sig=a-b' });
  const created = await fetch(url + '/subscriptions', { method: 'POST', headers, body });
  triggers.emit({ token: 'for us' });
  const arrived = await came;
  const removed = await fetch(created.headers.get('location'), { method: 'DELETE', headers });
  return { statuses: [created.status, removed.status], arrived, left: triggers.callbacks() };
}`;

const FAULT = `async (definition) => {
  const triggers = await start(definition, { fault: 'news-answers-206' });
  const first = await poll(url + '/voicemails/new?mailbox=sales');
  triggers.emit();
  return [first.status, (await poll(first.location)).status];
}`;

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly text: string;
}

describe('triggerpact/msw in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: Server;
  let url: string;
  const errors: string[] = [];

  before(async () => {
    ({ url, server } = await serveModules(page, {
      '/mockServiceWorker.js': 'node_modules/msw/lib/mockServiceWorker.js',
    }));
    browser = await launchChromium();
  });
  beforeEach(() => void errors.splice(0));
  after(async () => {
    await browser?.close();
    server?.close();
  });

  /** Runs a function in a new page with a service worker of its own. */
  const inPage = async <T>(script: string): Promise<T> => {
    const context = await browser.newContext();
    const tab: Page = await context.newPage();
    tab.on('pageerror', (error) => errors.push(error.message));
    await tab.goto(url);
    await tab.waitForFunction("document.title === 'ready'", undefined, { timeout: 20_000 });
    const result = await tab.evaluate<T>(`(${script})(${JSON.stringify(definition)})`);
    await context.close();
    expect(errors).to.deep.equal([]);
    return result;
  };

  it('answers polls through the worker of msw: a baseline, news, nothing new', async () => {
    const [first, news, after] = await inPage<readonly [Answer, Answer, Answer]>(POLLS);
    expect([first.status, news.status, after.status]).to.deep.equal([202, 200, 202]);
    expect(first.location).to.match(
      /^https:\/\/voicemail\.example\/api\/v1\/voicemails\/new\?mailbox=sales&/,
    );
    expect(JSON.parse(news.text)).to.have.length(1);
    expect(news.text).to.contain('for us');
  });

  it('notifies a callback that a handler of the page takes, and forgets it at the DELETE', async () => {
    const { statuses, arrived, left } = await inPage<{
      readonly statuses: readonly number[];
      readonly arrived: { readonly url: string; readonly text: string };
      readonly left: readonly string[];
    }>(NOTIFICATIONS);
    expect(statuses).to.deep.equal([201, 204]);
    expect(arrived.url).to.equal('https://flow.example/run?sig=a-b');
    expect(arrived.text).to.contain('for us');
    expect(left).to.deep.equal([]);
  });

  it('breaks its contract in the one way that it is asked to', async () => {
    expect(await inPage<readonly number[]>(FAULT)).to.deep.equal([202, 206]);
  });
});
