import { expect } from 'chai';
import { textOf, valueAt, type Json } from '../../../src/json.ts';
import type { TriggerDefinition } from '../../../src/model.ts';
import { policyTrigger } from '../../samples/triggers.ts';
import { benchOf } from './bench.ts';

const list = '/api/v1/invoices?customer=Contoso';
const items = (body: Json | undefined): readonly Json[] => valueAt(body, '/value') as readonly Json[];
const ids = (body: Json | undefined): readonly unknown[] => items(body).map((i) => valueAt(i, '/id'));

const filtered = (changes: Partial<TriggerDefinition> = {}): TriggerDefinition =>
  policyTrigger({
    policy: {
      dataPath: '@triggerBody().value',
      config: { $filter: "kind eq 'new' and created gt @{triggerBody().value[0].created}" },
      nextLink: '@odata.nextLink',
    },
    responses: {
      '200': {
        schema: {
          type: 'object',
          properties: {
            '@odata.nextLink': { type: 'string' },
            value: {
              type: 'array',
              items: {
                type: 'object',
                properties: { created: { type: 'string', format: 'date-time' }, title: { type: 'string' } },
              },
            },
          },
        },
        headers: [],
      },
    },
    ...changes,
  });

describe('a mocked list behind a gateway', () => {
  it('is an object with everything, newest first, where no state is given', () => {
    const bench = benchOf([policyTrigger()]);
    bench.emit();
    expect(ids(bench.get(list).body)).to.deep.equal([1003, 1002, 1001]);
    expect(valueAt(bench.get(list).body, '/count')).to.equal(1);
  });

  it('holds only what is strictly newer than its state, and is empty where nothing is', () => {
    const bench = benchOf([policyTrigger()]);
    bench.emit();
    expect(ids(bench.get(`${list}&since_id=1002`).body)).to.deep.equal([1003]);
    const { status, body } = bench.get(`${list}&since_id=1003`);
    expect([status, ids(body)]).to.deep.equal([200, []]);
  });

  it('reads its state out of the text that the expression wraps it in', () => {
    const bench = benchOf([filtered()]);
    bench.emit({ token: 'one' });
    const [newest, older] = items(bench.get(list).body).map((i) => valueAt(i, '/created'));
    const since = (time: unknown): string =>
      `${list}&$filter=${encodeURIComponent(`kind eq 'new' and created gt ${String(time)}`)}`;
    expect(items(bench.get(since(newest)).body)).to.deep.equal([]);
    expect(JSON.stringify(items(bench.get(since(older)).body))).to.contain('one');
  });

  it('refuses a state that it cannot read', () => {
    const bench = benchOf([policyTrigger(), filtered({ id: 'OnOther', path: '/other' })]);
    const statuses = [`${list}&since_id=soon`, '/api/v1/other?$filter=created%20lt%20now'].map(
      (target) => bench.get(target).status,
    );
    expect(statuses).to.deep.equal([400, 400]);
  });

  it('is paged where the definition declares the link, and every item is on one page', () => {
    const bench = benchOf([filtered()]);
    const tokens = Array.from({ length: 24 }, (_, i) => `token${i}.`);
    for (const token of tokens) bench.emit({ token });
    const pages: Json[] = [];
    for (let target: string | undefined = list; target !== undefined;) {
      const body: Json | undefined = bench.get(target).body;
      pages.push(body ?? null);
      const link: Json | undefined = valueAt(body, '/@odata.nextLink');
      target = typeof link === 'string' ? link.replace('http://127.0.0.1:4999', '') : undefined;
    }
    const text = JSON.stringify(pages.map(items));
    expect(pages.map((p) => items(p).length)).to.deep.equal([10, 10, 6]);
    expect(tokens.filter((t) => text.split(t).length !== 2)).to.deep.equal([]);
  });

  it('has the newest state beside the list where the expression reads it there', () => {
    const policy = {
      dataPath: '@triggerBody().value',
      config: { since: '@{triggerBody().asOf}' },
      nextLink: 'next',
    };
    const bench = benchOf([policyTrigger({ policy })]);
    bench.emit();
    const asOf = textOf(valueAt(bench.get(list).body, '/asOf'));
    expect(items(bench.get(`${list}&since=${asOf}`).body)).to.deep.equal([]);
    bench.emit();
    expect(items(bench.get(`${list}&since=${asOf}`).body)).to.have.length(1);
  });
});
