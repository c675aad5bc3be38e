import { setMaxListeners } from 'node:events';
import { urlOf } from '../address.ts';
import { defined } from '../defined.ts';
import type { ContractTrigger, Report, ReportNote } from '../model.ts';
import { withLog } from '../report/with-log.ts';
import { removeLeftFolders } from '../pact/temporary-folder.ts';
import type { Journal } from '../scenarios/journal.ts';
import { openSession } from '../scenarios/session.ts';
import { requireReachable } from '../service/reach.ts';
import type { StartedService } from '../service/start.ts';
import type { World } from '../world.ts';
import { missingInputs } from './missing-inputs.ts';
import { play } from './play.ts';
import { reportRun } from './report-run.ts';
import { chosenTriggers, type VerifyInput } from './verify-input.ts';
import { withJournal } from './with-journal.ts';
import { withService } from './with-service.ts';

const playable = (
  input: VerifyInput,
): { readonly triggers: readonly ContractTrigger[]; readonly notes: readonly ReportNote[] } => {
  const notes: ReportNote[] = [];
  const triggers = chosenTriggers(input).filter(({ definition }) => {
    const missing = missingInputs(input.config, definition);
    if (missing.length === 0) return true;
    notes.push({
      trigger: definition.id,
      message: `Not judged: required input${missing.length === 1 ? '' : 's'} ${missing.map((m) => `"${m}"`).join(', ')} without a value; configure \`triggers.${definition.id}.inputs\``,
    });
    return false;
  });
  return { triggers, notes };
};

const stopped = (signal: AbortSignal, deadline: AbortSignal, timeout: number): string | undefined => {
  // An interrupt aborts without an error of ours.
  if (signal.aborted)
    return signal.reason instanceof Error && signal.reason.name !== 'AbortError'
      ? `internal error: ${signal.reason.message}`
      : 'the run was interrupted';
  return deadline.aborted ? `the run was not over within ${timeout / 1000} s (timing.timeout)` : undefined;
};

/** What a run finds and leaves around it. */
interface Surroundings {
  readonly started: StartedService | undefined;
  readonly journal: Journal | undefined;
  readonly left: readonly ReportNote[];
}

const verifyStarted = async (
  input: VerifyInput,
  { started, journal, left }: Surroundings,
  world: World,
): Promise<Report> => {
  const { config, service } = input;
  const startedAt = world.now();
  const deadline = AbortSignal.timeout(config.timing.timeout);
  const signal = AbortSignal.any([world.signal, deadline]);
  // Every call under way listens for the end of the run, one and more for each trigger.
  setMaxListeners(0, signal);
  const { triggers, notes } = playable(input);
  await requireReachable(urlOf(service.address), 5000);
  const session = await openSession({
    ...defined({ started }),
    config: { ...config, profile: input.options.profile ?? config.profile },
    service,
    consumer: input.source.consumer,
    provider: input.source.provider,
    triggers,
    noEvents: input.options.noEvents,
    ...defined({ seed: input.options.seed }),
    ...defined({ journal }),
    env: world.env,
    signal,
    now: world.now,
    progress: (message) => world.stderr(`${message}\n`),
    learn: world.learn,
    hide: world.hide,
  });
  try {
    const played = await play(session, input, signal, world);
    const ended = started?.ended();
    const reason =
      played.reason ??
      stopped(world.signal, deadline, config.timing.timeout) ??
      (ended === undefined ? undefined : `the service failed during the run: ${ended}`) ??
      (notes.length > 0 ? notes.map((n) => `${n.trigger}: ${n.message}`).join('; ') : undefined);
    const outcome = {
      ...played,
      notes: [...left, ...notes, ...played.notes],
      ...defined({ reason }),
    };
    const report = reportRun(input, session.trace(), outcome, startedAt, world);
    return withLog(report, session.hide(started?.log() ?? ''));
  } finally {
    await session.close();
  }
};

/** Verifies one service: starts it where asked, plays, judges, cleans up, and ends what it started. */
export const verifyService = (input: VerifyInput, world: World): Promise<Report> => {
  const { service, config } = input;
  removeLeftFolders();
  const start = (surroundings: Omit<Surroundings, 'started'>): Promise<Report> =>
    withService(service, config.folder, world, (started) =>
      verifyStarted(input, { started, ...surroundings }, world),
    );
  const registers = chosenTriggers(input).some((t) => t.definition.mechanism === 'webhook');
  return registers
    ? withJournal(config, service, world, (journal, left) => start({ journal, left }))
    : start({ journal: undefined, left: [] });
};
