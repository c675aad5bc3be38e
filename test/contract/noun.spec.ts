import { expect } from 'chai';
import { nounOf } from '../../src/contract/noun.ts';

const cases: readonly (readonly [summary: string, noun: string])[] = [
  ['When a new voicemail arrives', 'voicemails'],
  ['When a new filing is filed with the registry', 'filings'],
  ['Triggers when a Sales Order is created (V2)', 'sales orders'],
  ['When new SMS message is received', 'SMS messages'],
  ['When an Opportunity is updated', 'opportunities'],
  ['When documents are exported', 'documents'],
  ['When a batch has completed', 'batches'],
  ['When the next call comes', 'calls'],
  ['Comment Created', 'items'],
  ['', 'items'],
];

describe('nounOf', () => {
  for (const [summary, noun] of cases)
    it(`nounOf gives "${noun}" when the summary is "${summary}"`, () =>
      expect(nounOf(summary)).to.equal(noun));
});
