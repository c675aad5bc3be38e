import { expect } from 'chai';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { readFileSync } from 'node:fs';
import { DocumentError, UsageError } from '../../src/errors.ts';
import { triggerHandlers } from '../../src/msw/index.ts';
import { giveWithResolvers } from './with-resolvers.ts';

const definition = readFileSync('specs/voicemail/apiDefinition.swagger.json', 'utf8');
const url = 'https://voicemail.example/api/v1';
const headers = { 'X-Api-Key': 'triggerpact-mock-key', 'Content-Type': 'application/json' };

describe('triggerHandlers', () => {
  let server = setupServer();
  before(giveWithResolvers);
  beforeEach(() => {
    server = setupServer();
    server.listen();
  });
  afterEach(() => server.close());

  const use = (options: Parameters<typeof triggerHandlers>[1] = {}) => {
    const triggers = triggerHandlers(definition, { url, ...options });
    server.use(...triggers);
    return triggers;
  };
  const poll = async (target: string) => {
    const answer = await fetch(target, { headers });
    const text = await answer.text();
    return { status: answer.status, location: answer.headers.get('location') ?? '', text };
  };

  it('polls as a service that keeps its contract', async () => {
    const triggers = use();
    const first = await poll(`${url}/voicemails/new?mailbox=sales`);
    expect([
      first.status,
      first.location.startsWith(`${url}/voicemails/new?mailbox=sales&triggerState=`),
    ]).to.deep.equal([202, true]);
    triggers.emit({ token: 'for us', values: { mailbox: 'sales' } });
    triggers.emit({ token: 'for others', values: { mailbox: 'support' } });
    const news = await poll(first.location);
    expect([news.status, (JSON.parse(news.text) as unknown[]).length]).to.deep.equal([200, 1]);
    expect(news.text).to.contain('for us');
    expect((await poll(news.location)).status).to.equal(202);
  });

  it('registers callbacks, calls them, and forgets them at the DELETE', async () => {
    const triggers = use();
    const arrived: string[] = [];
    let tell = (): void => undefined;
    const came = new Promise<void>((resolve) => (tell = resolve));
    server.use(
      http.post('https://flow.example/run', async ({ request }) => {
        arrived.push(await request.text());
        tell();
        return new HttpResponse(null, { status: 202 });
      }),
    );
    const body = JSON.stringify({ mailbox: 'sales', callbackUrl: 'https://flow.example/run?sig=a-b' });
    const created = await fetch(`${url}/subscriptions`, { method: 'POST', headers, body });
    expect([created.status, triggers.callbacks()]).to.deep.equal([201, ['https://flow.example/run?sig=a-b']]);
    triggers.emit({ token: 'for us' });
    await came;
    expect(arrived.join()).to.contain('for us');
    const location = created.headers.get('location') ?? '';
    expect((await fetch(location, { method: 'DELETE', headers })).status).to.equal(204);
    expect(triggers.callbacks()).to.deep.equal([]);
  });

  it('refuses wrong credentials, and leaves other requests to other handlers', async () => {
    use({ key: 'another-key' });
    server.use(http.get('https://other.example/', () => HttpResponse.text('mine')));
    expect((await poll(`${url}/voicemails/new?mailbox=sales`)).status).to.equal(401);
    expect((await poll('https://other.example/')).text).to.equal('mine');
  });

  it('is called at the definition’s own host where none is given', async () => {
    const { host, basePath } = JSON.parse(definition) as { host: string; basePath: string };
    server.use(...triggerHandlers(JSON.parse(definition) as object));
    expect((await poll(`https://${host}${basePath}/voicemails/new?mailbox=a`)).status).to.equal(202);
  });

  it('breaks its contract in the one way that it is asked to', async () => {
    const triggers = use({ fault: 'news-answers-206' });
    const first = await poll(`${url}/voicemails/new?mailbox=sales`);
    triggers.emit();
    expect([first.status, (await poll(first.location)).status]).to.deep.equal([202, 206]);
  });

  it('says what it cannot mock', () => {
    expect(() => triggerHandlers('{')).to.throw(DocumentError);
    expect(() => triggerHandlers(definition, { fault: 'no-such' })).to.throw(UsageError, '--faults');
  });
});
