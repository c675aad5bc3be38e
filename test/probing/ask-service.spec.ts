import { expect } from 'chai';
import { assess, deskOf } from '../../src/assess/assess.ts';
import type { Candidate } from '../../src/assess/assessment.ts';
import { askService } from '../../src/probing/ask-service.ts';
import { askingOf } from '../../src/probing/asking.ts';
import { documentOf, listOf, only, query } from '../assess/documents.ts';
import { headerOf, withServer, type Handler } from '../samples/server.ts';
import { askAt, asked, document, five, saysOf, things, three, time } from './things.ts';

describe('askService', () => {
  it('makes a list ready that the document left unsure, when it behaves', async () => {
    expect(only(assess(document)).standing).to.equal('unsure');
    const found = await asked({});
    expect(found.standing).to.equal('ready');
    expect(saysOf(found.evidence)).to.deep.equal([
      'Asked: the newest of 3 items comes first',
      'Asked: the newest item does not come again with its own state as bound',
      'Asked: it answers an empty list',
      'Asked: with an older state, only newer items come',
    ]);
  });

  it('finds a filter that includes its bound', async () => {
    expect((await asked({ inclusive: true })).missing.map((r) => r.rule)).to.deep.equal(['PP-06']);
  });

  it('finds a list with the oldest first', async () => {
    expect((await asked({ oldestFirst: true })).missing.map((r) => r.rule)).to.deep.equal(['PP-05']);
  });

  it('finds a list that the filter turns around, with the oldest first', async () => {
    const handler: Handler = (call, ...rest) =>
      things({ times: five, oldestFirst: call.target.includes('After') })(call, ...rest);
    const found = await withServer(handler, ({ url }) => askAt(url));
    expect(found.missing.map((r) => r.rule)).to.deep.equal(['PP-05']);
    expect(saysOf(found.missing)).to.deep.equal([
      'Asked: with an older state, the newest of 3 items does not come first',
    ]);
  });

  it('finds a first item without a state, where others have one', async () => {
    const times = [null, ...three] as readonly string[];
    const found = await withServer(
      () => ({ json: { value: times.map((createdAt) => ({ createdAt })) } }),
      ({ url }) => askAt(url),
    );
    expect(saysOf(found.missing)).to.deep.equal([
      'Asked: the first of 4 items has no state, and others have one',
    ]);
  });

  it('finds that the state is refused as it came', async () => {
    for (const status of [400, 422]) {
      const handler: Handler = (call, ...rest) =>
        call.target.includes('After') ? { status } : things({})(call, ...rest);
      const found = await withServer(handler, ({ url }) => askAt(url));
      expect(found.missing.map((r) => r.rule)).to.deep.equal(['PP-06']);
    }
  });

  it('finds an array where the document has an object', async () => {
    const found = await withServer(
      () => ({ json: [{ createdAt: three[0] }] }),
      ({ url }) => askAt(url),
    );
    expect(found.missing.map((r) => r.rule)).to.deep.equal(['PP-03']);
  });

  it('keeps no evidence of an order that the service denies, and no advice to ask it', async () => {
    const sorted = documentOf(listOf([query('createdAfter', '', time)], { description: 'Newest first.' }));
    const found = await withServer(things({ oldestFirst: true }), async ({ url }) => {
      const world = { env: {}, signal: new AbortController().signal };
      const asking = askingOf({ url, headers: [], inputs: [] }, '', undefined, world);
      return only(await askService(deskOf(sorted), assess(sorted), asking));
    });
    expect(found.evidence.filter((r) => r.says.includes('newest first'))).to.deep.equal([]);
    const empty = await asked({ times: [] });
    expect(empty.open.map((r) => r.mend).filter((mend) => mend?.includes('--url'))).to.deep.equal([]);
  });

  it('finds a filter that is not looked at', async () => {
    expect(saysOf((await asked({ deaf: true })).missing)).to.deep.equal([
      'Asked: 2 items came that are older than the state sent',
    ]);
  });

  it('says that an empty list shows nothing, and stays unsure', async () => {
    const found = await asked({ times: [] });
    expect(found.standing).to.equal('unsure');
    expect(saysOf(found.open)).to.deep.equal(['Asked: the list is empty: cause an event, and ask again']);
  });

  it('says that one item shows no order', async () => {
    const found = await asked({ times: ['2024-01-01T00:00:00Z'] });
    expect(saysOf(found.open)).to.deep.equal([
      'Asked: one item shows neither order nor filter: cause another event, and ask again',
    ]);
  });

  it('sends GET only, with the given credentials, at most three times', () =>
    withServer(things({}), async ({ url, received: calls }) => {
      await askAt(url, ['Authorization: Bearer ${TOKEN}']);
      expect(calls.map((c) => c.method)).to.deep.equal(['GET', 'GET', 'GET']);
      for (const call of calls) expect(headerOf(call, 'authorization')).to.equal('Bearer secret-token');
      expect(calls[1]?.target).to.equal('/things?createdAfter=2024-01-03T00%3A00%3A00Z');
    }));

  it('follows no redirect, so that credentials stay with their origin', () =>
    withServer(things({}), (elsewhere) => {
      const moved: Handler = () => ({ status: 307, headers: { Location: `${elsewhere.url}/things` } });
      return withServer(moved, async ({ url }) => {
        const found = await askAt(url, ['Authorization: Bearer ${TOKEN}']);
        expect(saysOf(found.open)).to.deep.equal([
          'Asked: the first call got 307; redirects are not followed',
        ]);
        expect(elsewhere.received).to.deep.equal([]);
      });
    }));

  it('says what it got instead of a list', async () => {
    const found = await withServer(
      () => ({ status: 401 }),
      ({ url }) => askAt(url),
    );
    expect(saysOf(found.open)).to.deep.equal([
      'Asked: the first call got 401 instead of 200: give credentials with --header',
    ]);
  });

  it('finds a list that says in another way that there is nothing new', async () => {
    const empty: readonly ReturnType<Handler>[] = [
      { status: 404 },
      { status: 204 },
      { json: { value: null } },
      { json: {} },
    ];
    for (const answer of empty) {
      const list = things({});
      const handler: Handler = (call, ...rest) =>
        call.target.includes('2024-01-03') ? answer : list(call, ...rest);
      const found = await withServer(handler, ({ url }) => askAt(url));
      expect(found.missing.map((r) => r.rule)).to.deep.equal(['PP-04']);
      expect(saysOf(found.evidence)).to.include('Asked: with an older state, only newer items come');
    }
  });

  it('takes a state that is refused altogether for no empty list', async () => {
    const handler: Handler = (call, ...rest) =>
      call.target.includes('After') ? { status: 404 } : things({})(call, ...rest);
    const found = await withServer(handler, ({ url }) => askAt(url));
    expect(found.missing).to.deep.equal([]);
    expect(saysOf(found.open)).to.deep.equal(['Asked: a call with the newest state got 404 instead of 200']);
  });

  it('asks for what a list requires, before it calls', () =>
    withServer(things({}), async ({ url, received: calls }) => {
      const required = { ...query('owner'), required: true };
      const owned = documentOf(listOf([required, query('createdAfter', '', time)]));
      const world = { env: {}, signal: new AbortController().signal };
      const ask = async (inputs: readonly string[]): Promise<Candidate> =>
        only(
          await askService(
            deskOf(owned),
            assess(owned),
            askingOf({ url, headers: [], inputs }, '', undefined, world),
          ),
        );
      expect(saysOf((await ask([])).open)[0]).to.include('give "owner" with --input NAME=VALUE');
      expect(calls).to.have.length(0);
      expect((await ask(['owner=me'])).standing).to.equal('ready');
      expect(calls[0]?.target).to.equal('/things?owner=me');
    }));
});
