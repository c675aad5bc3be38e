import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { assess, deskOf } from '../../../src/assess/assess.ts';
import { draft } from '../../../src/assess/draft/draft.ts';
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
