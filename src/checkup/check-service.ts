import { joined, urlOf } from '../address.ts';
import { send } from '../client/wire.ts';
import { headerValue } from '../evidence/headers.ts';
import type { ServiceConfig, WireAnswer } from '../model.ts';
import { reasonOf } from '../reason-of.ts';
import type { Checked, Checkup } from './check.ts';

const WITHIN = 5000;
const SLOW = 2000;
/** Seconds between two clocks from which state that is made of times goes wrong. */
const SKEW = 5;

const what = 'Service';

const otherScheme = (code: string, url: string): string | undefined => {
  if (/^(EPROTO|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG)$/.test(code))
    return `it does not speak https there: try ${url.replace(/^https:/, 'http:')}`;
  return code.startsWith('HPE_')
    ? `it does not speak http there: try ${url.replace(/^http:/, 'https:')}`
    : undefined;
};

const unanswered = (
  { code, message }: { readonly code: string; readonly message: string },
  url: string,
  service: ServiceConfig,
): Checked => {
  const why = reasonOf(Object.assign(new Error(message), { code }));
  const mend = otherScheme(code, url);
  if (mend !== undefined) return { what, state: 'bad', says: `${url}: ${why}`, mend };
  if (service.start !== undefined && code === 'ECONNREFUSED')
    return { what, state: 'skipped', says: `${url} is not there yet: a run starts it (service.start)` };
  return {
    what,
    state: 'bad',
    says: `${url} does not answer: ${why}`,
    mend: 'start it, let `service.start` do so, or correct `service.url`',
  };
};

const checkClock = (answer: Extract<WireAnswer, { ok: true }>, from: number, to: number): Checked => {
  const clock = 'Clock';
  const date = Date.parse(headerValue(answer.headers, 'date') ?? '');
  if (Number.isNaN(date)) return { what: clock, state: 'skipped', says: 'the service sends no Date' };
  // Date has whole seconds: it is true for one second.
  const early = from - (date + 1000);
  const late = date - to;
  const skew = Math.round(Math.max(early, late, 0) / 1000);
  if (skew <= SKEW) return { what: clock, state: 'good', says: "the service's is ours" };
  return {
    what: clock,
    state: 'bad',
    says: `the service's is ${skew} s ${late > 0 ? 'ahead of' : 'behind'} ours: state that is made of times misses or repeats events`,
    mend: 'set both clocks, as by NTP',
  };
};

const isReadyAnswer = (status: number): boolean => status >= 200 && status < 300;

const answered = (
  answer: Extract<WireAnswer, { ok: true }>,
  url: string,
  ms: number,
  ready: string | undefined,
): Checked => {
  if (ready !== undefined && !isReadyAnswer(answer.status))
    return {
      what,
      state: 'bad',
      says: `GET ${url} (service.ready) was answered ${answer.status}`,
      mend: 'a run waits for 2xx: correct `service.ready`, or leave it out',
    };
  if (answer.status >= 500)
    return {
      what,
      state: 'doubt',
      says: `GET ${url} was answered ${answer.status} in ${ms} ms`,
      mend: 'see the log of the service',
    };
  const says = `${url} answers in ${ms} ms`;
  return ms > SLOW
    ? {
        what,
        state: 'doubt',
        says: `${says}, which is slow`,
        mend: 'a run makes hundreds of calls: expect it to take long',
      }
    : { what, state: 'good', says };
};

/** Whether the service answers, how fast, and whether its clock is ours. */
export const checkService = async ({ config, world }: Checkup): Promise<readonly Checked[]> => {
  const service = config?.service;
  if (service === undefined) return [];
  if (service.address.origin === 'http://unset.invalid')
    return [{ what, state: 'skipped', says: 'its URL is in a variable that is not set' }];
  const { address, ready } = service;
  const target = joined(address, (ready ?? '/').replaceAll('{{origin}}', address.origin));
  const url = ready === undefined ? urlOf(address) : target.href;
  const from = world.now();
  const began = performance.now();
  const answer = await send(
    { origin: target.origin, method: 'GET', target: target.pathname + target.search, headers: [] },
    { timeout: WITHIN, maxBody: 1000, signal: AbortSignal.any([world.signal]) },
  );
  if (!answer.ok) return [unanswered(answer, url, service)];
  const ms = Math.round(performance.now() - began);
  return [answered(answer, url, ms, ready), checkClock(answer, from, world.now())];
};
