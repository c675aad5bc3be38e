import { messageOf, HarnessError } from '../errors.ts';
import type {
  Config,
  ContractTrigger,
  InteractionResult,
  ReadDocument,
  Report,
  ReportNote,
  ServiceConfig,
} from '../model.ts';
import { buildReport } from '../report/build.ts';
import { placeFindings } from '../report/place.ts';
import { openSession, type Session } from '../scenarios/session.ts';
import { requireReachable } from '../service/reach.ts';
import type { StartedService } from '../service/start.ts';
import { missingInputs } from './check-inputs.ts';
import type { ContractSource } from './contract-source.ts';
import { judgeTrace, notesOf, type JudgedTrace } from '../rules/judge-trace.ts';
import type { VerifyOptions } from './options.ts';
import { relateInteractions, verifyInteractions } from './verify-interactions.ts';
import { withLog, withService } from './with-service.ts';
import type { World } from './world.ts';

/** What is verified against which service. */
export interface VerifyInput {
  readonly config: Config;
  readonly service: ServiceConfig;
  readonly source: ContractSource;
  readonly documents: readonly ReadDocument[];
  readonly options: VerifyOptions;
}

/** What a run gave, whatever stopped it. */
interface Outcome {
  readonly interactions: readonly InteractionResult[];
  readonly notes: readonly ReportNote[];
  readonly reason?: string;
}

const chosen = ({ source, options }: VerifyInput): readonly ContractTrigger[] =>
  source.triggers.filter((t) => options.triggers.length === 0 || options.triggers.includes(t.definition.id));

const playable = (
  input: VerifyInput,
): { readonly triggers: readonly ContractTrigger[]; readonly notes: readonly ReportNote[] } => {
  const notes: ReportNote[] = [];
  const triggers = chosen(input).filter(({ definition }) => {
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

const play = async (
  session: Session,
  input: VerifyInput,
  signal: AbortSignal,
  world: World,
): Promise<Outcome> => {
  let interactions: readonly InteractionResult[] = [];
  let reason: string | undefined;
  try {
    if (session.events > 0)
      world.stderr(
        `causing ${session.events} event${session.events === 1 ? '' : 's'} on ${input.service.url}\n`,
      );
    await session.run();
    if (!input.options.noPact && !signal.aborted) {
      world.stderr('verifying the Pact interactions\n');
      interactions = await verifyInteractions({ ...input, session, signal, triggers: chosen(input) });
    }
  } catch (error) {
    if (!signal.aborted)
      reason =
        error instanceof HarnessError
          ? error.message
          : `internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  const left = await session
    .clean()
    .catch((error: unknown) => [
      `The clean-up failed: ${messageOf(error)}; run \`triggerpact cleanup\` later`,
    ]);
  return {
    interactions,
    notes: left.map((message) => ({ message })),
    ...(reason === undefined ? {} : { reason }),
  };
};

const placed = (
  judged: JudgedTrace,
  documents: readonly ReadDocument[],
): Omit<JudgedTrace, 'findings'> & { findings: ReturnType<typeof placeFindings> } => {
  const document = documents.find((d) => d.triggers.some((t) => t.id === judged.id));
  const pointer = document?.triggers.find((t) => t.id === judged.id)?.pointer;
  const findings = judged.findings.map((f) =>
    f.written === undefined && pointer !== undefined ? { ...f, written: pointer } : f,
  );
  return { ...judged, findings: placeFindings(findings, document?.locate) };
};

const report = (
  input: VerifyInput,
  session: Session,
  outcome: Outcome,
  startedAt: number,
  world: World,
): Report => {
  const { source, options } = input;
  const trace = session.trace();
  const judged = judgeTrace(trace, options.profile).map((j) => placed(j, input.documents));
  const findings = judged.flatMap((j) => j.findings);
  const interactions = relateInteractions(outcome.interactions, findings, chosen(input), judged);
  const notes = [...outcome.notes, ...notesOf(trace), ...source.problems.map((message) => ({ message }))];
  const problem = source.problems[0];
  const reason =
    outcome.reason ??
    (problem === undefined ? undefined : `the contract cannot be judged as a whole: ${problem}`);
  return buildReport({
    version: world.version,
    command: 'verify',
    startedAt,
    durationMs: world.now() - startedAt,
    contracts: [
      {
        consumer: source.consumer,
        provider: source.provider,
        ...(source.version === undefined ? {} : { version: source.version }),
        triggers: judged,
        interactions,
      },
    ],
    notes,
    ...(reason === undefined ? {} : { reason }),
    trace,
  });
};

const verifyStarted = async (
  input: VerifyInput,
  started: StartedService | undefined,
  world: World,
): Promise<Report> => {
  const { config, service } = input;
  const startedAt = world.now();
  const deadline = AbortSignal.timeout(config.timing.timeout);
  const signal = AbortSignal.any([world.signal, deadline]);
  const { triggers, notes } = playable(input);
  await requireReachable(service.url, 5000);
  const session = await openSession({
    config: { ...config, profile: input.options.profile ?? config.profile },
    service,
    consumer: input.source.consumer,
    provider: input.source.provider,
    triggers,
    noEvents: input.options.noEvents,
    ...(input.options.seed === undefined ? {} : { seed: input.options.seed }),
    env: world.env,
    signal,
    now: world.now,
    progress: (message) => world.stderr(`${message}\n`),
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
      notes: [...notes, ...played.notes],
      ...(reason === undefined ? {} : { reason }),
    };
    return withLog(report(input, session, outcome, startedAt, world), session.hide(started?.log() ?? ''));
  } finally {
    await session.close();
  }
};

/** Verifies one service: starts it where asked, plays, judges, cleans up, and ends what it started. */
export const verifyService = (input: VerifyInput, world: World): Promise<Report> =>
  withService(input.service, input.config.folder, world, (started) => verifyStarted(input, started, world));
