import { expect } from 'chai';
import { interpolate, interpolateSome } from '../src/interpolate.ts';

describe('interpolate', () => {
  const values = { token: 'tp-1', n: 7, id: 'a/b', flag: null };

  const cases = [
    { when: 'a placeholder stands in a text', value: 'hello {{token}}', gives: 'hello tp-1' },
    { when: 'a number stands in a text', value: 'no. {{n}}', gives: 'no. 7' },
    { when: 'a placeholder stands alone, so its type is kept', value: '{{n}}', gives: 7 },
    { when: 'null stands alone', value: '{{ flag }}', gives: null },
    { when: 'the braces are escaped', value: '\\{{token}} {{token}}', gives: '{{token}} tp-1' },
    { when: 'the escaped braces stand alone', value: '\\{{token}}', gives: '{{token}}' },
    { when: 'values are nested', value: { a: [{ b: '{{id}}' }, 1] }, gives: { a: [{ b: 'a/b' }, 1] } },
    { when: 'two placeholders touch', value: '{{n}}{{n}}', gives: '77' },
    { when: 'braces are left open', value: 'a {{ b', gives: 'a {{ b' },
  ];
  for (const { when, value, gives } of cases)
    it(`gives ${JSON.stringify(gives)} when ${when}`, () => {
      expect(interpolate(value, values)).to.deep.equal(gives);
    });

  it('names what was meant when a placeholder is unknown', () => {
    expect(() => interpolate('x {{tokn}}', values)).to.throw(
      'Unknown placeholder "{{tokn}}" (did you mean "token"?)',
    );
  });

  it('does not look into the prototype when a placeholder is named after it', () => {
    expect(() => interpolate('{{constructor}}', values)).to.throw('Unknown placeholder');
  });
});

describe('interpolateSome', () => {
  const valueOf = (name: string) => ({ box: 'a {{b}}', n: 3 })[name];

  it('fills what has a value, and leaves the rest as it would be written', () => {
    const body = { to: '{{box}}', n: '{{n}}', text: '\\{{box}} to {{box}}, {{token}}' };
    const some = interpolateSome(body, valueOf);
    expect(some).to.deep.equal({ to: 'a \\{{b}}', n: 3, text: '\\{{box}} to a \\{{b}}, {{token}}' });
    expect(interpolate(some, { token: 'tp-1' })).to.deep.equal({
      to: 'a {{b}}',
      n: 3,
      text: '{{box}} to a {{b}}, tp-1',
    });
  });
});
