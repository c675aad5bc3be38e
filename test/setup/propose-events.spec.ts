import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { TriggerDefinition } from '../../src/model.ts';
import { readDefinition } from '../../src/openapi/read.ts';
import { apiOperations } from '../../src/setup/api-operation.ts';
import { proposeEvents, type EventProposal } from '../../src/setup/propose-events.ts';
import { helpDeskTriggers, read } from './documents.ts';

const proposed = (document: unknown, isMounted = false): readonly EventProposal[] => {
  const definition = read(document);
  const [trigger] = definition.triggers;
  return proposeEvents(trigger as TriggerDefinition, apiOperations(definition, ['POST', 'PUT']), isMounted);
};

const withPost = (path: string, operation: Record<string, unknown>): unknown => {
  const document = helpDeskTriggers();
  const { post: _, ...list } = document.paths['/tickets'];
  return { ...document, paths: { '/tickets': list, [path]: { post: operation } } };
};

const body = (schema: unknown): Record<string, unknown> => ({
  requestBody: { content: { 'application/json': { schema } } },
  responses: { 201: { description: 'made' } },
});

describe('proposeEvents', () => {
  it('proposes the POST on the list that the trigger polls, its body with the token and without what is read-only', () => {
    const [first] = proposed(helpDeskTriggers());
    expect(first?.step).to.deep.equal({
      method: 'POST',
      url: '/tickets',
      body: { subject: 'Test {{token}}' },
    });
    expect(first?.operation).to.equal('createTicket: POST /tickets');
  });

  it('proposes the whole body and one without inputs besides, and a login last if at all', () => {
    const all = proposed(helpDeskTriggers());
    expect(all[1]?.step.body).to.deep.equal({ subject: 'Test {{token}}', priority: 'low' });
    expect(all.findIndex((p) => p.step.url === '/login')).to.not.equal(0);
    expect(all.filter((p) => p.rank >= 40).map((p) => p.step.url)).to.not.include('/login');
  });

  it('names an input of the trigger where the body has a member of its name, also an optional one', () => {
    const text = readFileSync('specs/voicemail/apiDefinition.swagger.json', 'utf8');
    const definition = readDefinition({ file: 'a.json', text });
    const operations = apiOperations(definition, ['POST']);
    for (const trigger of definition.triggers) {
      const [first] = proposeEvents(trigger, operations, false);
      expect(first?.step).to.deep.equal({
        method: 'POST',
        url: '/api/v1/voicemails',
        body: { mailbox: '{{inputs.mailbox}}', text: 'Test {{token}}' },
      });
      expect(first?.inputs).to.deep.equal({ mailbox: 'text' });
    }
  });

  it('leaves the basePath out where the URL of the service has a path of its own', () => {
    const text = readFileSync('specs/invoices/apiDefinition.swagger.json', 'utf8');
    const definition = readDefinition({ file: 'a.json', text });
    const [trigger] = definition.triggers;
    const [first] = proposeEvents(trigger as TriggerDefinition, apiOperations(definition, ['POST']), true);
    expect(first?.step.url).to.equal('/invoices');
  });

  it('saves the id of the answer where no text of the body reaches the item', () => {
    const ticket = {
      type: 'object',
      properties: { id: { type: 'integer' }, createdAt: { type: 'string', format: 'date-time' } },
    };
    const operation = {
      operationId: 'createTicket',
      ...body({ type: 'object', required: ['size'], properties: { size: { type: 'integer' } } }),
    };
    const document = withPost('/tickets/new', {
      ...operation,
      responses: { 201: { description: 'made', content: { 'application/json': { schema: ticket } } } },
    });
    const [first] = proposed(document);
    expect(first?.step.save).to.deep.equal({ id: '/id' });
    expect(first?.eventId).to.deep.equal({ emitted: '{{id}}', arrived: '/id' });
  });

  it('fills what a service wants to be unique, and the inputs of a path', () => {
    const schema = {
      type: 'object',
      required: ['subject', 'email', 'key'],
      properties: {
        subject: { type: 'string' },
        email: { type: 'string', format: 'email' },
        key: { type: 'string', format: 'uuid' },
      },
    };
    const document = withPost('/tickets/{queue}', {
      ...body(schema),
      operationId: 'createTicket',
      parameters: [
        { name: 'queue', in: 'path', required: true, schema: { type: 'string', example: 'first line' } },
      ],
    });
    const [first] = proposed(document);
    expect(first?.step).to.deep.equal({
      method: 'POST',
      url: '/tickets/first%20line',
      body: { subject: 'Test {{token}}', email: '{{token}}@example.com', key: '{{uuid}}' },
    });
  });

  it('is sure of nothing where no operation is akin to the trigger', () => {
    const document = withPost('/rooms', {
      ...body({ type: 'object', properties: { size: { type: 'integer' } } }),
      operationId: 'bookRoom',
    });
    expect(proposed(document).filter((p) => p.rank >= 40)).to.deep.equal([]);
  });
});
