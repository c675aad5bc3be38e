import { expect } from 'chai';
import { malform, unknownId } from '../../src/platform/malform.ts';

const malformed: readonly (readonly [target: string, other: string, made: string | undefined])[] = [
  ['/v?mailbox=a&since=5', '/v?mailbox=a&since=4', '/v?mailbox=a&since=X'],
  ['/v?since=5', '/v?since=41', '/v?since=X'],
  ['/v/after/5', '/v/after/4', '/v/after/X'],
  ['/v?since=5;at=9', '/v?since=4;at=8', '/v?since=X;at=X'],
  ['/v?state=eyJ9', '/v?state=eyJ8', '/v?state=X'],
  ['/v?since=5', '/v?since=5', undefined],
  ['/v?since=5&more=1', '/v?since=4', undefined],
  ['/v?since=5/1', '/v?since=4&1', undefined],
];

const unknown: readonly (readonly [what: string, target: string, other: string, made: string | undefined])[] =
  [
    ['numbers', '/hooks/17', '/hooks/18', '/hooks/1987654321'],
    [
      'UUIDs',
      '/hooks/9b1e4f60-0a9f-4c1d-8e2f-000000000001',
      '/hooks/9b1e4f60-0a9f-4c1d-8e2f-000000000002',
      '/hooks/0c2f5a71-1b0a-5d2e-9f3a-111111111112',
    ],
    ['ids in a query', '/hooks?id=abcdef', '/hooks?id=abcdeg', '/hooks?id=bcdefa'],
    ['ids with escapes', '/hooks/caf%C3%A9-1', '/hooks/caf%C3%A9-2', '/hooks/dba%C3%A9-2'],
    ['short ids, which might be somebody’s', '/hooks/a1', '/hooks/a2', undefined],
    ['one Location for both', '/hooks/17', '/hooks/17', undefined],
    ['Locations of different shape', '/hooks/17', '/hooks/17/18', undefined],
  ];

describe('malform', () => {
  for (const [target, other, made] of malformed)
    it(`malform makes ${made ?? 'nothing'} of ${target}, seen beside ${other}`, () => {
      expect(malform(target, other, 'X')).to.equal(made);
    });
});

describe('unknownId', () => {
  for (const [what, target, other, made] of unknown)
    it(`unknownId makes ${made === undefined ? 'nothing' : 'an id that was never given'} of ${what}`, () => {
      const id = unknownId(target, other);
      expect(id).to.equal(made);
      expect([target, other]).not.to.include(id);
    });
});
