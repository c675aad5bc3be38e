import { UNSET } from '../config/normalise.ts';
import { joined, urlOf } from '../address.ts';
import { send } from '../client/wire.ts';
import { headerValue } from '../evidence/headers.ts';
import type { ServiceConfig, WireAnswer } from '../model.ts';
import { requireTls } from '../service/protocol.ts';
import { requireReachable } from '../service/reach.ts';
import { HarnessError } from '../errors.ts';
import { reasonOf } from '../reason-of.ts';
import type { Checked, Checkup } from './check.ts';

const WITHIN = 5000;
const SLOW = 2000;
/** Seconds between two clocks from which state that is made of times goes wrong. */
const SKEW = 5;

const what = 'Service';

const isOtherProtocol = (code: string): boolean => code.startsWith('HPE_') || code === 'ECONNRESET';

const unanswered = (
  { code, message }: { readonly code: string; readonly message: string },
  url: string,
  service: ServiceConfig,
): Checked => {
  const why = reasonOf(Object.assign(new Error(message), { code }));
  if (service.start !== undefined && code === 'ECONNREFUSED')
    return { what, state: 'skipped', says: `${url} is not there yet: a run starts it (service.start)` };
  const mend =
    url.startsWith('http:') && isOtherProtocol(code)
      ? `if it speaks https, write ${url.replace(/^http:/, 'https:')}`
      : 'start it, let `service.start` do so, or correct `service.url`';
  return { what, state: 'bad', says: `${url} does not answer: ${why}`, mend };
};

/** What is wrong with TLS at an https URL where something listens. */
const tlsProblem = async (url: string): Promise<Checked | undefined> => {
  try {
    await requireReachable(url, WITHIN);
  } catch {
    return undefined; // The call itself says so.
  }
  try {
    await requireTls(url, WITHIN);
    return undefined;
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    return { what, state: 'bad', says: error.message };
  }
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
  if (service.address.origin === UNSET)
    return [{ what, state: 'skipped', says: 'its URL is in a variable that is not set' }];
  const { address, ready } = service;
  const target = joined(address, (ready ?? '/').replaceAll('{{origin}}', address.origin));
  const url = ready === undefined ? urlOf(address) : target.href;
  const refused = await tlsProblem(urlOf(address));
  if (refused !== undefined) return [refused];
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
