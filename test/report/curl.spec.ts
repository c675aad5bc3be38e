import { expect } from 'chai';
import type { DeliveryEntry, Exchange } from '../../src/model.ts';
import { curlOf } from '../../src/report/curl.ts';
import { platformHeaders } from '../../src/request/platform-headers.ts';

const exchange = (request: Partial<Exchange['request']>): Exchange => ({
  type: 'exchange',
  seq: 7,
  at: 1,
  trigger: 'OnNew',
  intent: { kind: 'other', what: 'a call' },
  credentials: 'own',
  request: { method: 'GET', origin: 'http://127.0.0.1:1', target: '/items', headers: [], ...request },
  durationMs: 3,
});

describe('curlOf', () => {
  it('repeats the request when it is a plain GET', () => {
    expect(curlOf(exchange({}))).to.equal('curl -i http://127.0.0.1:1/items');
  });

  it('puts variables where secrets were, and leaves out what every call of the platform carries', () => {
    const headers = [
      ...Object.entries(platformHeaders('OnNew')),
      ['Host', '127.0.0.1:1'],
      ['X-Api-Key', '‹secret:X-Api-Key›'],
      ['X-Empty', ''],
    ] as const;
    const target = '/items?a[0]=1&key=‹secret:code›';
    expect(curlOf(exchange({ headers, target })).split('\n')).to.deep.equal([
      `curl -i --globoff 'http://127.0.0.1:1/items?a[0]=1&key='"$CODE" \\`,
      `  -H 'X-Api-Key: '"$X_API_KEY" \\`,
      `  -H 'X-Empty;'`,
    ]);
    expect(curlOf(exchange({ headers, target }), { everything: true })).to.include(
      'x-ms-workflow-id: 5f0d1c6be2a94b8d9b6f4d3a2c1e0f97',
    );
  });

  it('gives the credentials of the query as variables too', () => {
    expect(curlOf(exchange({ target: '/items?top=5', secretQuery: ['code'] }))).to.equal(
      `curl -i 'http://127.0.0.1:1/items?top=5&code='"$CODE"`,
    );
  });

  it('sends the body as it was, with no media type where there was none', () => {
    expect(curlOf(exchange({ method: 'POST', body: `@a'b\nc` })).split('\n')).to.deep.equal([
      'curl -i -X POST http://127.0.0.1:1/items \\',
      "  -H 'Content-Type:' \\",
      "  --data-raw $'@a\\x27b\\nc'",
    ]);
  });

  it('names a file when the body is too long for a command, or holds a NUL', () => {
    for (const body of ['x'.repeat(5000), 'a\0b'])
      expect(curlOf(exchange({ method: 'POST', body }))).to.include('--data-binary @body-of-exchange-7');
    expect(curlOf(exchange({ method: 'POST', body: 'x'.repeat(5000) }), { everything: true })).to.include(
      'x'.repeat(5000),
    );
  });

  it('keeps the raw target when curl would change it', () => {
    expect(curlOf(exchange({ target: '/a/../b' }))).to.include('--path-as-is http://127.0.0.1:1/a/../b');
    expect(curlOf(exchange({ target: '/a#b' }))).to.include("--request-target '/a#b' http://127.0.0.1:1/");
  });

  it('repeats a notification when it is given one: to an origin that is a variable', () => {
    const delivery: DeliveryEntry = {
      type: 'delivery',
      seq: 8,
      at: 2,
      method: 'POST',
      target: '/hook?sig=a',
      headers: [['Content-Type', 'application/json']],
      body: '{}',
      status: 202,
    };
    expect(curlOf(delivery)).to.equal(
      [
        `curl -i -X POST "$CALLBACK_ORIGIN"'/hook?sig=a' \\`,
        "  -H 'Content-Type: application/json' \\",
        "  --data-raw '{}'",
      ].join('\n'),
    );
  });
});
