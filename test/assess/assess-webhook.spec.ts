import { expect } from 'chai';
import type { JsonObject } from '../../src/json.ts';
import { assessed, only, registration } from './documents.ts';

const url = { url: { type: 'string' }, event: { type: 'string' } };

describe('assess of a registration', () => {
  it('is ready when a body takes a URL, its path speaks of hooks, and a DELETE ends it', () => {
    const found = only(assessed(registration(url, '/hooks/{id}')));
    expect(found).to.include({ standing: 'ready', mechanism: 'webhook' });
    expect(found.webhook).to.deep.equal({ callback: '/url', certain: true, unsubscribe: '/hooks/{id}' });
    expect(found.risks.map((r) => r.rule)).to.deep.equal(['W-03']);
  });

  it('fears no missing Location when the 201 declares it', () => {
    const responses = {
      '201': { description: 'Created', headers: { location: { schema: { type: 'string' } } } },
    };
    expect(only(assessed(registration(url, '/hooks/{id}', { responses }))).risks).to.deep.equal([]);
  });

  it('is unsure when the document has no DELETE, and says which to add', () => {
    const found = only(assessed(registration(url)));
    expect(found.standing).to.equal('unsure');
    expect(found.open[0]).to.include({ rule: 'D-11' });
    expect(found.open[0]?.mend).to.include('DELETE /hooks/{id}');
  });

  it('takes no link, picture or redirect for a callback', () => {
    for (const name of ['avatarUrl', 'redirect_uri', 'successUrl', 'website', 'fileUrl', 'shippingAddress'])
      expect(
        assessed(registration({ [name]: { type: 'string', format: 'uri' } }, '/hooks/{id}')).candidates,
        name,
      ).to.deep.equal([]);
  });

  it('takes no property that the service alone writes for a callback', () => {
    const own = { url: { type: 'string', readOnly: true }, event: { type: 'string' } };
    expect(assessed(registration(own, '/hooks/{id}')).candidates).to.deep.equal([]);
    const inside = { self: { type: 'object', readOnly: true, properties: { url: { type: 'string' } } } };
    expect(assessed(registration(inside, '/hooks/{id}')).candidates).to.deep.equal([]);
  });

  it('is unsure of a bare URL beside an id and a map that may hold another', () => {
    const own = { ...url, id: { type: 'string' }, inputs: { type: 'object' } };
    const found = only(assessed(registration(own, '/hooks/{id}')));
    expect([found.standing, found.webhook?.certain]).to.deep.equal(['unsure', false]);
    const told = { ...own, url: { type: 'string', description: 'Where notifications are sent: a URL' } };
    expect(only(assessed(registration(told, '/hooks/{id}'))).standing).to.equal('ready');
  });

  it('is unsure of a callback in a call that is named no registration', () => {
    const found = only(
      assessed({
        '/payments': {
          post: {
            requestBody: {
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    properties: { amount: { type: 'number' }, callbackUrl: { type: 'string' } },
                  },
                },
              },
            },
            responses: { '201': { description: 'Created' } },
          },
        },
      }),
    );
    expect(found.standing).to.equal('unsure');
    expect(found.webhook?.certain).to.equal(false);
  });

  it('lacks a registration without a handshake when the description asks for one', () => {
    const more = { description: 'We send a challenge that your server must echo.' };
    expect(only(assessed(registration(url, '/hooks/{id}', more))).missing.map((r) => r.rule)).to.deep.equal([
      'W-13',
    ]);
  });

  it('finds that a handshake is asked for wherever it is said', () => {
    const says = 'Answers the challenge of the service.';
    const rules = (more: JsonObject, property: JsonObject = url): (string | undefined)[] =>
      only(assessed(registration(property, '/hooks/{id}', more))).missing.map((r) => r.rule);
    const callback = (verb: string, description: string): JsonObject => ({
      callbacks: {
        ring: { '{$request.body#/url}': { post: { responses: {} }, [verb]: { description, responses: {} } } },
      },
    });
    expect(rules(callback('get', 'Is it there?'))).to.include('W-13');
    expect(rules(callback('post', says))).to.include('W-13');
    expect(rules(callback('post', 'A ring.'))).to.deep.equal([]);
    expect(rules({}, { ...url, url: { type: 'string', description: says } })).to.include('W-13');
  });

  it('is unsure when a DELETE elsewhere ends it by its name alone', () => {
    for (const path of ['/other/webhooks/{id}', '/account/webhook']) {
      const found = only(assessed(registration(url, path)));
      expect(found.standing, path).to.equal('unsure');
      expect(found.open.map((r) => r.rule)).to.deep.equal(['W-06']);
    }
    expect(only(assessed(registration(url, '/hooks/{id}'))).standing).to.equal('ready');
  });

  it('is unsure when it holds one registration only', () => {
    const description = 'There is only one webhook per bot; an earlier one is replaced.';
    const found = only(assessed(registration(url, '/hooks/{id}', { description })));
    expect(found.open.map((r) => r.rule)).to.deep.equal(['W-22']);
  });

  it('lacks a registration that is told of more than what comes of it', () => {
    const once = { type: 'string', description: 'Called once when this export is done' };
    const { standing, open, missing } = only(assessed(registration({ callbackUrl: once }, '/hooks/{id}')));
    expect([standing, open.length, missing.length]).to.deep.equal(['lacking', 0, 1]);
  });

  it('lacks a DELETE that needs its path only, where it requires a body', () => {
    const paths = registration(url, '/hooks/{id}') as Record<string, Record<string, JsonObject>>;
    const requestBody = { required: true, content: { 'application/json': { schema: { type: 'object' } } } };
    Object.assign(paths['/hooks/{id}']?.['delete'] ?? {}, { requestBody });
    expect(only(assessed(paths)).missing.map((r) => r.rule)).to.deep.equal(['D-12']);
  });

  it('takes where a person is led for no callback', () => {
    const led = { type: 'string', format: 'uri', description: 'OAuth redirect URI the user is sent to' };
    expect(assessed(registration({ callback_url: led }, '/hooks/{id}')).candidates).to.deep.equal([]);
  });

  it('finds an OpenAPI callback to a URL of the query', () => {
    const callbacks = { data: { '{$request.query.callbackUrl}/data': { post: { responses: {} } } } };
    const found = only(
      assessed({
        '/streams': {
          post: {
            parameters: [{ name: 'callbackUrl', in: 'query', schema: { type: 'string' } }],
            callbacks,
            responses: { '201': { description: 'Created' } },
          },
        },
      }),
    );
    expect(found.missing.map((r) => r.rule)).to.deep.equal(['D-04']);
  });

  it('is unsure when registrations end by themselves', () => {
    const schema = {
      type: 'object',
      properties: { id: { type: 'string' }, expirationTime: { type: 'string' } },
    };
    const responses = { '201': { description: 'Created', content: { 'application/json': { schema } } } };
    expect(
      only(assessed(registration(url, '/hooks/{id}', { responses }))).open.map((r) => r.rule),
    ).to.deep.equal(['L-06']);
  });

  it('is unsure when a registration is said to end by itself', () => {
    const rules = (property: JsonObject, description = ''): readonly (string | undefined)[] =>
      only(assessed(registration({ ...url, ...property }, '/hooks/{id}', { description }))).open.map(
        (r) => r.rule,
      );
    const ttl = (description: string): JsonObject => ({ ttl: { type: 'integer', description } });
    expect(rules(ttl('Seconds after which it ends; must be renewed'))).to.deep.equal(['L-06']);
    expect(rules(ttl('When it expires; by default, never'))).to.deep.equal([]);
    expect(rules({}, 'A subscription expires after a week.')).to.deep.equal(['L-06']);
  });

  it('takes what is named a taker of calls for a callback where it holds a URL', () => {
    const destination = { type: 'string', description: 'URL must be active and answer 200' };
    const found = only(assessed(registration({ destination, scope: { type: 'string' } }, '/hooks/{id}')));
    expect([found.standing, found.webhook?.callback]).to.deep.equal(['ready', '/destination']);
    const place = { type: 'string', description: 'Where the parcel goes' };
    expect(assessed(registration({ destination: place }, '/hooks/{id}')).candidates).to.deep.equal([]);
  });

  it('lacks one URL where it takes a list of them', () => {
    const urls = { type: 'array', items: { type: 'string' }, description: 'Where events are posted' };
    expect(
      only(assessed(registration({ callback_urls: urls }, '/hooks/{id}'))).missing.map((r) => r.rule),
    ).to.deep.equal(['D-08']);
  });

  it('is unsure where a registration does not declare what takes the URL', () => {
    const noBody = { '/hooks': { post: { responses: {} } }, '/hooks/{id}': { delete: { responses: {} } } };
    const config = {
      type: 'object',
      additionalProperties: { type: 'string' },
      description: 'Options; "url" is required',
    };
    for (const paths of [
      noBody,
      registration({ config, type: { type: 'string' } }, '/hooks/{id}'),
      registration({ data: { type: 'object' }, event: { type: 'string' } }, '/hooks/{id}'),
    ]) {
      const found = only(assessed(paths));
      expect([found.standing, found.open[0]?.says]).to.deep.equal([
        'unsure',
        'Where the URL of the caller goes is not declared',
      ]);
    }
    const titled = registration({ title: { type: 'string' } }, '/hooks/{id}');
    expect(assessed(titled).candidates).to.deep.equal([]);
  });

  it("finds a DELETE whose key is written in OData's manner", () => {
    for (const path of ["/hooks('{id}')", '/hooks({id})'])
      expect(only(assessed(registration(url, path))).webhook?.unsubscribe, path).to.equal(path);
  });

  it('takes a feed that is read, or the push service of a browser, for no callback', () => {
    const feed = { url: { type: 'string', description: 'URL of the feed or site' } };
    expect(assessed(registration(feed, '/hooks/{id}')).candidates).to.deep.equal([]);
    const keys = { type: 'object', properties: { p256dh: { type: 'string' }, auth: { type: 'string' } } };
    expect(
      assessed(registration({ endpoint: { type: 'string' }, keys }, '/hooks/{id}')).candidates,
    ).to.deep.equal([]);
  });

  it('says what of the query a DELETE requires', () => {
    const paths = registration(url, '/hooks/{id}') as Record<string, Record<string, JsonObject>>;
    const force = { name: 'force', in: 'query', required: true, schema: { type: 'boolean' } };
    Object.assign(paths['/hooks/{id}']?.['delete'] ?? {}, { parameters: [force] });
    const found = only(assessed(paths));
    expect(found.standing).to.equal('ready');
    expect(found.risks.map((r) => r.rule)).to.deep.equal(['W-03', 'W-05']);
  });

  it('is sure of a callback for named events outside a path of hooks', () => {
    const properties = {
      notifyUrl: { type: 'string' },
      orderEvents: { type: 'array', items: { type: 'string' } },
    };
    const paths = registration(properties) as Record<string, JsonObject>;
    const gone = { delete: { responses: {} } };
    expect(
      only(assessed({ '/links': paths['/hooks'] ?? {}, '/links/{id}': gone })).webhook?.certain,
    ).to.equal(true);
  });

  it('takes no test, update or end of a registration for one', () => {
    for (const path of ['/hooks/test', '/hooks/{id}/ping', '/hooks/unsubscribe', '/update-hook'])
      expect(assessed({ [path]: registration(url)['/hooks'] ?? {} }).candidates, path).to.deep.equal([]);
  });

  it('takes an event that is called an update or a deletion for one', () => {
    for (const path of ['/contacts/hooks/update', '/contacts/hooks/deleted'])
      expect(assessed({ [path]: registration(url)['/hooks'] ?? {} }).candidates, path).to.have.length(1);
  });

  it('finds no registration in a document whose body contains itself', () => {
    const schema = { $ref: '#/components/schemas/Node' };
    const found = assessed(
      { '/nodes': { post: { requestBody: { content: { 'application/json': { schema } } }, responses: {} } } },
      {
        components: {
          schemas: { Node: { type: 'object', properties: { child: schema, name: { type: 'string' } } } },
        },
      },
    );
    expect(found.candidates).to.deep.equal([]);
  });
});
