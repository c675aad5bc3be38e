import { expect } from 'chai';
import { readTrace, savedTrace } from '../../src/saved-trace.ts';
import type { Json } from '../../src/json.ts';
import { tracePieces } from '../../src/workspace/trace-pieces.ts';
import { event, quiet, traceOf } from '../rules/story.ts';
import { nativeTrigger } from '../samples/triggers.ts';

describe('tracePieces', () => {
  for (const [what, steps] of [
    ['a trace', [quiet('a'), event('one')]],
    ['a trace without entries', []],
  ] as const)
    it(`tracePieces gives the text of ${what}, which can be read again`, () => {
      const trace = traceOf(nativeTrigger(), steps);
      const text = JSON.parse([...tracePieces(trace)].join('')) as Json;
      expect(text).to.deep.equal(JSON.parse(JSON.stringify(savedTrace(trace))));
      expect(readTrace(text)?.entries).to.deep.equal(trace.entries);
    });
});
