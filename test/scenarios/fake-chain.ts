import { addressOf } from '../../src/address.ts';
import { createRecorder, type Recorder } from '../../src/client/recorder.ts';
import type { EventEntry, Exchange, Intent, TriggerDefinition } from '../../src/model.ts';
import type { Chain, PollState } from '../../src/platform/chain.ts';
import type { PlayerContext } from '../../src/scenarios/player.ts';
import { createPollingRun, type PollingRun } from '../../src/scenarios/polling-run.ts';
import { nativeTrigger } from '../samples/triggers.ts';

/** One answer of a fake service: the tokens of the events that it hands over, and where the state then is. */
export interface FakeAnswer {
  readonly status: number;
  readonly tokens?: readonly string[];
  readonly state?: number;
  readonly retryAfter?: string;
}

/** A clock that only the fakes move: each poll takes 10 ms, in time it comes a second later. */
interface Clock {
  now: number;
}

const exchangeOf = (
  answer: FakeAnswer,
  intent: Intent,
  target: string,
  clock: Clock,
  recorder: Recorder,
): Exchange =>
  recorder.add<Exchange>({
    type: 'exchange',
    at: clock.now,
    trigger: 'OnNewVoicemail',
    intent,
    credentials: 'own',
    request: { method: 'GET', origin: 'http://127.0.0.1:4010', target, headers: [] },
    response: {
      status: answer.status,
      headers: [
        ['Location', `http://127.0.0.1:4010/api/v1/voicemails?state=${answer.state ?? 0}`],
        ...(answer.retryAfter === undefined ? [] : [['Retry-After', answer.retryAfter] as const]),
      ],
      body: answer.tokens === undefined ? '' : JSON.stringify(answer.tokens.map((text) => ({ text }))),
    },
    durationMs: 10,
  });

const fakeChain = (id: string, answers: FakeAnswer[], clock: Clock, recorder: Recorder): Chain => {
  const states: PollState[] = [];
  const last: FakeAnswer = { status: 202 };
  const call = (intent: Intent): Exchange => {
    const answer = answers.shift() ?? { ...last, state: states.length };
    const target = states.at(-1)?.target ?? '/api/v1/voicemails';
    const exchange = exchangeOf(answer, intent, target, clock, recorder);
    states.push({ target: `/api/v1/voicemails?state=${answer.state ?? 0}`, from: exchange.seq });
    clock.now += 10;
    return exchange;
  };
  return {
    id,
    poll(when = 'in time') {
      if (when === 'in time' && states.length > 0) clock.now += 1000;
      const state = states.length === 0 ? 'none' : 'followed';
      return Promise.resolve(call({ kind: 'poll', chain: id, state }));
    },
    state: () => states.at(-1) ?? {},
    states: () => states,
    probe: (_state, kind) => Promise.resolve(call({ kind: 'poll', chain: id, state: kind })),
    broken: () => undefined,
  };
};

/** A run of a polling trigger on chains that answer as they are told, and then 202 for ever. */
export const fakeRun = (
  answers: Readonly<Record<string, readonly FakeAnswer[]>>,
  settle = 3000,
): {
  readonly run: PollingRun;
  readonly recorder: Recorder;
  readonly event: (token: string) => EventEntry;
} => {
  const clock: Clock = { now: 0 };
  const recorder = createRecorder(() => clock.now);
  const trigger: TriggerDefinition = nativeTrigger({ id: 'OnNewVoicemail' });
  const settings = { perEmit: 1, emits: true, excludes: false };
  const address = addressOf('http://127.0.0.1:4010');
  const context = {
    trigger,
    settings,
    settle,
    recorder,
    address,
    config: { inputs: {}, emitOther: [], perEmit: 1, expect: {}, settle },
    signal: new AbortController().signal,
    wait: () => () => undefined,
    soFar: () => ({
      schemaVersion: 2 as const,
      consumer: 'C',
      provider: 'P',
      triggers: [{ definition: trigger, rules: {} }],
      settings: {
        profile: 'strict' as const,
        levels: {},
        address,
        hasCredentials: false,
        noEvents: false,
        settle: { [trigger.id]: settle },
        triggers: { [trigger.id]: settings },
      },
      entries: recorder.entries,
    }),
  } as unknown as PlayerContext;
  const run = createPollingRun(context, (id) =>
    fakeChain(id, [...(answers[id.split('/')[1] ?? ''] ?? [])], clock, recorder),
  );
  const event = (token: string): EventEntry =>
    recorder.add<EventEntry>({
      type: 'event',
      at: clock.now,
      token,
      relations: { [trigger.id]: 'expected' },
      ids: {},
      expect: {},
      doneAt: clock.now,
    });
  return { run, recorder, event };
};
