import { expect } from 'chai';
import { encodings } from '../samples/encodings.ts';
import type { Secret } from '../../src/secret.ts';
import { hasCredential } from '../../src/evidence/redact-text.ts';
import { redact, redactText } from '../../src/evidence/redact.ts';

/** Letters, and everything that some encoder writes otherwise. */
const CANARY = `canary 7+"q"/~!*'()<b>&=;%41\\\\ü€😀-_.end`;

const key: Secret = { name: 'X-Api-Key', value: 'sesame "open" + now/ü' };
const basic: Secret = { name: 'Authorization', value: `Basic ${btoa('harbour:harbour-password')}` };
const bearer: Secret = { name: 'Authorization', value: 'Bearer abc.def.ghi' };

/** How a secret may stand in a text, and whose it is. */
const forms: readonly (readonly [what: string, text: string, secret: Secret])[] = [
  ['after its scheme word', 'token=abc.def.ghi', bearer],
  ['as the password inside Basic', 'user=harbour&password=harbour-password', basic],
];

describe('redactText', () => {
  for (const [what, text, secret] of forms)
    it(`redactText hides a secret that stands ${what}`, () => {
      const hidden = redactText([secret])(text);
      expect(hidden).to.include(`‹secret:${secret.name}›`);
      for (const part of ['sesame', 'c2VzYW1l', 'abc.def', 'harbour-password'])
        expect(hidden).not.to.include(part);
    });

  for (const [what, encode] of Object.entries(encodings))
    it(`redactText hides a secret in ${what}`, () => {
      const hide = redactText([{ ...key, value: CANARY }]);
      expect(hide(`before ${encode(CANARY)} after`).split('‹secret:X-Api-Key›')).to.have.length(2);
      for (const part of ['canary', 'Y2FuYXJ5', 'NhbmFye', 'jYW5hcn'])
        expect(hide(`before ${encode(CANARY)} after`)).not.to.include(part);
    });

  it('redactText hides each of many secrets in a large text', () => {
    const secrets = Array.from({ length: 20 }, (_, i) => ({ name: `S${i}`, value: `secret/${i} of "many"` }));
    const text = 'the quick brown fox: {"id":42,"text":"%20jumps"}, '.repeat(20_000);
    expect(redactText(secrets)(`${text}secret/7 of "many"`)).to.equal(`${text}‹secret:S7›`);
  });

  it('redactText gives equal markers to equal secrets and different ones to others', () => {
    const hide = redactText([
      { name: 'A', value: 'first-secret' },
      { name: 'B', value: 'second-secret' },
    ]);
    expect(hide('first-secret second-secret first-secret')).to.equal('‹secret:A› ‹secret:B› ‹secret:A›');
  });

  it('redactText hides the longer of two secrets where one begins like the other', () => {
    const hide = redactText([
      { name: 'A', value: 'sesame' },
      { name: 'B', value: 'sesame-open' },
    ]);
    expect(hide('sesame-open, sesame')).to.equal('‹secret:B›, ‹secret:A›');
  });

  it('redactText leaves its own markers alone', () => {
    const hide = redactText([
      { name: 'secret', value: 'sesame' },
      { name: 'other', value: 'secret' },
    ]);
    expect(hide('sesame')).to.equal('‹secret:secret›');
  });

  it('redactText leaves too short forms and the words of a trace alone', () => {
    const hide = redactText([
      { name: 'A', value: 'abc' },
      { name: 'B', value: 'exchange' },
    ]);
    expect(hide('abc exchange')).to.equal('abc exchange');
  });
});

describe('hasCredential', () => {
  it('hasCredential tells a credential from what a step saved and what came out of the environment', () => {
    const texts = ['/a?key=‹secret:X-Api-Key›', '/a/‹secret:saved id›', '/a?m=‹secret:env BOX›', '/a'];
    expect(texts.map(hasCredential)).to.deep.equal([true, false, false, false]);
  });
});

describe('redact', () => {
  it('redact hides Authorization, Cookie and Set-Cookie even where nobody named them a secret', () => {
    const headers = [
      ['authorization', 'Basic x'],
      ['Set-Cookie', 'sid=1'],
      ['Content-Type', 'text/plain'],
    ];
    expect(redact({ headers }, [])).to.deep.equal({
      headers: [
        ['authorization', '‹secret:authorization›'],
        ['Set-Cookie', '‹secret:set-cookie›'],
        ['Content-Type', 'text/plain'],
      ],
    });
  });

  it('redact keeps JSON text JSON, also where a number looks like a secret', () => {
    const body = '{"id":1234567,"pin":"123456"}';
    const hidden = redact({ body }, [{ name: 'pin', value: '123456' }]);
    expect(JSON.parse(hidden.body)).to.deep.equal({ id: 1234567, pin: '‹secret:pin›' });
  });

  it('redact hides a secret number in what an emit step was answered, but not in what is judged', () => {
    const number: Secret = { name: 'session', value: '1234567' };
    const exchange = (kind: string) => ({
      type: 'exchange',
      seq: 1,
      intent: { kind },
      body: '{"s":1234567}',
    });
    expect([exchange('emit'), exchange('poll')].map((e) => redact(e, [number]).body)).to.deep.equal([
      '{"s":"‹secret:session›"}',
      '{"s":1234567}',
    ]);
  });

  it('redact leaves no beginning of a secret where a body was cut', () => {
    const cut = { type: 'delivery', seq: 1, body: `{"key":"${key.value.slice(0, 8)}`, truncated: true };
    expect(redact(cut, [key]).body).to.equal('{"key":"');
  });

  it('redact gives the same object where nothing is secret', () => {
    const entry = { type: 'note', seq: 1, message: 'nothing' };
    expect(redact({ entries: [entry] }, [key]).entries[0]).to.equal(entry);
  });

  it('redact does not rename members', () => {
    expect(redact({ headers: 'sesame' }, [{ name: 'x', value: 'headers' }])).to.deep.equal({
      headers: 'sesame',
    });
  });
});
