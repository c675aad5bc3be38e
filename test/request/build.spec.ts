import { expect } from 'chai';
import { buildRequest } from '../../src/request/build.ts';
import { nativeTrigger, parameter, policyTrigger, webhookTrigger } from '../samples/triggers.ts';

const targetOf =
  (...parameters: ReturnType<typeof parameter>[]) =>
  (inputs: Record<string, never> | object) =>
    buildRequest(nativeTrigger({ parameters, path: '/boxes/{box}/items', basePath: '/v1' }), {
      inputs: inputs as Record<string, string>,
    }).target;

const box = (changes = {}) => parameter('box', { in: 'path', ...changes });

describe('buildRequest', () => {
  it('buildRequest fills in configured parameters when they are percent-encoded', () => {
    const target = targetOf(box({ encoding: 'single' }), parameter('q'))({ box: "a/b é'", q: 'x y&z=+' });
    expect(target).to.equal('/v1/boxes/a%2Fb%20%C3%A9%27/items?q=x%20y%26z%3D%2B');
  });

  it('buildRequest encodes a path parameter twice when the definition says so', () => {
    expect(targetOf(box({ encoding: 'double' }))({ box: 'a/b' })).to.equal('/v1/boxes/a%252Fb/items');
  });

  it('buildRequest writes an array in its collection format', () => {
    const formats = ['csv', 'ssv', 'pipes', 'multi'] as const;
    const targets = formats.map((collectionFormat) =>
      targetOf(box(), parameter('ids', { collectionFormat }))({ box: 'b', ids: ['1,', '2'] }),
    );
    expect(targets.map((t) => t.split('?')[1])).to.deep.equal([
      'ids=1%2C,2',
      'ids=1%2C%202',
      'ids=1%2C%7C2',
      'ids=1%2C&ids=2',
    ]);
  });

  it('buildRequest sends an internal default, and no optional input that is not configured', () => {
    const built = buildRequest(
      nativeTrigger({
        parameters: [
          parameter('api-version', { internal: true, schema: { type: 'string', default: '2' } }),
          parameter('hidden', { internal: true, required: false, schema: { type: 'string', default: 'x' } }),
          parameter('top', { required: false, schema: { type: 'integer', default: 10 } }),
          parameter('X-Kind', { in: 'header', schema: { type: 'string', enum: ['new', 'old'] } }),
        ],
      }),
      { inputs: {} },
    );
    expect(built.target).to.equal('/api/v1/voicemails?api-version=2');
    expect(built.headers).to.deep.equal({ Accept: 'application/json, */*;q=0.8', 'X-Kind': 'new' });
    expect(built.made).to.deep.equal([]);
  });

  it('buildRequest names the inputs that it had to make up, and those that nobody knows', () => {
    const built = buildRequest(webhookTrigger({ parameters: [parameter('team')] }), {
      inputs: { kindz: ['fire'], '/target/colour': 'red' },
    });
    expect(built.made).to.deep.equal(['team', 'kinds']);
    expect(built.unknownInputs).to.deep.equal(['kindz', '/target/colour']);
  });

  it('buildRequest puts the callback URL in its place when the body is built', () => {
    const built = buildRequest(webhookTrigger(), {
      inputs: { kinds: ['fire'], '/target/version': 3 },
      callback: 'http://127.0.0.1:9/cb?sig=a%2Fb',
    });
    expect(built.body).to.deep.equal({
      event: 'alarm',
      kinds: ['fire'],
      target: { url: 'http://127.0.0.1:9/cb?sig=a%2Fb', version: 3 },
    });
    expect(built.headers['Content-Type']).to.equal('application/json');
    expect(built.made).to.deep.equal([]);
  });

  it('buildRequest leaves the callback URL and its default out when asked to', () => {
    const built = buildRequest(webhookTrigger(), {
      inputs: { kinds: ['fire'] },
      callback: 'http://127.0.0.1:9/cb',
      omitCallback: true,
    });
    expect(built.body).to.deep.equal({ event: 'alarm', kinds: ['fire'], target: { version: 2 } });
  });

  it('buildRequest fills in the rest of an object when a part of it is configured', () => {
    const filter = {
      type: 'object',
      required: ['version', 'kinds'],
      properties: {
        version: { type: 'integer', default: 1, 'x-ms-visibility': 'internal' },
        kinds: { type: 'array', items: { type: 'string' } },
      },
    };
    const trigger = webhookTrigger({
      body: { required: true, schema: { type: 'object', properties: { filter } } },
      callback: '/url',
    });
    const bodies = [{ '/filter/kinds': ['a'] }, { filter: { kinds: ['a'] } }].map(
      (inputs) => buildRequest(trigger, { inputs, callback: 'http://c/' }).body,
    );
    const expected = { filter: { version: 1, kinds: ['a'] }, url: 'http://c/' };
    expect(bodies).to.deep.equal([expected, expected]);
    expect(buildRequest(trigger, { inputs: {}, callback: 'http://c/' }).body).to.deep.equal({
      url: 'http://c/',
    });
  });

  it('buildRequest sends the state of a policy poll beside its inputs', () => {
    const options = { inputs: { customer: 'acme' } };
    expect(buildRequest(policyTrigger(), options).target).to.equal('/api/v1/invoices?customer=acme');
    const values = { since_id: '2024-01-01T00:00:00+02:00', per_page: '5' };
    expect(buildRequest(policyTrigger(), { ...options, values }).target).to.equal(
      '/api/v1/invoices?customer=acme&since_id=2024-01-01T00%3A00%3A00%2B02%3A00&per_page=5',
    );
  });

  it('buildRequest follows an overlay and another base path', () => {
    const built = buildRequest(webhookTrigger(), {
      inputs: { kinds: ['fire'] },
      callback: 'http://c/',
      basePath: '/api',
      overlay: { method: 'put', path: '/v2/hooks', body: { target: { tenant: 't' }, event: 'all' } },
    });
    expect([built.method, built.target]).to.deep.equal(['PUT', '/api/v2/hooks']);
    expect(built.body).to.deep.equal({
      event: 'all',
      kinds: ['fire'],
      target: { version: 2, url: 'http://c/', tenant: 't' },
    });
  });

  it('buildRequest writes a form when the parameters are form fields', () => {
    const built = buildRequest(
      nativeTrigger({
        method: 'POST',
        parameters: [parameter('a', { in: 'formData' }), parameter('b', { in: 'formData' })],
      }),
      { inputs: { a: 'x y', b: '1&2' } },
    );
    expect(built.body).to.equal('a=x%20y&b=1%262');
    expect(built.headers['Content-Type']).to.equal('application/x-www-form-urlencoded');
  });

  it('buildRequest leaves a callback really out when an example or the overlay holds one', () => {
    const trigger = webhookTrigger();
    const built = buildRequest(trigger, {
      inputs: {},
      omitCallback: true,
      overlay: { body: { target: { url: 'https://overlay.example', version: 3 } } },
    });
    expect(built.body).to.have.nested.property('target.version', 3);
    expect(built.body).to.not.have.nested.property('target.url');
  });
});
