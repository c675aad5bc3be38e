import type { Bench } from './bench.ts';
import { call } from './http.ts';
import { keepingRows } from './keeping-rows.ts';
import { retryRows } from './retry-rows.ts';
import {
  afterDelete,
  besides,
  deletes,
  heard,
  notification,
  ofTwoTenants,
  plainLocation,
  registration,
  renewed,
  twoSubscribers,
} from './webhook-probes.ts';

/** A fault, a look at the service, what it shows without the fault, and with it. */
export type WebhookRow = readonly [
  fault: string,
  probe: (bench: Bench) => Promise<unknown>,
  right: unknown,
  wrong: unknown,
];

const nobody = { 'x-api-key': 'somebody-else', authorization: 'Basic c29tZWJvZHk6ZWxzZQ==' };
const both = ['one', 'two'];
const at = 'http://127.0.0.1:PORT/api/subscriptions/ID';
const answers = (probe: typeof registration) => async (bench: Bench) => (await probe(bench)).status;

const refusedThenHeard = async (bench: Bench): Promise<unknown> => {
  const [receiver, witness] = [await bench.open(), await bench.open()];
  const { status } = await bench.register(receiver.url, nobody);
  await bench.register(witness.url);
  await bench.emit('smoke');
  await witness.count(1);
  return [status, bench.heard(receiver)];
};

const registers: readonly WebhookRow[] = [
  ['registration-answers-200', answers(registration), 201, 200],
  ['registration-redirects', answers(registration), 201, 303],
  ['refuses-registrations', answers(registration), 201, 422],
  ['resets-connections', async (b) => (await registration(b)).error, undefined, 'ECONNRESET'],
  ['hangs', async (b) => (await registration(b)).error, undefined, 'hangs'],
  [
    'answers-html',
    async (b) => (await registration(b)).header('content-type')?.split(';')[0],
    'application/json',
    'text/html',
  ],
  ['registration-without-location', plainLocation, at, '/nowhere'],
  ['location-outside-declared-paths', plainLocation, at, at.replace('/api/subscriptions', '/internal/hooks')],
  ['location-on-other-host', plainLocation, at, at.replace('127.0.0.1', 'backend-7.internal.example')],
  ['location-claims-https', plainLocation, at, at.replace('http', 'https')],
  ['relative-location', plainLocation, at, '/api/subscriptions/ID'],
  ['two-locations', async (b) => (await registration(b)).lines('location').length, 1, 2],
  [
    'constant-location',
    async (b) => {
      const { first, second } = await twoSubscribers(b);
      return first.header('location') === second.header('location');
    },
    false,
    true,
  ],
  [
    'registration-answer-breaks-schema',
    async (b) => typeof Object((await registration(b)).body).id,
    'string',
    'number',
  ],
  [
    'refuses-long-callbacks',
    async (b) => (await b.register((await b.open(undefined, 'x'.repeat(300))).url)).status,
    201,
    400,
  ],
  [
    'chokes-on-long-callbacks',
    async (b) => (await b.register((await b.open(undefined, 'x'.repeat(1500))).url)).status,
    201,
    0,
  ],
  ['registers-without-callback', async (b) => (await b.register(undefined)).status, 400, 201],
  ['needs-no-credentials', async (b) => (await b.register((await b.open()).url, nobody)).status, 401, 201],
  ['refused-but-subscribed', refusedThenHeard, [401, []], [401, ['smoke']]],
];

const hears: readonly WebhookRow[] = [
  ['demands-handshake', async (b) => (await notification(b))?.method, 'POST', 'GET'],
  ['pings-on-registration', async (b) => (await notification(b))?.text.includes('ping'), false, true],
  [
    'replays-on-registration',
    async (b) => {
      await b.emit('old');
      const receiver = await b.open();
      await b.register(receiver.url);
      await b.emit('new');
      await receiver.count(2, 400);
      return b.heard(receiver);
    },
    ['new'],
    ['old', 'new'],
  ],
  [
    'subscribes-again',
    async (b) => {
      const receiver = await b.open();
      await b.register(receiver.url);
      await b.register(receiver.url);
      await b.emit('smoke');
      await receiver.count(2, 400);
      return b.heard(receiver);
    },
    ['smoke'],
    ['smoke', 'smoke'],
  ],
  [
    'replaces-other-subscribers',
    async (b) => {
      const { a, b: last } = await twoSubscribers(b);
      await b.emit('smoke');
      await last.count(1);
      await a.count(1, 300);
      return b.heard(a);
    },
    ['smoke'],
    [],
  ],
  ['takes-callbacks-without-query', besides(false), ['smoke', 'smoke'], ['smoke']],
  ['notifies-with-put', async (b) => (await notification(b))?.method, 'POST', 'PUT'],
  ['decodes-callback', async (b) => (await notification(b))?.target.includes('sp=%2Ftriggers'), true, false],
  ['drops-callback-query', async (b) => (await notification(b))?.target.includes('sig=aB-c_d'), true, false],
  ['appends-to-callback', async (b) => (await notification(b))?.target.endsWith('sig=aB-c_d'), true, false],
  [
    'cuts-long-callbacks',
    async (b) => {
      const receiver = await b.open(undefined, 'x'.repeat(300));
      await b.register(receiver.url);
      await b.emit('smoke');
      await receiver.count(1);
      return receiver.received[0]?.target === receiver.target;
    },
    true,
    false,
  ],
  [
    'notifies-as-text',
    async (b) => (await notification(b))?.headers['content-type']?.split(';')[0],
    'application/json',
    'text/plain',
  ],
  [
    'sends-credentials-to-callback',
    async (b) => (await notification(b))?.headers.authorization,
    undefined,
    'Bearer internal-service-token',
  ],
  [
    'several-events-in-one-notification',
    async (b) => {
      const receiver = await b.open();
      await b.register(receiver.url);
      await b.emit('one');
      await b.emit('two');
      await receiver.count(2, 500);
      return receiver.received.length;
    },
    2,
    1,
  ],
  [
    'waits-for-slow-subscribers',
    async (b) => {
      const slow = await b.open(() => undefined);
      const other = await b.open();
      await b.register(slow.url);
      await b.register(other.url);
      await b.emit('smoke');
      await slow.count(1);
      return await other.count(1, 1000);
    },
    true,
    false,
  ],
  ['notifies-twice', heard, both, ['one', 'one', 'two', 'two']],
  ['ignores-filter', heard, both, ['excluded', ...both]],
  [
    'one-filter-for-all',
    async (b) => {
      const { a } = await twoSubscribers(b);
      const other = await b.open();
      await call('POST', `${b.url}${b.desk.collection}`, {
        headers: b.desk.credentials,
        body: {
          channel: 'webhook',
          target: { notification: { url: other.url } },
          filter: { kinds: ['burglary'] },
        },
      });
      await b.emit('one');
      await a.count(1);
      await other.count(1, 250);
      return b.heard(other);
    },
    [],
    ['one'],
  ],
  ['loses-burst', heard, both, ['two']],
  ['deaf-at-first', heard, both, []],
  ['mixes-tenants', ofTwoTenants, ['own'], ['foreign', 'own']],
  ['tells-the-first-of-all', ofTwoTenants, ['own'], ['foreign', 'own']],
  ['keeps-recipients-without-tenant', ofTwoTenants, ['own'], []],
  [
    'notification-breaks-schema',
    async (b) => /"raisedAt":"/.test((await notification(b))?.text ?? ''),
    true,
    false,
  ],
  [
    'notification-lacks-property',
    async (b) => (await notification(b))?.text.includes('raisedAt'),
    true,
    false,
  ],
  [
    'breaks-umlauts',
    async (b) => {
      const receiver = await b.open();
      await b.register(receiver.url);
      await b.emit('Wärme');
      await receiver.count(1);
      return b.heard(receiver);
    },
    ['Wärme'],
    ['WÃ¤rme'],
  ],
];

const cancels: readonly WebhookRow[] = [
  ['delete-demands-body', deletes, [204, 404, 404], [400, 400, 400]],
  ['delete-demands-header', deletes, [204, 404, 404], [412, 412, 412]],
  ['delete-answers-500', deletes, [204, 404, 404], [500, 404, 404]],
  ['delete-redirects', deletes, [204, 404, 404], [302, 404, 404]],
  ['second-delete-crashes', deletes, [204, 404, 404], [204, 500, 404]],
  ['unknown-id-crashes', deletes, [204, 404, 404], [204, 404, 500]],
  ['unknown-id-answers-204', deletes, [204, 404, 404], [204, 204, 204]],
  [
    'delivers-after-delete',
    afterDelete,
    { status: 204, a: [], b: ['after'] },
    { status: 204, a: ['after'], b: ['after'] },
  ],
  [
    'delivers-late-after-delete',
    afterDelete,
    { status: 204, a: [], b: ['after'] },
    { status: 204, a: ['after'], b: ['after'] },
  ],
  ['delete-removes-all', afterDelete, { status: 204, a: [], b: ['after'] }, { status: 204, a: [], b: [] }],
  ['ends-callbacks-for-good', renewed(300), both, []],
  ['cleans-up-late', renewed(1200), both, ['one']],
  ['delete-removes-same-path', besides(true), ['smoke'], []],
  ['cancels-by-post', deletes, [204, 404, 404], [405, 405, 405]],
  [
    'cancels-for-any-tenant',
    async (b) =>
      (
        await b.cancel((await registration(b)).header('location') ?? '', {
          headers: b.desk.otherCredentials,
        })
      ).status,
    404,
    204,
  ],
  [
    'delete-needs-no-credentials',
    async (b) =>
      (await b.cancel((await registration(b)).header('location') ?? '', { headers: nobody })).status,
    401,
    204,
  ],
];

/** A row for every fault of subscriptions, and of what is asked before there are any. */
export const webhookRows: readonly WebhookRow[] = [
  ...registers,
  ...hears,
  ...retryRows,
  ...cancels,
  ...keepingRows,
];
