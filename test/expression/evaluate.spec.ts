import { expect } from 'chai';
import type { Json } from '../../src/json.ts';
import { evaluate, evaluateText } from '../../src/expression/evaluate.ts';
import { parseExpression } from '../../src/expression/parse.ts';

const body: Json = {
  value: [{ id: 7, at: '2024-01-02T03:04:05+02:00', read: false, note: null, '@odata.id': 'x' }],
  asOf: 99,
};
const value = (text: string, of: Json = body): unknown => evaluate(parseExpression(text), of);
const text = (written: string, of: Json = body): unknown => evaluateText(parseExpression(written), of);

describe('evaluate', () => {
  it('gives a lone value with its type', () => {
    expect(value('@{triggerBody().value[0].id}')).to.equal(7);
    expect(value('@triggerBody().value')).to.deep.equal((body as { value: Json }).value);
    expect(value("@triggerBody()?['value'][0]['@odata.id']")).to.equal('x');
    expect(value('@triggerBody().value[0].note')).to.equal(null);
    expect(value('@triggerBody()', 'plain')).to.equal('plain');
  });

  it('puts values into text', () => {
    expect(value('at gt @{triggerBody().value[0].at}')).to.equal('at gt 2024-01-02T03:04:05+02:00');
    expect(value('@{triggerBody().value[0].id}-@{triggerBody().asOf}')).to.equal('7-99');
  });

  it('gives nothing where any part has no value', () => {
    expect(value('@{triggerBody().value[0].id}', { value: [] })).to.equal(undefined);
    expect(value('@{triggerBody().asOf} @{triggerBody().none}')).to.equal(undefined);
    expect(value('x @{triggerBody().value[0].note}')).to.equal(undefined);
    expect(value('@{triggerBody().value.id}')).to.equal(undefined);
    expect(value('@{triggerBody().value.length}')).to.equal(undefined);
    expect(value('@{triggerBody().constructor}')).to.equal(undefined);
    expect(value('@{triggerBody().a}', null)).to.equal(undefined);
  });
});

describe('evaluateText', () => {
  it('makes text of numbers and booleans, and nothing of null', () => {
    expect(text('@{triggerBody().value[0].id}')).to.equal('7');
    expect(text('@{triggerBody().value[0].read}')).to.equal('false');
    expect(text('@{triggerBody().value[0].note}')).to.equal(undefined);
    expect(text('@{triggerBody().none}')).to.equal(undefined);
    expect(text('5')).to.equal('5');
  });
});
