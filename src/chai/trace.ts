import { addressOf } from '../address.ts';
import { defined } from '../defined.ts';
import type { Entry, Exchange, Intent, Level, Trace, TriggerDefinition } from '../model.ts';
import { ruleLevels } from '../rules/mechanisms.ts';
import type { Answer } from './answer.ts';
import type { Notification } from './notification.ts';

const UNKNOWN = 'http://service.invalid';
const CALLBACK = 'http://callback.invalid/run';
const CHAIN = 'chain';

/** Something that is written into a trace at its place. */
export type Step = (trigger: TriggerDefinition, seq: number) => Entry;

const at = (seq: number): number => seq * 10;

const exchange =
  (intent: Intent, method: string, { url, ...answer }: Answer, credentials: 'own' | 'bad' = 'own'): Step =>
  (trigger, seq): Exchange => ({
    type: 'exchange',
    seq,
    at: at(seq),
    trigger: trigger.id,
    intent,
    credentials,
    request: {
      method: answer.method ?? method,
      origin: url?.origin ?? UNKNOWN,
      target: url === undefined ? '/' : `${url.pathname}${url.search}`,
      headers: [],
    },
    response: { status: answer.status, headers: answer.headers, body: answer.body },
    durationMs: 1,
  });

/** A poll without a state. */
export const firstPoll = (answer: Answer): Step =>
  exchange({ kind: 'poll', chain: CHAIN, state: 'none' }, 'GET', answer);

/** A poll with a state that was given before. */
export const laterPoll = (answer: Answer): Step =>
  exchange({ kind: 'poll', chain: CHAIN, state: 'followed', from: 1 }, 'GET', answer);

/** A poll with bad credentials, beside the chain. */
export const strangersPoll = (answer: Answer): Step =>
  exchange({ kind: 'poll', chain: CHAIN, state: 'none' }, 'GET', answer, 'bad');

/** The first poll that gave the state of a later one, as the platform needs it. */
export const baseline = ({ url }: Answer): Step =>
  firstPoll({
    status: 202,
    headers: [
      ['Location', url?.href ?? `${UNKNOWN}/`],
      ['Retry-After', '1'],
    ],
    body: '',
    ...defined({ url }),
  });

/** Something happened, and every item tells of it: which one it was, only the author of the test knows. */
export const anyEvent: Step = ({ id }, seq) => ({
  type: 'event',
  seq,
  at: at(seq),
  token: '',
  relations: { [id]: 'expected' },
  ids: {},
  expect: {},
  doneAt: at(seq) + 1,
});

/** A registration with a usual callback. */
export const registration = (answer: Answer, credentials: 'own' | 'bad' = 'own'): Step =>
  exchange(
    { kind: 'register', subscription: CHAIN, callback: CALLBACK, callbackKind: 'issued' },
    'POST',
    answer,
    credentials,
  );

/** A registration that was accepted, with the Location that an unsubscribe was sent to. */
export const accepted = ({ url }: Answer): Step =>
  registration({
    status: 201,
    headers: [['Location', url?.href ?? `${UNKNOWN}/`]],
    body: '',
    ...(url === undefined ? {} : { url: new URL(url.origin) }),
    method: 'POST',
  });

/** The first DELETE of a subscription. */
export const unsubscribe = (answer: Answer): Step =>
  exchange({ kind: 'unsubscribe', subscription: CHAIN, target: 'own', attempt: 1 }, 'DELETE', answer);

/** A request to the callback. */
export const delivery =
  ({ method, headers, body }: Notification): Step =>
  ({ id }, seq) => ({
    type: 'delivery',
    seq,
    at: at(seq) + 5000,
    trigger: id,
    subscription: CHAIN,
    method,
    target: '/run',
    headers,
    body,
    status: 202,
  });

/** A run of a few steps, with the rules that are to judge it. */
export const traceOf = (
  definition: TriggerDefinition,
  rules: readonly string[],
  steps: readonly Step[],
): Trace => {
  const entries = steps.map((step, i) => step(definition, i + 1));
  const called = entries.find((e): e is Exchange => e.type === 'exchange')?.request.origin ?? UNKNOWN;
  const levels = ruleLevels(definition, { profile: 'strict', overrides: {} });
  return {
    schemaVersion: 2,
    consumer: '',
    provider: '',
    triggers: [
      {
        definition,
        rules: Object.fromEntries(rules.map((id): [string, Level] => [id, levels[id] ?? 'error'])),
      },
    ],
    settings: {
      profile: 'strict',
      levels: {},
      address: addressOf(called),
      hasCredentials: true,
      noEvents: false,
      settle: {},
      triggers: { [definition.id]: { perEmit: 1, emits: true, excludes: false } },
    },
    entries,
  };
};
