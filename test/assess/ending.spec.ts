import { expect } from 'chai';
import type { Json, JsonObject } from '../../src/json.ts';
import { assessed, json, only, registration } from './documents.ts';

const url = { callbackUrl: { type: 'string' } };

const ruled = (paths: Json): unknown => {
  const { open, webhook } = only(assessed(paths));
  return [open.map((r) => r.rule), webhook?.unsubscribe];
};

/** A registration beside a DELETE that is described. */
const described = (path: string, description: string): JsonObject => {
  const paths = registration(url, path) as Record<string, Record<string, JsonObject>>;
  Object.assign(paths[path]?.['delete'] ?? {}, { description });
  return paths;
};

describe('assess of what ends a registration', () => {
  it('takes no DELETE for it that deletes something else, or spares none', () => {
    expect(ruled(registration(url, '/hooks/{id}/logs'))).to.deep.equal([['D-11'], undefined]);
    const all = { delete: { description: 'Deletes all hooks of the account.', responses: {} } };
    const { '/hooks': hooks } = registration(url) as Record<string, JsonObject>;
    expect(ruled({ '/hooks': { ...hooks, ...all } })).to.deep.equal([['D-11'], undefined]);
  });

  it('takes a DELETE for it whose path ends in a word for it', () => {
    expect(ruled(registration(url, '/hooks/{id}/unsubscribe'))).to.deep.equal([
      [],
      '/hooks/{id}/unsubscribe',
    ]);
    expect(ruled(described('/hooks/{id}', 'Deletes the hook, and all that waits for it.'))).to.deep.equal([
      [],
      '/hooks/{id}',
    ]);
  });

  it('fears no end of a token that a registration comes with', () => {
    const answer = (name: string): JsonObject =>
      registration(url, '/hooks/{id}', {
        responses: { 201: json({ type: 'object', properties: { [name]: { type: 'string' } } }) },
      });
    expect(ruled(answer('tokenExpiresAt'))).to.deep.equal([[], '/hooks/{id}']);
    expect(ruled(answer('expiresAt'))).to.deep.equal([['L-06'], '/hooks/{id}']);
  });
});

describe('assess of where a callback goes', () => {
  it('knows a callback by what it takes, or by what is said of it', () => {
    for (const properties of [
      { payload_url: { type: 'string', format: 'uri' } },
      { where: { type: 'string', format: 'uri', description: 'The URL that we should call' } },
    ])
      expect(only(assessed(registration(properties, '/hooks/{id}'))).standing).to.equal('ready');
  });

  it('finds a registration whose path ends in what it is for', () => {
    const { '/hooks': hooks = {} } = registration({ url: { type: 'string' }, type: { type: 'string' } });
    const found = assessed({
      '/hook/{kind}/{of}': hooks,
      '/hook/{id}': { delete: { responses: {} } },
    });
    expect(only(found).webhook?.unsubscribe).to.equal('/hook/{id}');
  });
});
