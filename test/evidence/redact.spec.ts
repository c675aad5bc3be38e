import { expect } from 'chai';
import { redact, redactText, type Secret } from '../../src/evidence/redact.ts';

const key: Secret = { name: 'X-Api-Key', value: 'sesame "open" + now/ü' };
const basic: Secret = { name: 'Authorization', value: `Basic ${btoa('harbour:harbour-password')}` };
const bearer: Secret = { name: 'Authorization', value: 'Bearer abc.def.ghi' };

const base64 = Buffer.from(key.value).toString('base64');

/** How a secret may stand in a text, and whose it is. */
const forms: readonly (readonly [what: string, text: string, secret: Secret])[] = [
  ['as it is', key.value, key],
  ['in JSON', JSON.stringify({ key: key.value }), key],
  ['percent-encoded', `?key=${encodeURIComponent(key.value)}`, key],
  [
    'percent-encoded in lower case',
    `?key=${encodeURIComponent(key.value).replaceAll('%2F', '%2f').replaceAll('%C3%BC', '%c3%bc').replaceAll('%2B', '%2b')}`,
    key,
  ],
  ['as a form writes it', `key=${encodeURIComponent(key.value).replaceAll('%20', '+')}`, key],
  ['in base64', base64, key],
  ['in base64 without padding', base64.replace(/=+$/, ''), key],
  ['in base64url', Buffer.from(key.value).toString('base64url'), key],
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

  it('redact does not rename members', () => {
    expect(redact({ headers: 'sesame' }, [{ name: 'x', value: 'headers' }])).to.deep.equal({
      headers: 'sesame',
    });
  });
});
