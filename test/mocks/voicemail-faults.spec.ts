import { expect } from 'chai';
import { services } from '../../mocks/index.ts';
import { call } from './http.ts';
import { webhookRows } from './webhook-rows.ts';
import { withService } from './running.ts';
import { leave, said, stateOf, tellStory, type Story } from './voicemail-story.ts';

type Row = readonly [fault: string, look: (story: Story) => unknown, right: unknown, wrong: unknown];

const item = (story: Story, name: string): unknown =>
  (story.news.body as Record<string, unknown>[] | undefined)?.[0]?.[name];

const location = (story: Story): string =>
  (story.first.header('location') ?? '').replace(/:\d{4,5}\//, ':PORT/').replace(/state=.*?(?=#|$)/, 'STATE');

const right = 'http://127.0.0.1:PORT/api/v1/voicemails/new?mailbox=sales&STATE';

const batch: readonly Row[] = [
  ['news-answers-206', (s) => s.news.status, 200, 206],
  ['no-content-when-empty', (s) => s.quiet.status, 202, 204],
  ['empty-list-when-quiet', (s) => [s.quiet.status, s.quiet.body], [202, undefined], [200, []]],
  ['no-retry-after', (s) => s.first.header('retry-after'), '1', undefined],
  ['retry-after-in-words', (s) => s.news.header('retry-after'), '1', 'soon'],
  ['retry-after-fraction', (s) => s.quiet.header('retry-after'), '1', '0.5'],
  ['wrong-shape', (s) => Array.isArray(s.news.body), true, false],
  ['numbers-as-text', (s) => typeof item(s, 'id'), 'number', 'string'],
  ['null-for-text', (s) => item(s, 'receivedAt') === null, false, true],
  ['answers-as-text', (s) => s.news.header('content-type')?.split(';')[0], 'application/json', 'text/plain'],
  ['escapes-text', (s) => said(s.news)[1], 'one & two', 'one &amp; two'],
  ['redirects-malformed-state', (s) => s.malformed.status, 400, 302],
  ['malformed-state-crashes', (s) => s.malformed.status, 400, 500],
  ['malformed-state-replays-history', (s) => said(s.malformed), [], ['before', 'one', 'one & two']],
  ['no-location-at-first', location, right, ''],
  ['no-location-with-news', (s) => s.news.lines('location').length, 1, 0],
  ['state-not-advanced', (s) => stateOf(s.news) === stateOf(s.quiet), false, true],
  ['location-drops-filter', (s) => said(s.news), ['one', 'one & two'], ['one', 'elsewhere', 'one & two']],
  ['location-on-other-host', location, right, right.replace('127.0.0.1', 'backend-7.internal.example')],
  ['location-drops-port', location, right, right.replace(':PORT', '')],
  ['location-drops-base-path', location, right, right.replace('/api/v1', '')],
  ['location-claims-https', location, right, right.replace('http', 'https')],
  ['relative-location', location, right, right.replace('http://127.0.0.1:PORT', '')],
  ['two-locations', (s) => s.first.lines('location').length, 1, 2],
  ['location-with-fragment', location, right, `${right}#latest`],
  ['state-not-encoded', (s) => s.quiet.status, 202, 400],
  ['state-changes-when-quiet', (s) => /~\d{10}$/.test(stateOf(s.quiet) ?? ''), false, true],
  ['first-poll-delivers-history', (s) => said(s.first), [], ['before']],
  ['repeats-boundary-item', (s) => said(s.after), [], ['one & two']],
  ['state-one-behind', (s) => said(s.after), [], ['one & two']],
  ['loses-burst', (s) => said(s.news), ['one', 'one & two'], ['one & two']],
  ['times-in-minutes', (s) => said(s.news), ['one', 'one & two'], []],
  ['times-in-seconds', (s) => said(s.news), ['one', 'one & two'], []],
  ['state-lists-what-was-seen', (s) => (s.news.header('location') ?? '').length < 200, true, false],
  ['key-in-location', (s) => s.first.header('location')?.includes('voicemail-demo-key'), false, true],
  ['empty-list-while-transcribing', (s) => [s.news.status, said(s.news).length], [200, 2], [200, 0]],
  ['every-key-is-one-tenant', (s) => s.foreign.status, 400, 200],
  ['state-names-its-tenant', (s) => s.foreign.status, 400, 200],
  ['forgets-old-states', (s) => said(s.stale), ['one', 'one & two', 'three', 'four'], []],
  ['destructive-read', (s) => s.repeated.status, 200, 202],
  ['pollers-share-a-cursor', (s) => s.other.status, 200, 202],
  [
    'location-needs-no-credentials',
    (s) => [s.wrongAtFirst.status, s.wrongLater.status],
    [401, 401],
    [401, 200],
  ],
  ['needs-no-credentials', (s) => s.wrongAtFirst.status, 401, 202],
];

const single: readonly Row[] = [['no-hint-of-more', (s) => s.news.header('retry-after'), '0', '1']];

const transport = [
  ['resets-connections', 'ECONNRESET'],
  ['hangs', 'hangs'],
  ['answers-html', undefined],
] as const;

const headers = { 'X-Api-Key': 'voicemail-demo-key' };
const others = [
  'limits-before-filtering',
  'slow-first-poll',
  'numbers-start-anew',
  'key-made-at-start',
  'inputs-kept-in-memory',
];

describe('faults of voicemail', () => {
  for (const [operation, rows] of [
    ['new', batch],
    ['next', single],
  ] as const) {
    let kept: Story;
    before(async () => (kept = await withService('voicemail', undefined, tellStory(operation))));
    for (const [fault, look, rightly, wrongly] of rows) {
      it(`${fault} changes what a poller sees`, async () => {
        const broken = await withService('voicemail', fault, tellStory(operation));
        expect(look(kept), 'without the fault').to.deep.equal(rightly);
        expect(look(broken), 'with the fault').to.deep.equal(wrongly);
      });
    }
  }

  for (const [fault, error] of transport) {
    it(`${fault} leaves the service able to take a voicemail, and no poll answered rightly`, async () => {
      await withService('voicemail', fault, async (url) => {
        const poll = await call('GET', `${url}/api/v1/voicemails/new`, { headers, timeout: 100 });
        expect([poll.error, poll.header('content-type')]).to.deep.equal([
          error,
          error === undefined ? 'text/html' : undefined,
        ]);
        const body = { mailbox: 'sales', text: 'hello' };
        expect((await call('POST', `${url}/api/v1/voicemails`, { headers, body })).status).to.equal(201);
      });
    });
  }

  it('slow-first-poll keeps the first poll alone waiting', async () => {
    await withService('voicemail', 'slow-first-poll', async (url) => {
      const poll = () => call('GET', `${url}/api/v1/voicemails/new`, { headers, timeout: 200 });
      expect([(await poll()).error, (await poll()).status]).to.deep.equal(['hangs', 202]);
    });
  });

  it('numbers-start-anew hides what comes after a restart from a state of before it', async () => {
    const seen = async (url: string): Promise<number> => {
      const body = { mailbox: 'sales', text: 'hello' };
      const at = `${url}/api/v1/voicemails`;
      await call('POST', at, { headers, body });
      const state = (await call('GET', `${at}/new`, { headers })).header('location') ?? '';
      await call('POST', `${url}/admin/restart`, {});
      await call('POST', at, { headers, body });
      return (await call('GET', state, { headers })).status;
    };
    expect(await withService('voicemail', undefined, seen)).to.equal(200);
    expect(await withService('voicemail', 'numbers-start-anew', seen)).to.equal(202);
  });

  it('key-made-at-start and inputs-kept-in-memory bring what a chain had left behind, once they are restarted', async () => {
    const seen = async (url: string): Promise<string> => {
      const at = `${url}/api/v1/voicemails/new?mailbox=sales`;
      await leave(url, 'sales', 'before the chain');
      const next = (await call('GET', at, { headers })).header('location') ?? '';
      await leave(url, 'support', 'for somebody else');
      await leave(url, 'sales', 'wanted');
      await call('POST', `${url}/admin/restart`, {});
      const { body } = await call('GET', next, { headers });
      return (body as readonly { readonly text: string }[]).map((v) => v.text).join(', ');
    };
    expect(await withService('voicemail', undefined, seen)).to.equal('wanted');
    expect(await withService('voicemail', 'key-made-at-start', seen)).to.equal('before the chain, wanted');
    expect(await withService('voicemail', 'inputs-kept-in-memory', seen)).to.equal(
      'for somebody else, wanted',
    );
  });

  it('limits-before-filtering hides what is behind twenty voicemails of another mailbox', async () => {
    const seen = async (url: string): Promise<number> => {
      const first = await call('GET', `${url}/api/v1/voicemails/new?mailbox=sales`, { headers });
      for (let n = 1; n <= 20; n += 1) await leave(url, 'support', `elsewhere ${n}`);
      await leave(url, 'sales', 'behind them');
      return (await call('GET', first.header('location') ?? '', { headers })).status;
    };
    expect(await withService('voicemail', undefined, seen)).to.equal(200);
    expect(await withService('voicemail', 'limits-before-filtering', seen)).to.equal(202);
  });

  it('are all shown to be faults', () => {
    const rows = [...batch, ...single, ...transport, ...webhookRows];
    const shown = [...others, ...rows.map(([fault]) => fault)];

    expect(services.voicemail.faults.map((f) => f.name).filter((f) => !shown.includes(f))).to.deep.equal([]);
  });
});
