import { expect } from 'chai';
import { readSources } from './floors.ts';

/** What `defined({ x })` says in fewer words; one that is made of `x`, as `{ y: f(x) }`, is no such thing. */
const longhand =
  /\b([\w.]+) === undefined \? \{\} : \{ (?:\w+: )?\1 \}|\b([\w.]+) !== undefined \? \{ (?:\w+: )?\2 \} : \{\}/g;

const longhandIn = (text: string): readonly string[] => [...text.matchAll(longhand)].map(([found]) => found);

describe('a member that may be undefined', () => {
  it('is found when it is left out by hand, and not when it is made of what is there', () => {
    const text = `
      ...(a === undefined ? {} : { a }), ...(b.c === undefined ? {} : { c: b.c }),
      ...(d !== undefined ? { d } : {}), ...(e === undefined ? {} : { e: Number(e) })`;
    expect(longhandIn(text)).to.deep.equal([
      'a === undefined ? {} : { a }',
      'b.c === undefined ? {} : { c: b.c }',
      'd !== undefined ? { d } : {}',
    ]);
  });

  it('is left out by defined(), everywhere in src', () => {
    const found = Object.entries(readSources()).flatMap(([path, text]) =>
      longhandIn(text).map((one) => `${path}: ${one}`),
    );
    expect(found).to.deep.equal([]);
  });
});
