import { expect } from 'chai';
import express from 'express';
import { createServer } from 'node:http';
import supertest from 'supertest';
import { openService } from '../../src/suites/open-service.ts';
import type { ServiceUnderTest } from '../../src/suites/options.ts';

const app = express();
app.get('/health', (_, response) => void response.send('well'));

const textAt = async (url: string): Promise<string> => (await fetch(`${url}/health`)).text();

const use = async (service: ServiceUnderTest): Promise<string> => {
  const opened = await openService(service);
  try {
    return `${new URL(opened.url).hostname} ${await textAt(opened.url)}`;
  } finally {
    await opened.close();
  }
};

describe('openService', () => {
  it('takes what supertest takes: an Express app, a listener, a server that does not listen yet', async () => {
    const forms = [app, (request: never, response: never) => app(request, response), createServer(app)];
    for (const form of forms) {
      const answer = await supertest(form as Parameters<typeof supertest>[0]).get('/health');
      expect(answer.text).to.equal('well');
      expect(await use(form)).to.equal('127.0.0.1 well');
    }
  });

  it('ends a server that it made listen, and leaves one that listened alone', async () => {
    const server = createServer(app);
    await use(server);
    expect(server.listening).to.equal(false);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { url } = await openService(server);
      expect([await use(server), await use(url), await use(new URL(url))]).to.deep.equal(
        Array.from({ length: 3 }, () => '127.0.0.1 well'),
      );
      expect(server.listening).to.equal(true);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  it('says why when a server cannot listen', async () => {
    const server = createServer(app);
    server.listen = (() =>
      server.emit('error', new Error('listen EACCES'))) as unknown as typeof server.listen;
    const error = await openService(server).catch((cause: unknown) => cause);
    expect(error).to.be.an('error').with.property('message', 'listen EACCES');
  });
});
