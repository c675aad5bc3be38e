import { expect } from 'chai';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceError } from '../../../src/errors.ts';
import { answerCall } from '../../../src/mock/core/answer-call.ts';
import { startMockServer, type MockServer } from '../../../src/mock/server/server.ts';
import { nativeTrigger, parameter, webhookTrigger } from '../../samples/triggers.ts';

const options = { host: '127.0.0.1', port: 0, seed: 's', key: 'the-key-of-the-mock' };
const headers = { 'X-Api-Key': options.key, 'Content-Type': 'application/json' };

describe('startMockServer', () => {
  let server: MockServer;

  before(async () => {
    const slashed = nativeTrigger({
      id: 'OnSlash',
      path: '/boxes({box})/new/',
      parameters: [parameter('box', { in: 'path' })],
    });
    server = await startMockServer([nativeTrigger(), webhookTrigger(), slashed], options);
  });
  after(() => server.close());

  const call = async (method: string, target: string, body?: string, credentials: object = headers) => {
    const answer = await fetch(server.url + target, {
      method,
      headers: { ...credentials },
      ...(body === undefined ? {} : { body }),
    });
    return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') };
  };

  it('finds who answers, whatever a template looks like', async () => {
    const targets = [
      '/api/v1/voicemails?mailbox=a',
      '/api/v1/boxes(a%2Fb)/new/',
      '/api/v1/nothing',
      '/voicemails',
    ];
    const statuses = await Promise.all(targets.map(async (t) => (await call('GET', t)).status));
    expect(statuses).to.deep.equal([202, 202, 404, 404]);
    expect((await call('PATCH', '/api/v1/hooks')).status).to.equal(405);
  });

  it('writes the Location for the host that it was called at', async () => {
    const { location } = await call('GET', '/api/v1/boxes(a%2Fb)/new/');
    expect(location).to.match(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1\/boxes\(a%2Fb\)\/new\/\?triggerState=/);
    expect(location?.startsWith(server.url)).to.equal(true);
  });

  it('refuses wrong credentials before it looks at anything else', async () => {
    const bad = { 'X-Api-Key': 'wrong', 'Content-Type': 'application/json' };
    const answers = [
      call('GET', '/api/v1/voicemails', undefined, bad),
      call('POST', '/api/v1/hooks', '{', bad),
    ];
    expect((await Promise.all(answers)).map((a) => a.status)).to.deep.equal([401, 401]);
  });

  it('refuses a call that does not fit the definition, and says in what', async () => {
    const target = { url: 'https://flow.example/', version: 2 };
    const odd = [
      { event: 'alarm', kinds: 'fire', target },
      { event: 'alarm', target },
      { event: 'alarm', kinds: [], target: { url: 'https://flow.example/', version: 'two' } },
    ];
    const answers = await Promise.all(odd.map((body) => call('POST', '/api/v1/hooks', JSON.stringify(body))));
    expect(answers.map((a) => a.status)).to.deep.equal([400, 400, 400]);
    expect(answers.map((a) => a.text).join(' '))
      .to.contain('kinds')
      .and.contain('version');
    expect((await call('GET', '/api/v1/voicemails')).text).to.contain('mailbox');
    expect((await call('POST', '/api/v1/hooks', '{not json')).status).to.equal(400);
  });

  it('causes an event when it is asked to, and says what it can be told by', async () => {
    const body = JSON.stringify({ trigger: 'OnAlarm', values: { kinds: 'fire' }, token: 'mine' });
    const { status, text } = await call('POST', '/_triggerpact/events', body, {});
    expect([status, JSON.parse(text)]).to.deep.include.members([201]);
    expect(JSON.parse(text)).to.include({ token: 'mine' });
    expect((await call('POST', '/_triggerpact/events', undefined, {})).status).to.equal(201);
  });

  it('says what is wrong with an event that it is asked for', async () => {
    const odd = ['[]', '{', '{"trigger":"OnAlram"}', '{"values":[]}', '{"token":""}', '{"tokne":"x"}'];
    const answers = await Promise.all(odd.map((body) => call('POST', '/_triggerpact/events', body)));
    expect(answers.map((a) => a.status)).to.deep.equal(odd.map(() => 400));
    expect(answers[2]?.text).to.contain('did you mean \\"OnAlarm\\"');
    expect((await call('GET', '/_triggerpact/events')).status).to.equal(405);
    expect((await call('POST', '/_triggerpact/other')).status).to.equal(404);
  });

  it('really sends a notification, byte for byte', async () => {
    const arrived: string[] = [];
    let done: () => void;
    const came = new Promise<void>((resolve) => (done = resolve));
    const receiver = createServer((request, response) => {
      arrived.push(`${request.method} ${request.url} ${request.headers['content-type']}`);
      response.writeHead(202).end(() => done());
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const target = '/run/%2f%7E;a=1?sp=%2Ftriggers%2Fmanual&x=&y+z=+&sig=a-b_c~';
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}${target}`;
    await call(
      'POST',
      '/api/v1/hooks',
      JSON.stringify({ event: 'alarm', kinds: ['a'], target: { url, version: 2 } }),
    );
    server.mock.emit({});
    await came;
    receiver.close();
    expect(arrived).to.deep.equal([`POST ${target} application/json; charset=utf-8`]);
  });

  it('sends nothing after a DELETE, not even what was on its way', async () => {
    const arrived: string[] = [];
    let done: () => void;
    const came = new Promise<void>((resolve) => (done = resolve));
    const receiver = createServer((request, response) => {
      arrived.push(request.url ?? '');
      response.writeHead(202).end();
      if (request.url === '/witness') done();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    const register = async (path: string) => {
      const target = { url: origin + path, version: 2 };
      const body = JSON.stringify({ event: 'alarm', kinds: ['late'], target });
      return (await call('POST', '/api/v1/hooks', body)).location ?? '';
    };
    const location = await register('/deleted');
    server.mock.emit({ values: { kinds: 'late' } });
    // At once, while the connection to the callback is still being made.
    const deleted = answerCall(server.mock.operations, {
      method: 'DELETE',
      origin: server.url,
      target: location.slice(server.url.length),
      headers: { 'x-api-key': options.key },
    });
    expect(deleted?.status).to.equal(204);
    await register('/witness');
    server.mock.emit({ values: { kinds: 'late' } });
    await came;
    receiver.close();
    expect(arrived).to.deep.equal(['/witness']);
  });

  it('says which address it cannot have', async () => {
    const port = Number(new URL(server.url).port);
    const failed = await startMockServer([nativeTrigger()], { ...options, port }).catch((e: unknown) => e);
    expect(failed).to.be.instanceOf(ServiceError);
    expect((failed as Error).message).to.contain(`127.0.0.1:${port}`);
  });
});
