import { expect } from 'chai';
import { assess, deskOf } from '../../src/assess/assess.ts';
import type { Candidate } from '../../src/assess/assessment.ts';
import { askService } from '../../src/probing/ask-service.ts';
import { askingOf } from '../../src/probing/asking.ts';
import { documentOf, listOf, only, query } from '../assess/documents.ts';
import { withServer, type Handler, type Reply } from '../samples/server.ts';
import { askAt, saysOf, things, three, time } from './things.ts';

const after = query('createdAfter', 'Things created after this time.', time);
/** A list that is ready as its document has it. */
const sure = documentOf(listOf([after], { description: 'The newest first.' }));

const texts = ['20 Nov 2026 14:48', '20 Nov 2026 14:11', '19 Nov 2026 23:59'];
const list = (times: readonly (string | null)[]): Reply => ({
  json: { value: times.map((createdAt, id) => ({ createdAt, id })) },
});

const asked = (handler: Handler): Promise<Candidate> =>
  withServer(handler, ({ url }) => askAt(url, [], sure));

/** Answers with some states, and otherwise where a state is sent. */
const then =
  (states: readonly (string | null)[], answer: Reply): Handler =>
  ({ target }) =>
    target.includes('After') ? answer : list(states);

describe('askService of what it cannot see', () => {
  it('is ready in its document', () => {
    expect(only(assess(sure)).standing).to.equal('ready');
  });

  it('says that states cannot be compared, gives the first one back, and stays unsure', async () => {
    const found = await asked(then(texts, list([])));
    expect(found.standing).to.equal('unsure');
    expect(saysOf(found.open)).to.deep.equal([
      'Asked: the states of the items cannot be compared: see for yourself whether the newest comes first',
    ]);
    expect(saysOf(found.evidence)).to.deep.equal([
      'Asked: the first item does not come again with its own state as bound',
      'Asked: it answers an empty list',
    ]);
  });

  it('finds what is wrong with states that cannot be compared', async () => {
    const missing = async (answer: Reply): Promise<readonly string[]> =>
      saysOf((await asked(then(texts, answer))).missing);
    expect(await missing({ status: 400 })).to.deep.equal([
      'Asked: a call with the state of the first item got 400 instead of 200',
    ]);
    expect(await missing(list(texts))).to.deep.equal([
      'Asked: the first item came again with its own state as bound',
    ]);
    const { json } = list(texts) as { json: { value: readonly unknown[] } };
    expect(await missing({ json: { value: json.value.slice(1) } })).to.deep.equal([
      'Asked: with the state of the first item, 2 items came that stood behind it: it is not the newest',
    ]);
  });

  it('looks past an item without a state that is not the first', async () => {
    const times = [three[0] ?? '', null, three[1] ?? '', three[2] ?? ''];
    const handler: Handler = (call, ...rest) =>
      call.target.includes('After') ? things({})(call, ...rest) : list(times);
    const found = await asked(handler);
    expect(found.standing).to.equal('ready');
    expect(saysOf(found.evidence)).to.include('Asked: the newest of 4 items comes first');
  });

  it('tells that items have their state in common', async () => {
    const [a = '', b = ''] = three;
    const found = await asked(things({ times: [a, b, b, b] }));
    expect(found.standing).to.equal('ready');
    expect(found.risks.filter((r) => r.says.startsWith('Asked:'))).to.have.length(1);
    expect(found.risks.find((r) => r.says.startsWith('Asked:'))).to.include({
      rule: 'PP-09',
      says: 'Asked: 3 of 4 items have their state in common with another',
    });
    expect(saysOf((await asked(things({}))).risks)).to.deep.equal([]);
  });

  it('tells what an empty list or a page of one did not show, of what the document says', async () => {
    const [a = ''] = three;
    for (const times of [[], [a], [a, null]]) {
      const found = await asked(then(times, list([])));
      expect(found.standing).to.equal('ready');
      expect(saysOf(found.risks)).to.deep.equal([
        times.length === 0
          ? 'Asked: the list is empty: cause an event, and ask again'
          : 'Asked: one item shows neither order nor filter: cause another event, and ask again',
      ]);
    }
  });

  it('tells that an older state was not taken', async () => {
    const found = await asked((call, ...rest) =>
      call.target.includes('01-01') ? { status: 503 } : things({})(call, ...rest),
    );
    expect(saysOf(found.risks)).to.deep.equal(['Asked: a call with an older state got 503 instead of 200']);
  });

  it('tells what the service says of a call that it refuses, and guesses nothing instead', async () => {
    const refusing = (reply: Reply): Promise<Candidate> => asked(then(three, { status: 400, ...reply }));
    const { missing } = await refusing({
      json: { errors: [{ code: 7, message: 'createdBefore is\nmissing' }] },
    });
    expect(missing[0]).to.not.have.property('mend');
    expect(saysOf(missing)).to.deep.equal([
      'Asked: a call with the newest state got 400 instead of 200, and the service says "createdBefore is missing"',
    ]);
    for (const reply of [{ text: '<html>Bad request</html>' }, { json: {} }, { text: '' }])
      expect((await refusing(reply)).missing[0]).to.have.property(
        'mend',
        'take the state as the answer has it',
      );
    expect(saysOf((await refusing({ text: 'No '.repeat(200) })).missing)[0]).to.match(/…"$/);
  });

  it('says which lists were not asked about', async () => {
    const paths = Object.fromEntries(
      Array.from({ length: 21 }, (_, i) => [`/things${i}`, listOf([after])['/things'] ?? {}]),
    );
    const many = documentOf(paths);
    const world = { env: {}, signal: new AbortController().signal };
    const { candidates } = await withServer(things({}), ({ url }) =>
      askService(
        deskOf(many),
        assess(many),
        askingOf({ url, headers: [], inputs: [] }, '', undefined, world),
      ),
    );
    expect(candidates.filter((c) => saysOf(c.open).length > 0).map((c) => saysOf(c.open))).to.deep.equal([
      ['Asked: nothing: no more than 20 lists are asked about'],
    ]);
  });

  it('sees nothing of the bound where a list with its state beside it is empty', async () => {
    const schema = {
      type: 'object',
      properties: { items: { type: 'array', items: { type: 'object' } }, last_seq: { type: 'string' } },
    };
    const responses = {
      200: { description: 'OK', content: { 'application/json': { schema } } },
    };
    const beside = documentOf({
      '/things': {
        get: {
          parameters: [query('since', 'Start immediately after the given update sequence.')],
          responses,
        },
      },
    });
    const ask = (items: readonly unknown[]): Promise<Candidate> =>
      withServer(
        ({ target }) => ({ json: { items: target.includes('since') ? [] : items, last_seq: 'b' } }),
        ({ url }) => askAt(url, [], beside),
      );
    expect(saysOf((await ask([{ id: 1 }])).evidence)).to.have.length(2);
    expect(saysOf((await ask([])).evidence)).to.deep.equal(['Asked: it answers an empty list']);
  });
});
