import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { decodeBody } from '../../src/client/decode.ts';

const text = (body: Uint8Array): string => Buffer.from(body).toString('utf8');

describe('decodeBody', () => {
  const zipped = gzipSync('{"id":1}');

  it('gives the body that was coded', () => {
    expect(text(decodeBody(zipped, [['Content-Encoding', 'gzip']], 100))).to.equal('{"id":1}');
  });

  it('leaves a body alone that is not coded, or not as it says', () => {
    expect(text(decodeBody(Buffer.from('{}'), [], 100))).to.equal('{}');
    expect(text(decodeBody(Buffer.from('{}'), [['content-encoding', 'gzip']], 100))).to.equal('{}');
    expect(text(decodeBody(Buffer.from('{}'), [['content-encoding', 'zstd']], 100))).to.equal('{}');
  });

  it('gives up on a body that grows beyond the limit', () => {
    const bomb = gzipSync('a'.repeat(10_000));
    expect(decodeBody(bomb, [['Content-Encoding', 'gzip']], 100)).to.equal(bomb);
  });
});
