import { expect } from 'chai';
import { assert, constantFrom, jsonValue, property } from 'fast-check';
import { parseTree } from 'jsonc-parser';
import { pointerSegments, toPointer, type Json } from '../../src/json.ts';
import { scanJson } from '../../src/openapi/json-scan.ts';

const pointersOf = (value: Json, at: readonly string[] = []): string[] => [
  toPointer(at),
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => pointersOf(inner, [...at, key]))
    : []),
];

describe('scanJson', () => {
  it('finds the key of a member, an item itself, and the last of equal keys', () => {
    const text = ' { "a": [1, {"b": "}\\"]"}], "c": 1, "c" : {"d": null} }';
    const at = scanJson(text);
    expect(text.slice(at('/a/1/b'))).to.match(/^"b"/);
    expect(text.slice(at('/a/1'))).to.match(/^\{"b"/);
    expect(text.slice(at('/c/d'))).to.match(/^"d"/);
    expect(at('')).to.equal(1);
  });

  it('gives the deepest part that exists when a pointer leads nowhere', () => {
    const text = '{"a": {"b": 1}}';
    expect(text.slice(scanJson(text)('/a/x/y'))).to.match(/^"a"/);
  });

  it('finds in any document what a parser finds', () => {
    assert(
      property(jsonValue(), constantFrom(0, 1), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const tree = parseTree(text);
        const at = scanJson(text);
        for (const pointer of pointersOf(value as Json)) {
          let node = tree;
          for (const segment of pointerSegments(pointer)) {
            const child =
              node?.type === 'array'
                ? node.children?.[Number(segment)]
                : node?.children?.findLast((p) => p.children?.[0]?.value === segment);
            node = child?.type === 'property' ? child.children?.[1] : child;
          }
          const shown = node?.parent?.type === 'property' ? node.parent.offset : node?.offset;
          expect(at(pointer)).to.equal(shown ?? 0);
        }
      }),
      { numRuns: 100 },
    );
  });
});
