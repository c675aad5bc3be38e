import { expect } from 'chai';
import { DocumentError } from '../../src/errors.ts';
import { dataPointer } from '../../src/expression/data-pointer.ts';
import { callsOtherFunction, parseExpression } from '../../src/expression/parse.ts';
import { expressionPaths, isConstant } from '../../src/expression/paths.ts';

const paths = (text: string): unknown => expressionPaths(parseExpression(text));

describe('parseExpression', () => {
  it('reads a path in every notation', () => {
    for (const text of [
      '@triggerBody().value[0].id',
      '@{triggerBody().value[0].id}',
      "@triggerBody()?['value'][0]['id']",
      "@{ triggerBody()?['value']?[0]?['id'] }",
      '@{triggerBody()?.value?[0]?.id}',
      '@{triggerBody()["value"][ 0 ].id}',
      "@{triggerOutputs()?['body']?['value'][0].id}",
      '@{TRIGGERBODY().value[0].id}',
    ])
      expect(paths(text), text).to.deep.equal([['value', 0, 'id']]);
  });

  it('reads names that need quotes', () => {
    expect(paths("@triggerBody()['@odata.id']['it''s'].größe")).to.deep.equal([
      ['@odata.id', "it's", 'größe'],
    ]);
  });

  it('reads several values in one text', () => {
    expect(parseExpression("a gt @{triggerBody().a} and b eq '@{triggerBody().b}'").parts).to.deep.equal([
      { kind: 'text', text: 'a gt ' },
      { kind: 'path', path: ['a'] },
      { kind: 'text', text: " and b eq '" },
      { kind: 'path', path: ['b'] },
      { kind: 'text', text: "'" },
    ]);
  });

  it('takes @@ for a literal @', () => {
    expect(parseExpression('@@me').parts).to.deep.equal([{ kind: 'text', text: '@me' }]);
    expect(parseExpression('x @@{y}').parts).to.deep.equal([{ kind: 'text', text: 'x @{y}' }]);
    expect(parseExpression('a@b.example').parts).to.deep.equal([{ kind: 'text', text: 'a@b.example' }]);
  });

  it('throws with the text and the column', () => {
    const failing: [string, string][] = [
      ['@{triggerBody().a', 'expected "}" at column 18'],
      ['@triggerBody().a b', 'expected the end of the expression at column 18'],
      ['@{body.a}', 'expected "triggerBody()" at column 3'],
      ['@{utcNow()}', 'the function "utcNow" is not one that can be evaluated at column 3'],
      ['@triggerBody()[-1]', 'an index cannot be negative at column 19'],
      ['@{triggerOutputs().headers}', 'expected ".body" after "triggerOutputs()" at column 27'],
    ];
    for (const [text, problem] of failing)
      expect(() => parseExpression(text)).to.throw(
        DocumentError,
        `Cannot read the expression ${JSON.stringify(text)}: ${problem}`,
      );
  });
});

describe('isConstant', () => {
  it('tells text from state', () => {
    expect(isConstant(parseExpression('1'))).to.equal(true);
    expect(isConstant(parseExpression(''))).to.equal(true);
    expect(isConstant(parseExpression('@@{triggerBody().a}'))).to.equal(true);
    expect(isConstant(parseExpression('x@{triggerBody().a}'))).to.equal(false);
  });
});

describe('callsOtherFunction', () => {
  it('tells a function that is not known from a fault', () => {
    expect(callsOtherFunction('@{utcNow()}')).to.equal(true);
    expect(callsOtherFunction("@concat('a', triggerBody().b)")).to.equal(true);
    expect(callsOtherFunction('@{triggerBody().a')).to.equal(false);
  });
});

describe('dataPointer', () => {
  it('turns a data path into a JSON Pointer', () => {
    expect(dataPointer('@triggerBody().value')).to.equal('/value');
    expect(dataPointer("@{triggerBody()?['a/b'].c}")).to.equal('/a~1b/c');
    expect(dataPointer('@triggerBody()')).to.equal('');
  });

  it('throws where the data path is no lone expression', () => {
    for (const text of ['value', '', 'x@{triggerBody().a}'])
      expect(() => dataPointer(text)).to.throw(
        DocumentError,
        `Cannot read the data path ${JSON.stringify(text)}`,
      );
  });
});
