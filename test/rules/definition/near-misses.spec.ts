import { expect } from 'chai';
import type { JsonObject } from '../../../src/json.ts';
import { nearMisses } from '../../../src/rules/definition/near-misses.ts';
import { documentView } from '../../../src/rules/definition/view.ts';
import { polling, read, swagger, webhook } from '../../samples/documents.ts';

const missed = (document: JsonObject): string[] =>
  nearMisses(documentView(read(document))).map((m) => `${m.name} @ ${m.written}`);

const operation = (more: JsonObject): JsonObject =>
  swagger({ '/orders': { get: { operationId: 'List', responses: {}, ...more } } });

describe('nearMisses', () => {
  it('finds nothing where triggers are marked, or nothing is meant', () => {
    expect(missed(webhook())).to.deep.equal([]);
    expect(missed(polling({ 'x-ms-trigger-hint': 'Place an order.' }))).to.deep.equal([]);
    expect(missed(operation({ 'x-ms-visibility': 'internal', 'x-ms-summary': 'Orders' }))).to.deep.equal([]);
  });

  it('finds a mark that is misspelt, or that another platform knows', () => {
    for (const key of [
      'x-ms-triger',
      'x-ms-triggers',
      'X-MS-Trigger',
      'x-mstrigger',
      'x-trigger',
      'ms-trigger',
    ])
      expect(missed(operation({ [key]: 'batch' }))).to.deep.equal([`List @ /paths/~1orders/get/${key}`]);
    expect(missed(operation({ 'x-ms-scheduler-trigger': 'batch' }))).to.have.length(1);
    expect(missed(operation({ 'x-ms-trigger-metadata': { mode: 'polling' } }))).to.have.length(1);
  });

  it('finds a mark outside of an operation', () => {
    const beside = swagger({ '/orders': { 'x-ms-trigger': 'batch', get: { operationId: 'List' } } });
    expect(missed(beside)).to.deep.equal(['/orders @ /paths/~1orders/x-ms-trigger']);
    expect(missed(swagger({}, { 'x-ms-triggers': {} }))).to.deep.equal(['the document @ /x-ms-triggers']);
    expect(missed(swagger({}, { info: { title: 'A', 'x-ms-trigger': 'single' } }))).to.have.length(1);
  });

  it('finds a mark in what an operation holds, or in what operations share', () => {
    const mark = { 'x-ms-trigger': 'single' };
    const places = (more: JsonObject): string[] => missed(operation(more)).map((m) => m.slice(26));
    expect(places({ responses: mark })).to.deep.equal(['/responses/x-ms-trigger']);
    expect(places({ responses: { 200: { description: 'ok', ...mark } } })).to.deep.equal([
      '/responses/200/x-ms-trigger',
    ]);
    expect(places({ responses: { 200: { schema: mark } } })).to.deep.equal([
      '/responses/200/schema/x-ms-trigger',
    ]);
    expect(places({ parameters: [{ in: 'query', name: 'q', ...mark }] })).to.deep.equal([
      '/parameters/0/x-ms-trigger',
    ]);
    expect(places({ requestBody: { content: { 'application/json': mark } } })).to.deep.equal([
      '/requestBody/content/application~1json/x-ms-trigger',
    ]);
    expect(missed(swagger({}, { definitions: { Order: mark } }))).to.deep.equal([
      'Order @ /definitions/Order/x-ms-trigger',
    ]);
  });

  it('tells an operation once: what goes with the mark is not told beside it', () => {
    const companions = { 'x-ms-trigger-hint': 'Order.', 'x-ms-trigger-metadata': { mode: 'polling' } };
    expect(missed(operation({ ...companions, 'x-ms-triger': 'batch' }))).to.deep.equal([
      'List @ /paths/~1orders/get/x-ms-triger',
    ]);
    expect(missed(operation(companions))).to.deep.equal(['List @ /paths/~1orders/get/x-ms-trigger-hint']);
  });

  it('takes what only reads for polling', () => {
    const kinds = (verb: string): string[] =>
      nearMisses(
        documentView(
          read(swagger({ '/orders': { 'x-ms-trigger': 'batch', [verb]: { operationId: 'List' } } })),
        ),
      ).map((m) => m.kind);
    expect(kinds('get')).to.deep.equal(['polling']);
    expect(kinds('post')).to.deep.equal(['webhook']);
  });

  it('finds the callbacks and webhooks of OpenAPI 3', () => {
    const post = { operationId: 'Subscribe', callbacks: { placed: {} }, responses: {} };
    expect(missed({ openapi: '3.1.0', paths: { '/hooks': { post } } })).to.deep.equal([
      'Subscribe @ /paths/~1hooks/post/callbacks',
    ]);
    expect(missed({ openapi: '3.1.0', webhooks: { placed: { post: {} } } })).to.deep.equal([
      'placed @ /webhooks/placed',
    ]);
  });
});
