import { expect } from 'chai';
import { nativeTrigger } from '../../samples/triggers.ts';
import { benchOf, targetOf } from './bench.ts';

const first = '/api/v1/voicemails?mailbox=a%2Fb%20c&max=5';

describe('a mocked native trigger', () => {
  it('answers a first poll 202, with a Location and without what was there before', () => {
    const bench = benchOf([nativeTrigger()]);
    const { status, header, body } = bench.get(first);
    expect([status, header('Retry-After'), body]).to.deep.equal([202, '1', undefined]);
    expect(header('Location')).to.match(
      /^http:\/\/127\.0\.0\.1:4999\/api\/v1\/voicemails\?mailbox=a%2Fb%20c&max=5&triggerState=2%2B[0-9a-z]+$/,
    );
  });

  it('answers 200 with an array of what is new, once, and the same again to the same Location', () => {
    const bench = benchOf([nativeTrigger()]);
    const baseline = targetOf(bench.get(first));
    bench.emit({ token: 'one' });
    bench.emit({ token: 'two' });
    const news = bench.get(baseline);
    expect(news.status).to.equal(200);
    expect(JSON.stringify(news.body)).to.match(/^\[.*one.*two.*\]$/);
    expect(bench.get(baseline).body).to.deep.equal(news.body);
    expect(bench.get(targetOf(news)).status).to.equal(202);
  });

  it('hands single items over one by one, and asks to come again at once while more wait', () => {
    const bench = benchOf([nativeTrigger({ delivery: 'single', responses: {} })]);
    const baseline = targetOf(bench.get(first));
    bench.emit({ token: 'one' });
    bench.emit({ token: 'two' });
    const one = bench.get(baseline);
    const two = bench.get(targetOf(one));
    expect([one.header('Retry-After'), two.header('Retry-After')]).to.deep.equal(['0', '1']);
    expect(JSON.stringify(one.body)).to.contain('one').and.not.contain('two');
    expect(JSON.stringify(two.body)).to.contain('two').and.not.contain('one');
  });

  it('keeps events from pollers whose inputs exclude them', () => {
    const bench = benchOf([nativeTrigger()]);
    const [sales, support] = ['sales', 'support'].map((m) =>
      targetOf(bench.get(`/api/v1/voicemails?mailbox=${m}`)),
    );
    bench.emit({ values: { mailbox: 'sales' } });
    expect([bench.get(sales ?? '').status, bench.get(support ?? '').status]).to.deep.equal([200, 202]);
  });

  it('refuses a state that it did not give out', () => {
    const bench = benchOf([nativeTrigger()]);
    const location = targetOf(bench.get(first));
    const odd = [
      location.slice(0, -1),
      location.replace('=2%2B', '=1%2B'),
      location.replace('%2B', '+'),
      `${location}x`,
    ];
    expect(odd.map((target) => bench.get(target).status)).to.deep.equal([400, 400, 400, 400]);
  });

  it('refuses wrong credentials for the first poll and for a Location', () => {
    const bench = benchOf([nativeTrigger()]);
    const location = targetOf(bench.get(first));
    const bad = { 'x-api-key': 'another' };
    expect([bench.get(first, bad).status, bench.get(location, bad).status]).to.deep.equal([401, 401]);
  });

  it('leaves a key in the query out of Location', () => {
    const security = [{ name: 'key', type: 'apiKey', in: 'query', parameter: 'code' }] as const;
    const { header } = benchOf([nativeTrigger({ security })]).get(`${first}&code=the-key-of-the-mock`);
    expect(header('Location')).to.contain('max=5').and.not.contain('code');
  });

  it('puts its list into the array that an object declares, and keeps what the object requires', () => {
    const schema = {
      type: 'object',
      required: ['count', 'data'],
      properties: {
        count: { type: 'integer' },
        tags: { type: 'array', items: { type: 'string' } },
        data: { type: 'array', items: { type: 'object', properties: { subject: { type: 'string' } } } },
      },
    };
    const bench = benchOf([nativeTrigger({ responses: { '200': { schema, headers: [] } } })]);
    const baseline = targetOf(bench.get(first));
    bench.emit({ token: 'one' });
    expect(bench.get(baseline).body).to.deep.equal({
      count: 1,
      tags: ['text'],
      data: [{ subject: 'text one' }],
    });
  });
});
