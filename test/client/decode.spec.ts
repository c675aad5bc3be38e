import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { decodeBody } from '../../src/client/decode.ts';

const textOf = async (body: Uint8Array, coding?: string, limit = 100): Promise<string> => {
  const headers = coding === undefined ? [] : ([['Content-Encoding', coding]] as const);
  const decoded = await decodeBody(body, headers, limit);
  return Buffer.from(decoded.body).toString('utf8') + (decoded.truncated ? ' (cut)' : '');
};

describe('decodeBody', () => {
  const zipped = gzipSync('{"id":1}');

  it('gives the body that was coded', async () => {
    expect(await textOf(zipped, 'gzip')).to.equal('{"id":1}');
  });

  it('leaves a body alone that is not coded, or not as it says', async () => {
    const given = [undefined, 'gzip', 'zstd'].map((coding) => textOf(Buffer.from('{}'), coding));
    expect(await Promise.all(given)).to.deep.equal(['{}', '{}', '{}']);
  });

  it('says of a body that it is not coded as it says', async () => {
    const coded = [['Content-Encoding', 'gzip']] as const;
    expect(await decodeBody(Buffer.from('{}'), coded, 100)).to.deep.include({ miscoded: true });
    expect(await decodeBody(zipped, coded, 100)).not.to.have.property('miscoded');
  });

  it('gives the beginning of a body that grows beyond the limit', async () => {
    expect(await textOf(gzipSync('a'.repeat(10_000)), 'gzip', 10)).to.equal('aaaaaaaaaa (cut)');
  });

  it('gives what there is of a body that was cut while it was coded', async () => {
    const random = Array.from({ length: 2000 }, (_, i) => String.fromCharCode(97 + ((i * i * 7) % 26))).join(
      '',
    );
    const half = gzipSync(random).subarray(0, 100);
    expect(random.startsWith(await textOf(half, 'gzip', 5000))).to.equal(true);
  });
});
