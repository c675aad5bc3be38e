import { expect } from 'chai';
import type { ServerResponse } from 'node:http';
import type { Contract, InteractionResult, ProviderStates } from '../../src/model.ts';
import { verifyPact, type VerifyInput } from '../../src/pact/verify.ts';
import { draft, pactOf } from './contracts.ts';
import { nativeTrigger, policyTrigger, webhookTrigger } from '../samples/triggers.ts';
import { startService, statesOf, type Received, type Service } from './service.ts';

const base = '/api/v1/voicemails?mailbox=sales%20team';

const answer = (
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, {
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
};

/** A polling service that keeps its contract; `news` are the items that come after state 1. */
const voicemail =
  (news: unknown, status = 202) =>
  ({ target, headers }: Received, response: ServerResponse): void => {
    const location = { Location: `http://${headers.find(([n]) => n === 'Host')?.[1]}${base}&state=2'` };
    if (headers.find(([name]) => name === 'X-Api-Key')?.[1] !== 'right-key') return answer(response, 401);
    if (target === `${base}&state=1`) return answer(response, 200, news, location);
    if (target === `${base}&state=x`) return answer(response, 400);
    answer(response, target === base || target === `${base}&state=2'` ? status : 404, undefined, location);
  };

const states = (service: Service): ProviderStates =>
  statesOf(service, {
    'nothing is new': { location: `${base}&state=2'` },
    'something is new': { location: `${base}&state=1` },
    'the state is malformed': { location: `${base}&state=x` },
  });

const contract = (): Contract =>
  draft([nativeTrigger()], { inputs: { OnNewVoicemail: { mailbox: 'sales team' } } });

const verify = async (
  handler: (request: Received, response: ServerResponse) => void,
  changes: Partial<VerifyInput> & { readonly with?: (service: Service) => ProviderStates } = {},
): Promise<{ readonly results: readonly InteractionResult[]; readonly service: Service }> => {
  const drafted = changes.contract ?? contract();
  const pact = await pactOf(drafted);
  const service = await startService(handler);
  try {
    const source = (changes.with ?? states)(service);
    const input = { pact, contract: drafted, states: source, hasCredentials: true, timeoutMs: 20_000 };
    return { results: await verifyPact({ ...input, ...changes }), service };
  } finally {
    await service.close();
  }
};

const told = (results: readonly InteractionResult[]): Record<string, string> =>
  Object.fromEntries(
    results.map((r) => [
      r.description.replace(/ for \w+$/, ''),
      r.verdict + (r.reason === undefined ? '' : `: ${r.reason}`),
    ]),
  );

describe('verifyPact', function () {
  this.timeout(180_000);

  it('verifyPact passes every interaction when the service keeps the contract', async () => {
    const { results, service } = await verify(voicemail([{ id: 1, text: 'hello', caller: null }]));
    expect(told(results)).to.deep.equal({
      'a first poll': 'pass',
      'a poll with a malformed state': 'pass',
      'a poll with new voicemails': 'pass',
      'a poll with no new voicemails': 'pass',
      'a poll with wrong credentials': 'pass',
    });
    const followed = service.received.find((r) => r.target.endsWith("state=2'"));
    expect(followed?.headers).to.deep.include(['Accept', 'application/json, */*;q=0.8']);
    expect(followed?.headers.map(([name]) => name)).to.include.members([
      'User-Agent',
      'x-ms-workflow-id',
      'Host',
    ]);
  });

  it('verifyPact says in short words what a service does wrong', async () => {
    const { results } = await verify(voicemail([{ id: 'one', text: 'hello' }, { id: 2 }], 200));
    expect(told(results)).to.deep.include({
      'a first poll': 'fail: expected status 202, got 200',
      'a poll with new voicemails':
        'fail: $[0].id: expected integer, got string \'one\'; $[1]: expected "text", which is missing',
      'a poll with no new voicemails': 'fail: expected status 202, got 200',
    });
  });

  it('verifyPact only warns when every rule that is broken is a warning', async () => {
    const lenient = draft([nativeTrigger()], {
      rules: () => ({ 'P-06': 'warning', 'P-03': 'error', 'P-02': 'error', 'P-30': 'warning' }),
      inputs: { OnNewVoicemail: { mailbox: 'sales team' } },
    });
    const { results } = await verify(voicemail([], 200), { contract: lenient });
    expect(told(results)).to.deep.equal({
      'a first poll': 'warn: expected status 202, got 200',
      'a poll with no new voicemails': 'fail: expected status 202, got 200',
      'a poll with wrong credentials': 'pass',
    });
  });

  it('verifyPact ignores what the service calls its JSON', async () => {
    const { results } = await verify((request, response) => {
      const write = response.writeHead.bind(response);
      response.writeHead = ((status: number, headers: Record<string, string>) =>
        write(status, { ...headers, 'Content-Type': 'text/json' })) as typeof response.writeHead;
      voicemail([{ id: 1, text: 'hello' }])(request, response);
    });
    expect(told(results)['a poll with new voicemails']).to.equal('pass');
  });

  it('verifyPact fails with the reason when the service resets connections', async () => {
    const { results } = await verify((_request, response) => response.socket?.resetAndDestroy());
    expect(results.map((r) => r.verdict)).to.deep.equal(['fail', 'fail', 'fail', 'fail', 'fail']);
    expect(results[0]?.reason).to.match(/^the service reset the connection \(ECONNRESET/);
  });

  it('verifyPact follows no redirect', async () => {
    const { results, service } = await verify((request, response) => {
      if (request.target === base) return answer(response, 302, undefined, { Location: `${base}&state=2'` });
      voicemail([{ id: 1, text: 'hello' }])(request, response);
    });
    expect(told(results)['a first poll']).to.equal(
      'fail: expected status 202, got 302; expected a Location header, got none'.split(';')[0],
    );
    expect(service.received).to.have.length(5);
  });

  it('verifyPact says unknown or skip with the reason when a state cannot be reached', async () => {
    const { results } = await verify(voicemail([{ id: 1, text: 'hello' }]), {
      hasCredentials: false,
      with: (service) =>
        statesOf(service, {
          'nothing is new': { ok: false, reason: 'the service is not quiet' },
          'something is new': { ok: false, reason: 'no emit is configured', skip: true },
          'the state is malformed': {},
        }),
    });
    expect(told(results)).to.deep.equal({
      'a first poll': 'pass',
      'a poll with a malformed state': 'unknown: the service gave no Location for it',
      'a poll with new voicemails': 'skip: no emit is configured',
      'a poll with no new voicemails': 'unknown: the service is not quiet',
      'a poll with wrong credentials': 'skip: no credentials are configured',
    });
  });

  it('verifyPact says unknown when Pact is cut off', async () => {
    const { results } = await verify(() => undefined, { timeoutMs: 1500 });
    expect(results.map((r) => r.verdict)).to.deep.equal([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(results[0]?.reason).to.equal('Pact did not finish within 1500 ms');
    const controller = new AbortController();
    controller.abort();
    const interrupted = await verify(voicemail([]), { signal: controller.signal });
    expect(interrupted.results[0]?.reason).to.equal('the run was interrupted');
  });

  it('verifyPact says unknown when an interaction is not bound to the promise', async () => {
    const drafted = contract();
    const text = JSON.stringify(await pactOf(drafted)).replace('"delivery":"batch"', '"delivery":"single"');
    const { results } = await verify(voicemail([]), { contract: drafted, pact: JSON.parse(text) });
    expect(results.map((r) => r.verdict)).to.deep.equal([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(results[0]?.reason).to.contain('not the one that was agreed on');
  });

  it('verifyPact puts the values of a policy into the query', async () => {
    const { results, service } = await verify(
      ({ target }, response) => {
        const isNewest = target.includes('since_id=2024-01-01T00%3A00%3A00%2B02%3A00');
        answer(response, 200, { count: 1, value: isNewest ? [] : [{ id: 1, text: 'a', caller: 'b' }] });
      },
      {
        contract: draft([policyTrigger()], { inputs: { OnNewInvoice: { customer: "o'neil" } } }),
        with: (s) =>
          statesOf(s, {
            'nothing is new': { values: { since_id: '2024-01-01T00:00:00+02:00' } },
            'something is new': { values: { since_id: '7' } },
          }),
      },
    );
    expect(results.map((r) => r.verdict)).to.deep.equal(['pass', 'pass', 'pass']);
    expect(service.received.map((r) => r.target).toSorted()).to.deep.equal([
      '/api/v1/invoices?customer=o%27neil',
      '/api/v1/invoices?customer=o%27neil&since_id=2024-01-01T00%3A00%3A00%2B02%3A00',
      '/api/v1/invoices?customer=o%27neil&since_id=7',
    ]);
  });

  it('verifyPact registers, deletes and checks the recorded notification of a webhook', async () => {
    const deletes: Record<string, number> = { '/hooks/1': 204, '/hooks/2': 404, '/hooks/3': 404 };
    const { results, service } = await verify(
      ({ method, target, headers, body }, response) => {
        if (headers.find(([name]) => name === 'X-Api-Key')?.[1] !== 'right-key') return answer(response, 403);
        if (method === 'DELETE') return answer(response, deletes[target] ?? 500);
        if (!body.includes('"url"')) return answer(response, 422, { error: 'no callback' });
        answer(response, 201, { id: 'h1' }, { Location: '/hooks/1' });
      },
      {
        contract: draft([webhookTrigger()], { inputs: { OnAlarm: { kinds: ['fire'] } } }),
        with: (s) =>
          statesOf(s, {
            'a subscription exists': { location: '/hooks/1' },
            'the subscription is deleted': { location: '/hooks/2' },
            'the subscription is unknown': { location: '/hooks/3' },
            'an event was notified': {
              message: { body: Buffer.from('{"alarm": 5}'), contentType: 'application/json; charset=utf-8' },
            },
          }),
      },
    );
    expect(told(results)).to.deep.equal({
      'a notification': 'fail: $.alarm: expected string, got integer 5',
      'a registration': 'pass',
      'a registration with wrong credentials': 'pass',
      'a registration without a callback URL': 'pass',
      'the deletion of a deleted subscription of OnAlarm': 'pass',
      'the deletion of a subscription of OnAlarm': 'pass',
      'the deletion of an unknown subscription of OnAlarm': 'pass',
    });
    const registered = service.received.find((r) => r.body.includes('"url"'));
    expect(JSON.parse(registered?.body ?? '')).to.deep.equal({
      event: 'alarm',
      kinds: ['fire'],
      target: { version: 2, url: 'http://127.0.0.1:9/callbacks/OnAlarm?sig=a%2Fb' },
    });
    const deleted = service.received.filter((r) => r.method === 'DELETE');
    expect(
      deleted.every((r) => r.body === '' && !r.headers.some(([name]) => name === 'Content-Type')),
    ).to.equal(true);
  });

  it('verifyPact only warns of a registration that answers 200', async () => {
    const { results } = await verify(
      (_request, response) => answer(response, 200, { id: 'h' }, { Location: '/hooks/1' }),
      {
        contract: draft([webhookTrigger()], { rules: () => ({ 'W-02': 'error', 'W-03': 'error' }) }),
        with: (s) => statesOf(s, {}),
      },
    );
    expect(told(results)).to.deep.equal({ 'a registration': 'warn: expected status 201, got 200' });
  });
});
