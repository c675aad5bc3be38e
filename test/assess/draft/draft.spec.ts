import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { assess, deskOf } from '../../../src/assess/assess.ts';
import { draft } from '../../../src/assess/draft/draft.ts';
import { valueAt, type JsonObject } from '../../../src/json.ts';
import type { ReadDocument } from '../../../src/model.ts';
import { readDefinition } from '../../../src/openapi/read.ts';
import { judgeDefinition } from '../../../src/rules/judge-definition.ts';
import { documentOf, listOf, query, registration } from '../documents.ts';

const drafted = (read: ReadDocument): ReadDocument | undefined => {
  const made = draft(deskOf(read), assess(read));
  if (made === undefined) return undefined;
  return readDefinition({
    file: 'apiDefinition.swagger.json',
    text: JSON.stringify(made.definition),
    properties: { file: 'apiProperties.json', text: JSON.stringify(made.properties) },
  });
};

const findings = (document: ReadDocument): readonly string[] =>
  judgeDefinition(document, document.triggers, { profile: 'strict', overrides: {} }).flatMap((judged) =>
    judged.findings
      // What the service itself declares of its answers is its own.
      .filter(({ rule }) => rule !== 'D-13')
      .map(({ rule, message }) => `${rule} ${message}`),
  );

const services = new URL('../../../../test/assess/services/', import.meta.url);

describe('draft', () => {
  for (const file of readdirSync(services))
    it(`makes of ${file} what lint passes, or nothing`, () => {
      const read = readDefinition({ file, text: readFileSync(new URL(file, services), 'utf8') });
      const written = drafted(read);
      const isReady = assess(read).candidates.some((c) => c.standing === 'ready');
      if (isReady) expect(written?.triggers).to.not.have.length(0);
      if (written === undefined) return;
      expect(written.warnings).to.deep.equal([]);
      expect(findings(written)).to.deep.equal([]);
      expect(written.root).to.include({ swagger: '2.0' });
    });

  const time = { type: 'string', format: 'date-time' };
  const sort = query('sort', '', { type: 'string', enum: ['-createdAt'] });

  it('keeps a bound that the state has to be sent with', () => {
    const after = query('createdAfter', 'Things after. Must be used together with createdBefore.', time);
    const made = drafted(documentOf(listOf([after, query('createdBefore', '', time), sort])));
    const names = made?.triggers.flatMap((t) => t.parameters.map((p) => p.name)) ?? [];
    expect(names).to.include('createdBefore');
  });

  it('lets the gateway fill the state in and sends the order with every poll', () => {
    const [trigger] =
      drafted(documentOf(listOf([query('createdAfter', 'after', time), sort])))?.triggers ?? [];
    expect(trigger).to.include({
      id: 'WhenThingCreated',
      mechanism: 'policy',
      summary: 'When a thing is created',
    });
    expect(trigger?.policy).to.deep.include({
      dataPath: '@triggerBody().value',
      config: { createdAfter: '@{triggerBody().value[0].createdAt}' },
    });
    const [state, order] = trigger?.parameters ?? [];
    expect(state).to.include({ name: 'createdAfter', internal: true, required: false });
    expect(order).to.deep.include({ name: 'sort', internal: true, required: true });
    expect(order?.schema).to.include({ default: '-createdAt' });
  });

  it('gives a state that is required from the start a first value', () => {
    const required = { ...query('createdAfter', 'after', time), required: true };
    const [trigger] = drafted(documentOf(listOf([required, sort])))?.triggers ?? [];
    expect(trigger?.parameters[0]?.schema).to.include({ default: '1970-01-01T00:00:00Z' });
    const counted = { ...query('createdAfter', 'after, formatted as a UNIX timestamp'), required: true };
    const number = { type: 'object', properties: { createdAt: { type: 'integer' } } };
    const [second] = drafted(documentOf(listOf([counted, sort], {}, number)))?.triggers ?? [];
    expect(second?.parameters[0]?.schema).to.include({ default: '0' });
  });

  it('marks the callback at any depth, behind references, and keeps the rest of the body', () => {
    const read = documentOf(registration({ hook: { $ref: '#/components/schemas/Hook' } }, '/hooks/{id}'), {
      components: {
        schemas: {
          Hook: {
            type: 'object',
            properties: {
              target: { $ref: '#/components/schemas/Target' },
              topic: { type: 'string', nullable: true },
            },
          },
          Target: { type: 'object', properties: { callbackUrl: { type: 'string', format: 'uri' } } },
        },
      },
    });
    const [trigger] = drafted(read)?.triggers ?? [];
    expect(trigger).to.include({ mechanism: 'webhook', callback: '/hook/target/callbackUrl' });
    expect(JSON.stringify(trigger?.body)).to.include('topic');
    expect(trigger?.unsubscribe).to.deep.include({
      operationId: 'StopTrigger',
      path: '/hooks/{id}',
      internal: true,
      parameters: [],
      hasBody: false,
    });
  });

  it('keeps from makers what would call a flow as it cannot take it, or not at all', () => {
    const made = drafted(
      documentOf(
        registration(
          {
            url: { type: 'string' },
            events: { type: 'array', items: { type: 'string' } },
            format: { type: 'string', enum: ['xml', 'json'], default: 'xml' },
            method: { type: 'string', enum: ['GET', 'POST'] },
            active: { type: 'boolean', default: false },
            status: { type: 'string', enum: ['new', 'old'] },
          },
          '/hooks/{id}',
        ),
      ),
    );
    const body = valueAt(made?.root ?? {}, '/paths/~1hooks/post/parameters/0/schema');
    expect(valueAt(body ?? {}, '/required')).to.deep.equal(['format', 'method', 'active', 'url']);
    for (const [name, value] of Object.entries({ format: 'json', method: 'POST', active: true })) {
      const property = valueAt(body ?? {}, `/properties/${name}`);
      expect(property, name).to.include({ default: value, 'x-ms-visibility': 'internal' });
      expect(property).to.not.have.property('enum');
    }
    expect(valueAt(body ?? {}, '/properties/status')).to.not.have.property('default');
    expect(made === undefined ? ['none'] : findings(made)).to.deep.equal([]);
  });

  it('keeps inputs from makers that would break the order, the pages or the end of a poll', () => {
    const more = [
      query('page'),
      query('offset'),
      query('createdBefore', '', time),
      query('orderBy'),
      query('todate'),
      query('inclusive'),
      query('owner'),
    ];
    const [trigger] =
      drafted(documentOf(listOf([query('createdAfter', 'after', time), sort, ...more])))?.triggers ?? [];
    expect(trigger?.parameters.map((p) => p.name)).to.deep.equal(['createdAfter', 'sort', 'owner']);
  });

  it('keeps every bound from above and every page from makers, by their names', () => {
    const more = [
      'before_id',
      'max_id',
      'before',
      'created_lt',
      'pageCursor',
      'max_price',
      'due_before',
      'max',
    ];
    const last = query('after_id', 'The last ID of a page, for the next page');
    const parameters = [query('createdAfter', 'after', time), sort, ...more.map((n) => query(n)), last];
    const [trigger] = drafted(documentOf(listOf(parameters)))?.triggers ?? [];
    expect(trigger?.parameters.map((p) => p.name)).to.deep.equal([
      'createdAfter',
      'sort',
      'max_price',
      'due_before',
      'max',
    ]);
  });

  it('writes a list of values that takes the state, or a constant, as one value', () => {
    const ids = { type: 'array', items: { type: 'integer' } };
    const fields = { type: 'array', items: { type: 'string', enum: ['-id', 'id'] } };
    const read = drafted(
      documentOf(listOf([query('id_greater', 'a greater id', ids), query('sort', '', fields)])),
    );
    const [state, order] = read?.triggers[0]?.parameters ?? [];
    expect(state?.schema).to.include({ type: 'integer' }).and.not.to.have.property('items');
    expect(order?.schema).to.include({ type: 'string', default: '-id' }).and.not.to.have.property('items');
  });

  it('asks for the credentials that the document declares', () => {
    const made = (scheme: JsonObject): { readonly asks: readonly string[]; readonly needs: unknown } => {
      const read = documentOf(listOf([query('createdAfter', 'after', time), sort]), {
        components: { securitySchemes: { Key: scheme } },
      });
      const result = draft(deskOf(read), assess(read));
      const asked = valueAt(result?.properties, '/properties/connectionParameters') as JsonObject;
      return { asks: Object.keys(asked), needs: result?.definition['security'] };
    };
    const flow = {
      authorizationUrl: 'https://a.example/a',
      tokenUrl: 'https://a.example/t',
      scopes: { read: '' },
    };
    expect(made({ type: 'apiKey', in: 'header', name: 'X-Key' })).to.deep.equal({
      asks: ['api_key'],
      needs: [{ Key: [] }],
    });
    expect(made({ type: 'http', scheme: 'basic' }).asks).to.deep.equal(['username', 'password']);
    expect(made({ type: 'oauth2', flows: { authorizationCode: flow } })).to.deep.equal({
      asks: ['token'],
      needs: [{ Key: ['read'] }],
    });
  });

  it('keeps what a DELETE requires in its query', () => {
    const paths = registration({ url: { type: 'string' } }, '/hooks/{id}') as Record<
      string,
      Record<string, JsonObject>
    >;
    const force = { name: 'force', in: 'query', required: true, schema: { type: 'boolean' } };
    Object.assign(paths['/hooks/{id}']?.['delete'] ?? {}, { parameters: [force] });
    const read = documentOf(paths);
    const ending = valueAt(draft(deskOf(read), assess(read))?.definition, '/paths/~1hooks~1{id}/delete');
    expect(JSON.stringify(ending)).to.include('"name":"force","in":"query","required":true');
  });

  it('names what a path lists, and no letter or machinery of it', () => {
    const names = ['/r/{sub}/new', '/_apis/things', '/surveys/{id}/responses/bulk'].map((path) => {
      const list = listOf([query('createdAfter', 'after', time), sort])['/things'] ?? {};
      return drafted(documentOf({ [path]: list }))?.triggers[0]?.summary;
    });
    expect(names).to.deep.equal([
      'When an item is created',
      'When a thing is created',
      'When a response is created',
    ]);
  });

  it('drafts nothing of what is missing something, or cannot be written', () => {
    expect(drafted(documentOf(listOf([])))).to.equal(undefined);
    expect(drafted(documentOf(listOf([query('jql', 'The JQL')])))).to.equal(undefined);
    expect(drafted(documentOf(registration({ url: { type: 'string' } })))).to.equal(undefined);
  });

  it('gives triggers names that differ', () => {
    const twice = {
      ...registration({ url: { type: 'string' } }, '/hooks/{id}'),
      '/webhooks': registration({ url: { type: 'string' } })['/hooks'] ?? {},
      '/webhooks/{id}': { delete: { responses: {} } },
    };
    const ids = drafted(documentOf(twice))?.triggers.map((t) => t.id);
    expect(ids).to.deep.equal(['WhenEventSent', 'WhenEventSent2']);
  });
});
