import { tls } from '../samples/certificates.ts';
import { alarms, type Bench } from './bench.ts';
import { call } from './http.ts';
import {
  anew,
  asPlatform,
  atOnce,
  notification,
  registration,
  twice,
  twoSubscribers,
} from './webhook-probes.ts';
import type { WebhookRow } from './webhook-rows.ts';

const nobody = { 'x-api-key': 'somebody-else', authorization: 'Basic c29tZWJvZHk6ZWxzZQ==' };

/** What a subscriber hears of an event, a wanted one or not, after a restart. */
const heardAfterRestart =
  (wanted: boolean) =>
  async (b: Bench): Promise<string[]> => {
    const receiver = await b.open();
    await b.register(receiver.url);
    await call('POST', `${b.url}/admin/restart`, {});
    await b.emit('smoke', wanted);
    await receiver.count(2, 400);
    return b.heard(receiver);
  };

/** Registrations that are refused or taken wrongly. */
const refusals: readonly WebhookRow[] = [
  ['refuses-the-platform', async (b) => (await asPlatform(b)).status, 201, 403],
  ['registers-by-put', async (b) => (await registration(b)).status, 201, 405],
  ['one-subscription-for-equal-inputs', async (b) => (await twoSubscribers(b)).second.status, 201, 409],
  ['refuses-repeats', async (b) => await twice(b), [201, 201], [201, 409]],
  ['keeps-deleted-names', async (b) => await anew(b, 1), 201, 409],
  ['counts-deleted-ones', async (b) => await anew(b, 20), 201, 403],
  ['completes-callbacks', async (b) => (await b.register('callback')).status, 400, 201],
  ['takes-any-scheme', async (b) => (await b.register('file:///etc/hosts')).status, 400, 201],
  [
    'takes-internal-callbacks',
    async (b) => [
      (await b.register('https://169.254.169.254/')).status,
      (await b.register('https://[::ffff:169.254.169.254]/')).status,
      (await b.register('https://10.0.0.1/')).status,
    ],
    [400, 400, 400],
    [400, 201, 201],
  ],
  ['slow-first-registration', async (b) => (await registration(b)).error, undefined, 'hangs'],
  ['subscriptions-expire', async (b) => 'expiresAt' in Object((await registration(b)).body), false, true],
];

/** What is kept with subscriptions, and of them. */
const keeping: readonly WebhookRow[] = [
  [
    'serves-equal-inputs-once',
    async (b) => {
      const { a, b: second } = await twoSubscribers(b);
      await b.emit('smoke');
      await a.count(1);
      await second.count(1, 300);
      return b.heard(second);
    },
    ['smoke'],
    [],
  ],
  [
    'forgets-what-was-repeated',
    async (b) => {
      const receiver = await b.open();
      const [first, second] = [await b.register(receiver.url), await b.register(receiver.url)];
      return first.header('location') === second.header('location');
    },
    true,
    false,
  ],
  ['overwrites-registrations-beside', atOnce(false), ['smoke', 'smoke'], ['smoke']],
  ['restores-what-is-deleted-beside', atOnce(true), [], ['smoke']],
  [
    'trusts-any-certificate',
    async (b) => {
      const receiver = await b.open(undefined, '', tls);
      await b.register(receiver.url);
      await b.emit('smoke');
      await receiver.count(1, 400);
      return b.heard(receiver);
    },
    [],
    ['smoke'],
  ],
  ['sends-whole-recordings', async (b) => ((await notification(b))?.text.length ?? 0) > 20_000, false, true],
  [
    'keeps-headers-of-registration',
    async (b) => (await notification(b))?.headers.authorization,
    undefined,
    alarms.credentials['authorization'],
  ],
  [
    'impatient-sender',
    async (b) => {
      const slow = await b.open(() => undefined);
      await b.register(slow.url);
      await b.emit('smoke');
      await slow.count(2, 3800);
      return slow.received.length;
    },
    1,
    2,
  ],
  [
    'repeats-after-restart',
    async (b) => {
      const receiver = await b.open();
      await b.register(receiver.url);
      await b.emit('smoke');
      await receiver.count(1);
      await call('POST', `${b.url}/admin/restart`, {});
      await receiver.count(2, 400);
      return b.heard(receiver);
    },
    ['smoke'],
    ['smoke', 'smoke'],
  ],
  [
    'counts-anew-after-restart',
    async (b) => {
      const [first, second] = [await b.open(), await b.open()];
      const before = await b.register(first.url);
      await call('POST', `${b.url}/admin/restart`, {});
      return (await b.register(second.url)).header('location') === before.header('location');
    },
    false,
    true,
  ],
  ['forgets-what-was-wanted', heardAfterRestart(false), [], ['smoke']],
  ['loads-subscriptions-twice', heardAfterRestart(true), ['smoke'], ['smoke', 'smoke']],
  [
    'brings-back-what-was-deleted',
    async (b) => {
      const receiver = await b.open();
      await b.cancel((await b.register(receiver.url)).header('location') ?? '');
      await call('POST', `${b.url}/admin/restart`, {});
      await b.emit('smoke');
      await receiver.count(1, 400);
      return b.heard(receiver);
    },
    [],
    ['smoke'],
  ],
  [
    'forgets-subscriptions',
    async (b) => {
      const receiver = await b.open();
      await b.register(receiver.url);
      await call('POST', `${b.url}/admin/restart`, {});
      await b.emit('smoke');
      await receiver.count(1, 400);
      return b.heard(receiver);
    },
    ['smoke'],
    [],
  ],
];

const designed = (path: string, headers?: Readonly<Record<string, string>>) => async (b: Bench) =>
  await call('GET', `${b.url}/api/${path}`, { headers: headers ?? b.desk.credentials });

const designs: readonly WebhookRow[] = [
  ['connection-test-always-succeeds', async (b) => (await designed('account', nobody)(b)).status, 401, 200],
  [
    'dynamic-values-elsewhere',
    async (b) => Object.keys(Object((await designed('kinds')(b)).body)),
    ['value'],
    ['kinds'],
  ],
  [
    'dynamic-schema-is-a-list',
    async (b) => Array.isArray(Object((await designed('details')(b)).body).schema),
    false,
    true,
  ],
  [
    'sample-of-another-shape',
    async (b) => 'alarm' in Object((await designed('sample')(b)).body),
    true,
    false,
  ],
];

/** Rows of what is asked before there are subscriptions, and of how they are taken and kept. */
export const keepingRows: readonly WebhookRow[] = [...refusals, ...keeping, ...designs];
