import { expect } from 'chai';
import type { DeliveryEntry, Exchange, Seen } from '../../src/model.ts';
import { excerptOf } from '../../src/report/excerpt.ts';

const answer = (response: Partial<NonNullable<Exchange['response']>>): Exchange => ({
  type: 'exchange',
  seq: 7,
  at: 1,
  intent: { kind: 'other', what: 'a call' },
  credentials: 'own',
  request: { method: 'GET', origin: 'http://127.0.0.1:1', target: '/items', headers: [] },
  response: { status: 200, headers: [], body: '', ...response },
  durationMs: 3,
});

/** As people see it: the marked line with an arrow. */
const shown = (entry: Exchange | DeliveryEntry, seen: Omit<Seen, 'exchange'>): readonly string[] =>
  (excerptOf(entry, { exchange: entry.seq, ...seen }) ?? []).map(
    ({ text, marked, expected }) =>
      `${marked === true ? '> ' : '  '}${text}${expected === undefined ? '' : ` (expected ${expected})`}`,
  );

describe('excerptOf', () => {
  const body = JSON.stringify({ value: [{ id: 1 }, { id: 2, size: '3', kind: 'a', at: 0 }] });

  it('shows the body around the guilty member, with what was expected', () => {
    expect(
      shown(answer({ body, headers: [['content-type', 'application/json']] }), {
        part: 'body',
        pointer: '/value/1/size',
        expected: 'integer',
      }),
    ).to.deep.equal([
      '  HTTP 200',
      '  Content-Type: application/json',
      '  ',
      '  {',
      '    "value": [',
      '      {',
      '        "id": 2,',
      '>       "size": "3", (expected integer)',
      '        "kind": "a",',
      '        …',
      '      }',
      '    ]',
    ]);
  });

  it('marks the object when the member is missing', () => {
    const lines = shown(answer({ body: '{"id":1}' }), {
      part: 'body',
      pointer: '/size',
      expected: 'the property "size"',
    });
    expect(lines).to.deep.equal(['  HTTP 200', '  ', '> { "id": 1 } (expected the property "size")']);
  });

  it('marks the status, and tells what came with it', () => {
    const entry = answer({ status: 500, headers: [['Retry-After', '3']], body: 'Oops\nat line 1' });
    expect(shown(entry, { part: 'status', expected: '202' })).to.deep.equal([
      '> HTTP 500 (expected 202)',
      '  Retry-After: 3',
      '  ',
      '  Oops',
      '  at line 1',
    ]);
  });

  it('marks each line of a header, or its absence', () => {
    const two = answer({ headers: ['/a', '/b'].map((value) => ['location', value] as const) });
    expect(shown(two, { part: 'header Location' }).slice(0, 3)).to.deep.equal([
      '  HTTP 200',
      '> Location: /a',
      '> Location: /b',
    ]);
    expect(shown(answer({}), { part: 'header Location' })).to.include('> (no Location)');
  });

  it('says why there was no answer', () => {
    const { response: _, ...rest } = answer({});
    expect(
      shown({ ...rest, failure: { code: 'ECONNRESET', message: 'socket hang up' } }, { part: 'status' }),
    ).to.deep.equal(['  GET /items', '> no answer (ECONNRESET: socket hang up)']);
  });

  it('shows the callback in the request that registered it', () => {
    const callback = 'http://127.0.0.1:2/cb';
    const { response: _, ...rest } = answer({});
    const entry: Exchange = {
      ...rest,
      intent: { kind: 'register', subscription: 's', callback, callbackKind: 'issued' },
      request: {
        ...rest.request,
        method: 'POST',
        body: JSON.stringify({ kind: 'a', to: { url: callback } }),
      },
    };
    expect(shown(entry, { part: 'callback' })).to.include(`>     "url": "${callback}"`);
  });

  it('shows a notification: how it came, and its body', () => {
    const delivery: DeliveryEntry = {
      type: 'delivery',
      seq: 8,
      at: 2,
      method: 'PUT',
      target: '/cb',
      headers: [],
      body: '[1]',
      status: 202,
    };
    expect(shown(delivery, { part: 'method', expected: 'POST' })).to.deep.equal([
      '> PUT /cb (expected POST)',
      '  ',
      '  [1]',
    ]);
  });

  it('shows a callback that was changed where it parts from the one that was given', () => {
    const given = `/workflows/${'a'.repeat(200)}/invoke?api=1&tenant=t&code=a%2Fb&x=&sig=s1`;
    const delivery: DeliveryEntry = {
      type: 'delivery',
      seq: 8,
      at: 2,
      method: 'POST',
      target: given.replace('&x=', ''),
      headers: [],
      body: '[1]',
      status: 202,
    };
    expect(shown(delivery, { part: 'target', expected: given })[0]).to.equal(
      '> POST …?…tenant=t&code=a%2Fb&sig=s1 (expected …?…tenant=t&code=a%2Fb&x=&sig=s1)',
    );
    expect(shown(delivery, { part: 'body' })[0]).to.match(
      /^ {2}POST \/workflows\/a+…a*\/invoke\?\S+&sig=s1$/,
    );
  });

  it('shows nothing of what is no exchange', () => {
    expect(excerptOf(undefined, { exchange: 1, part: 'body' })).to.equal(undefined);
  });

  it('holds 12 lines of 160 columns at most, fit for a terminal, whatever the service sent', () => {
    const deep = Array.from({ length: 100 }).reduce<unknown>(
      (value) => ({ [`${'k'.repeat(300)}\u001B`]: value, 'a\u202E': '\u0007'.repeat(300) }),
      'end',
    );
    const pointer = `/${'k'.repeat(300)}\u001B`.repeat(100);
    const bodies = [JSON.stringify(deep), 'line \u001B[31m\r\n'.repeat(100), '\uD800'.repeat(1000), '"'];
    for (const text of bodies) {
      const entry = answer({ body: text, headers: [['Location', `/${'\u001B'.repeat(500)}`]] });
      for (const part of ['body', 'status', 'header Location'] as const) {
        const lines = excerptOf(entry, { exchange: 7, part, pointer, expected: '\u001B'.repeat(500) }) ?? [];
        expect(lines.length).to.be.within(1, 12);
        expect(lines.some((l) => l.marked === true)).to.equal(true);
        for (const { text: line, expected = '' } of lines) {
          expect(line.length).to.be.at.most(161);
          expect(expected.length).to.be.at.most(161);
          expect(line + expected).to.not.match(/[\p{Cc}\u202E]/u);
        }
      }
    }
  });

  it('shows a place in a body of 10 MB', () => {
    const items = Array.from({ length: 100_000 }, (_, id) => ({ id, text: 'x'.repeat(80), size: '1' }));
    const entry = answer({ body: JSON.stringify({ value: items }) });
    expect(shown(entry, { part: 'body', pointer: '/value/99999/size' })).to.include('>       "size": "1"');
  });
});
