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
    for (const key of ['x-ms-triger', 'x-ms-triggers', 'X-MS-Trigger', 'x-mstrigger', 'x-trigger'])
      expect(missed(operation({ [key]: 'batch' }))).to.deep.equal([`List @ /paths/~1orders/get/${key}`]);
    expect(missed(operation({ 'x-ms-scheduler-trigger': 'batch' }))).to.have.length(1);
    expect(missed(operation({ 'x-ms-trigger-metadata': { mode: 'polling' } }))).to.have.length(1);
  });

  it('finds a mark outside of an operation', () => {
    const beside = swagger({ '/orders': { 'x-ms-trigger': 'batch', get: { operationId: 'List' } } });
    expect(missed(beside)).to.deep.equal(['/orders @ /paths/~1orders/x-ms-trigger']);
    expect(missed(swagger({}, { 'x-ms-triggers': {} }))).to.deep.equal(['the document @ /x-ms-triggers']);
    expect(missed(swagger({}, { info: { title: 'A', 'x-ms-trigger': 'single' } }))).to.have.length(1);
    expect(missed(operation({ responses: { 'x-ms-trigger': 'single' } }))).to.have.length(1);
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
