import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { startMockServer, type MockServer } from '../../../src/mock/server/server.ts';
import { nativeTrigger, webhookTrigger } from '../../samples/triggers.ts';

const options = { host: '127.0.0.1', port: 0, seed: 's', key: 'the-key-of-the-mock' };
const headers = { 'X-Api-Key': options.key };

/** Reads a stream until it holds a text. */
const readUntil = async (answer: Response, text: string): Promise<string> => {
  let all = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    all += decoder.decode(chunk as Uint8Array, { stream: true });
    if (all.includes(text)) return all;
  }
  return all;
};

describe('the dashboard of a mock server', () => {
  let server: MockServer;

  before(async () => {
    const dashboard = { title: 'Voicemail & alarms' };
    server = await startMockServer([nativeTrigger(), webhookTrigger()], { ...options, dashboard });
  });
  after(() => server.close());

  it('is a page that may load and run nothing but what is in it', async () => {
    const answer = await fetch(`${server.url}/_triggerpact/`);
    const page = await answer.text();
    const policy = answer.headers.get('content-security-policy') ?? '';
    const hashed = (tag: string): string => {
      const [, text = ''] = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page) ?? [];
      return createHash('sha256').update(text).digest('base64');
    };
    expect(answer.headers.get('content-type')).to.equal('text/html; charset=utf-8');
    expect(policy)
      .to.match(/^default-src 'none'; /)
      .and.contain(`script-src 'sha256-${hashed('script')}'`)
      .and.contain(`style-src 'sha256-${hashed('style')}'`)
      .and.not.contain('unsafe');
    expect(page)
      .to.contain('Mock of Voicemail &amp; alarms')
      .and.not.match(/https?:\/\//);
  });

  it('streams what has happened, and what happens then', async () => {
    await fetch(`${server.url}/api/v1/voicemails?mailbox=before`, { headers });
    const stream = await fetch(`${server.url}/_triggerpact/stream`);
    expect(stream.headers.get('content-type')).to.equal('text/event-stream; charset=utf-8');
    const reading = readUntil(stream, '"text":"after"');
    const body = JSON.stringify({ token: 'after' });
    await fetch(`${server.url}/_triggerpact/events`, { method: 'POST', body });
    const messages = (await reading).split('\n\n').filter((m) => m.includes('event: '));
    expect(messages.map((m) => /event: (\w+)/.exec(m)?.[1]).slice(0, 2)).to.deep.equal(['start', 'change']);
    expect(messages[0]).to.contain('mailbox=before').and.contain('"chains":[{');
    expect(messages.join('')).not.to.contain(options.key);
  });

  it('answers only GET, and is not there unless it is asked for', async () => {
    const asked = (url: string, method = 'GET') => fetch(url, { method }).then((a) => a.status);
    expect(await asked(`${server.url}/_triggerpact/`, 'POST')).to.equal(404);
    const plain = await startMockServer([nativeTrigger()], options);
    expect(await asked(`${plain.url}/_triggerpact/`)).to.equal(404);
    expect(await asked(`${plain.url}/_triggerpact/stream`)).to.equal(404);
    await plain.close();
  });
});
