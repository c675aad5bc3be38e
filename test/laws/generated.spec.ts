import { addressOf } from '../../src/address.ts';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { redact } from '../../src/evidence/redact.ts';
import { resolveLocation } from '../../src/evidence/location.ts';
import { canonicalJson, pointerSegments, toPointer, valueAt, type Json } from '../../src/json.ts';
import { malform, unknownId } from '../../src/platform/malform.ts';

/** What may stand in a request-target: RFC 3986, and what the field sends besides. */
const targetPart = fc.stringMatching(/^[A-Za-z0-9._~!$&'()*+,;=:@%/-]{1,30}$/);
const secret = fc.stringMatching(/^[A-Za-z0-9+/ =:-]{8,40}$/).filter((s) => s.trim() === s);

describe('for every value', () => {
  it('a JSON Pointer leads back to what it was made for', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.jsonValue(), (a, b, value) => {
        const pointer = toPointer([a, b]);
        const root = { [a]: { [b]: value } } as Json;
        expect(pointerSegments(pointer)).to.deep.equal([a, b]);
        expect(valueAt(root, pointer)).to.deep.equal(value);
      }),
    );
  });

  it('canonical JSON is the same for members in another order, and other for other values', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (record, other) => {
        const value = JSON.parse(JSON.stringify(record)) as Json;
        const reversed = Object.fromEntries(Object.entries(value as object).toReversed()) as Json;
        expect(canonicalJson(reversed)).to.equal(canonicalJson(value));
        expect(canonicalJson([value, other as Json]) === canonicalJson([other as Json, value])).to.equal(
          canonicalJson(value) === canonicalJson(other as Json),
        );
      }),
    );
  });

  it('a Location’s path and query are called byte for byte', () => {
    fc.assert(
      fc.property(targetPart, targetPart, (path, query) => {
        const target = `/${path.replace(/^\/+/, '')}?${query}`;
        const base = { address: addressOf('http://127.0.0.1:4010/api'), target: '/api/items' };
        expect(resolveLocation(`http://127.0.0.1:4010${target}`, base)?.target).to.equal(target);
        if (!target.startsWith('//')) expect(resolveLocation(target, base)?.target).to.equal(target);
      }),
    );
  });

  it('a secret is in no form left in what was redacted, and equal texts stay equal', () => {
    fc.assert(
      fc.property(secret, fc.string(), (value, text) => {
        const forms = [value, encodeURIComponent(value), Buffer.from(value).toString('base64')];
        const redacted = JSON.stringify(
          redact({ body: forms.map((f) => `${text}${f}`), again: forms }, [{ name: 'key', value }]),
        );
        for (const form of forms) expect(redacted.includes(form) && !text.includes(form)).to.equal(false);
        const [one, two] = redact([`a ${value}`, `a ${value}`], [{ name: 'key', value }]);
        expect(one).to.equal(two);
      }),
    );
  });

  it('a target is made meaningless, or unknown, only in the parts that tell two Locations apart', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.nat(), fc.nat(), (a, b, m, n) => {
        fc.pre(a !== b && m !== n);
        expect(malform(`/hooks?box=1&since=${m}`, `/hooks?box=1&since=${n}`)).to.match(
          /^\/hooks\?box=1&since=[a-z-]+$/,
        );
        const unknown = unknownId(`/hooks/${a}/x`, `/hooks/${b}/x`);
        expect(unknown).to.match(/^\/hooks\/[0-9a-f-]{36}\/x$/);
        expect(unknown).not.to.equal(`/hooks/${a}/x`);
      }),
    );
  });
});
