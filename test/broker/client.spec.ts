import { expect } from 'chai';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withBroker, type Broker } from '../../src/broker/client.ts';
import { messageOf, ServiceError } from '../../src/errors.ts';

const world = { env: {}, signal: new AbortController().signal };
const index = JSON.stringify({ _links: { 'pb:publish-contracts': { href: '/' } } });

const withServer = async <T>(listener: RequestListener, use: (url: string) => Promise<T>): Promise<T> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};

const ask = (url: string, use: (broker: Broker) => Promise<unknown> = () => Promise.resolve()) =>
  withBroker(
    { url, authorization: 'Bearer canary-token', secrets: [{ name: 'broker', value: 'canary-token' }] },
    world,
    use,
  );

const refusal = (listener: RequestListener): Promise<string> =>
  withServer(listener, (url) =>
    ask(url).then(
      () => 'accepted',
      (error: unknown) => (error instanceof ServiceError ? error.message.replace(url, 'URL') : String(error)),
    ),
  );

describe('withBroker', () => {
  it('withBroker calls with the credentials and gives what the broker answers', () =>
    withServer(
      (request, response) =>
        response.end(
          request.url === '/'
            ? index
            : JSON.stringify([request.method, request.url, request.headers.authorization]),
        ),
      async (url) => {
        const answer = await ask(url, (broker) => broker.call({ method: 'PUT', path: '/a?b=%2F', body: {} }));
        expect(answer).to.deep.equal({ status: 200, body: ['PUT', '/a?b=%2F', 'Bearer canary-token'] });
      },
    ));

  it('withBroker does not wait for ever for a broker that does not answer', async () => {
    expect(await refusal(() => undefined)).to.match(
      /^The Pact Broker is not there: URL: no answer in time; start it/,
    );
  });

  it('withBroker says what is wrong when no broker can be used there', async () => {
    expect(await refusal((_, response) => response.writeHead(401).end())).to.match(
      /^The Pact Broker refuses the credentials \(401/,
    );
    expect(
      await refusal((_, response) => response.writeHead(403).end('{"error":"read only canary-token"}')),
    ).to.equal(
      'The Pact Broker does not allow GET URL/ with these credentials (403): read only ‹secret:broker›',
    );
    expect(
      await refusal((_, response) => response.writeHead(301, { Location: 'https://b.example/' }).end()),
    ).to.equal('The Pact Broker at URL redirects to https://b.example/: configure that URL');
    expect(await refusal((_, response) => response.writeHead(503).end())).to.match(
      /^The Pact Broker failed: 503 to GET URL/,
    );
    expect(await refusal((_, response) => response.end('<html>'))).to.match(
      /^URL answers \(200\), but not as a Pact Broker/,
    );
    expect(await refusal((request) => request.socket.destroy())).to.match(
      /^The Pact Broker is not there: URL: the connection was closed/,
    );
  });

  it('withBroker follows a link on the origin that it was given, never with credentials elsewhere', () =>
    withServer(
      (_, response) => response.end(index),
      async (url) => {
        const path = await ask(url, (broker) =>
          Promise.resolve(broker.pathOf('https://elsewhere.example/pacts/1?a=b')),
        );
        expect(path).to.equal('/pacts/1?a=b');
      },
    ));

  it('withBroker says that nobody listens', async () => {
    const url = await withServer(
      () => undefined,
      (listening) => Promise.resolve(listening),
    );
    expect(await ask(url).catch(messageOf)).to.equal(
      `The Pact Broker is not there: ${url}: the connection was refused; start it, or correct \`broker.url\` (or PACT_BROKER_BASE_URL)`,
    );
  });
});
