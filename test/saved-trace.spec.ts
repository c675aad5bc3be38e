import { expect } from 'chai';
import { judgeTrace } from '../src/rules/judge-trace.ts';
import type { Json } from '../src/json.ts';
import { readTrace, savedTrace } from '../src/saved-trace.ts';
import { webhookTrigger } from './samples/triggers.ts';
import { refused, register, traceOf, unsubscribe } from './rules/story.ts';

const trace = traceOf(webhookTrigger(), [
  register('first'),
  register('second', {}, { callback: 'https://receiver.invalid/x' }),
  refused('third', 500, { callback: null }),
  unsubscribe('first'),
]);

/** The same trace as a version wrote it that knew no kind of callback and named an unsubscribe otherwise. */
const layout1 = (): Json =>
  JSON.parse(
    JSON.stringify({ ...savedTrace(trace), schemaVersion: 1 })
      .replaceAll('"kind":"unsubscribe"', '"kind":"unregister"')
      .replace(/"address":\{[^}]*\}/, '"serviceUrl":"http://127.0.0.1:4010","aliases":[]')
      .replaceAll(/,"callbackKind":"[a-z]+"/g, ''),
  ) as Json;

describe('savedTrace', () => {
  it('savedTrace and readTrace give the trace back', () => {
    const saved = JSON.parse(JSON.stringify(savedTrace(trace))) as Json;
    expect(readTrace(saved)).to.deep.equal(JSON.parse(JSON.stringify(trace)));
  });

  it('savedTrace keeps the labels of the mechanism that contracts have', () => {
    expect(savedTrace(trace)).to.have.nested.property('triggers[0].definition.kind', 'webhook');
  });

  it('readTrace judges a trace of layout 1 as it judges today’s', () => {
    const old = readTrace(layout1());
    expect(old?.entries).to.deep.equal(JSON.parse(JSON.stringify(trace.entries)));
    expect(old === undefined ? [] : judgeTrace(old)).to.deep.equal(judgeTrace(trace));
  });

  it('readTrace gives nothing when the file holds something else', () => {
    expect(readTrace({ entries: [], triggers: [{}], settings: { address: {} } })).to.equal(undefined);
    expect(readTrace([])).to.equal(undefined);
    expect(readTrace(undefined)).to.equal(undefined);
  });
});
