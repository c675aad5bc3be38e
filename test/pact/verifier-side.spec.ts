import { expect } from 'chai';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '../../src/json.ts';
import type { DraftRequest, ProviderState, ProviderStates } from '../../src/model.ts';
import { verifierSide, type Expected } from '../../src/pact/verifier-side.ts';
import { startService, statesOf, type Received, type Service } from './service.ts';

const base = '/api/v1/voicemails';
const get = (target: string, more: Partial<DraftRequest> = {}): DraftRequest => ({
  method: 'GET',
  target,
  headers: { Accept: 'application/json' },
  state: { in: 'none' },
  ...more,
});

const expected = (state: ProviderState, request?: DraftRequest, committed = request): Expected => ({
  description: `OnNewVoicemail: ${state}`,
  trigger: 'OnNewVoicemail',
  step: 'step',
  state,
  template: base,
  ...(request === undefined ? {} : { request }),
  ...(committed === undefined ? {} : { committed }),
});

interface Asking {
  readonly all: readonly Expected[];
  readonly state: string;
  readonly states?: (service: Service) => ProviderStates;
  readonly handler?: (request: Received, response: ServerResponse) => void;
}

/** What comes of a request that Pact makes in a state: its answer, and what reached the service. */
const ask = async (made: string, { all, state, handler, states }: Asking) => {
  const service = await startService(handler ?? ((_request, response) => response.writeHead(202).end()));
  const side = verifierSide(all, (states ?? ((s) => statesOf(s, {})))(service));
  const proxy = createServer((request, response) => {
    if (!side.answer(request, response)) response.writeHead(299).end('the proxy goes on');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  try {
    const trigger: Json = { trigger: 'OnNewVoicemail' };
    const entered = await side.enter(state, trigger).catch((error: Error) => error.message);
    const answer = await fetch(`http://127.0.0.1:${port}${made}`, { redirect: 'manual' });
    const targets = service.received.map((r) => r.target);
    const body = await answer.text();
    return { entered, status: answer.status, body, targets, answer, side };
  } finally {
    proxy.closeAllConnections();
    proxy.close();
    await service.close();
  }
};

const first = expected('no state yet', get(`${base}?mailbox=sales`), get(`${base}?mailbox=example`));

describe('verifierSide', () => {
  it('verifierSide sends what is configured when the contract asks the same of other values', async () => {
    const { status, targets } = await ask(`${base}?mailbox=text`, { all: [first], state: 'no state yet' });
    expect([status, targets]).to.deep.equal([202, [`${base}?mailbox=sales`]]);
  });

  it('verifierSide sends what is written when a contract of another version asks something else', async () => {
    const older = `${base}?mailbox=text&priority=1`;
    const { targets } = await ask(older, { all: [first], state: 'no state yet' });
    expect(targets).to.deep.equal([older]);
    const moved = '/api/v2/voicemails?mailbox=text';
    expect((await ask(moved, { all: [first], state: 'no state yet' })).targets).to.deep.equal([moved]);
  });

  it('verifierSide follows the Location of the state, byte for byte', async () => {
    const target = `${base}?q=a%2Fb+c&flag`;
    const { entered, targets } = await ask(`${base}%3Fencoded`, {
      all: [expected('nothing is new', get(base, { state: { in: 'target' } }))],
      state: 'nothing is new',
      states: (service) => statesOf(service, { 'nothing is new': { location: target } }),
    });
    expect([entered, targets]).to.deep.equal([{ location: target }, [target]]);
  });

  it('verifierSide names the values of a query as the generators of a contract do', async () => {
    const request = get(base, { state: { in: 'query', parameters: ['since', 'after'] } });
    const { entered, targets } = await ask(base, {
      all: [expected('something is new', request)],
      state: 'something is new',
      states: (service) =>
        statesOf(service, { 'something is new': { values: { since: '7', after: 'x y' } } }),
    });
    expect(entered).to.deep.equal({ state: '7', state2: 'x y' });
    expect(targets).to.deep.equal([`${base}?since=7&after=x%20y`]);
  });

  it('verifierSide asks nothing and passes nothing when a state is not reached', async () => {
    const { entered, status, body, targets, side } = await ask(base, {
      all: [expected('the state is malformed', get(base, { state: { in: 'target' } }))],
      state: 'the state is malformed',
      states: (service) =>
        statesOf(service, { 'the state is malformed': { ok: false, skip: true, reason: 'no Location' } }),
    });
    // 4xx is what a malformed state may well be answered with.
    expect([entered, status, targets]).to.deep.equal(['no Location', 503, []]);
    expect(body).to.equal('{"message":"Not verified: no Location"}');
    expect(side.unreached()).to.deep.equal([
      {
        description: 'OnNewVoicemail: the state is malformed',
        trigger: 'OnNewVoicemail',
        reason: 'no Location',
        skip: true,
      },
    ]);
  });

  it('verifierSide refuses a state of a trigger that its definition has no interaction for', async () => {
    const { entered, status, targets } = await ask(base, { all: [first], state: 'a subscription exists' });
    expect(entered).to.match(/^the definition and inputs of "OnNewVoicemail" give no interaction/);
    expect([status, targets]).to.deep.equal([503, []]);
  });

  it('verifierSide shows Pact a redirect, and not where it leads', async () => {
    const { status, answer } = await ask(`${base}?mailbox=a`, {
      all: [first],
      state: 'no state yet',
      handler: (_request, response) => response.writeHead(302, { Location: '/elsewhere' }).end(),
    });
    expect([status, answer.headers.get('location')]).to.deep.equal([302, null]);
  });

  it('verifierSide survives a service that resets the connection', async () => {
    const { status, body, side } = await ask(`${base}?mailbox=a`, {
      all: [first],
      state: 'no state yet',
      handler: (_request, response) => response.destroy(),
    });
    expect([status, side.unreached()]).to.deep.equal([503, []]);
    expect(body).to.contain('ECONNRESET');
  });

  it('verifierSide leaves everything else to the Verifier', async () => {
    const { side, status } = await ask('/_pactSetup', { all: [first], state: 'no state yet' });
    expect(status).to.equal(202);
    expect([side.leave(), side.leave()]).to.deep.equal([true, false]);
    expect(await side.enter('no state yet', { trigger: 'OnSomethingElse' })).to.equal(undefined);
    expect(await side.enter('no state yet', undefined)).to.equal(undefined);
    expect(side.leave()).to.equal(false);
  });
});
