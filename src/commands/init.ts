import { findConfig, shownPath } from '../config/find.ts';
import { UsageError } from '../errors.ts';
import { askEvent, type EventContext } from '../guide/ask-event.ts';
import { askInputs } from '../guide/ask-inputs.ts';
import { Cancelled, silentAsker, type Asker } from '../guide/asker.ts';
import { findTriggers, type FoundTriggers, type GuideOptions } from '../guide/find-triggers.ts';
import { configOf, writeFirstContracts } from '../guide/plan-contracts.ts';
import { ciFilesHere, CONFIGURATION, configurationOf } from '../guide/plan-files.ts';
import { terminalAsker } from '../guide/terminal-asker.ts';
import { requireFree, writeFiles } from '../guide/write-files.ts';
import type { Json } from '../json.ts';
import type { TriggerAnswers } from '../setup/configuration.ts';
import type { World } from '../world.ts';

/** What `init` is asked for. */
export interface InitOptions extends GuideOptions {
  /** Asks nothing. */
  readonly yes: boolean;
  /** Replaces files that are there. */
  readonly force: boolean;
}

const requireNoConfiguration = async ({ force }: InitOptions, { cwd }: World): Promise<void> => {
  const found = force ? undefined : await findConfig(cwd);
  if (found !== undefined)
    throw new UsageError(
      `"${shownPath(cwd, found)}" is there already: triggerpact doctor checks it, and --force writes a new one`,
    );
};

const askTriggers = async (
  found: FoundTriggers,
  asker: Asker,
  { now, signal }: World,
): Promise<readonly TriggerAnswers[]> => {
  const { place, login, operations } = found;
  const context: EventContext = {
    place,
    login,
    operations,
    asker,
    now,
    signal,
    tried: new Map(),
    chosen: new Map(),
  };
  const known = new Map<string, Json>();
  const answers: TriggerAnswers[] = [];
  for (const trigger of found.made.read.triggers) {
    if (signal.aborted) throw new Cancelled();
    answers.push(await askEvent(trigger, await askInputs(trigger, asker, known), context));
  }
  return answers;
};

const sayNext = ({ login }: FoundTriggers, answers: readonly TriggerAnswers[], world: World): void => {
  const { proposal, isMissing } = login;
  const unknown = answers.filter((a) => a.emit === undefined).map((a) => a.trigger.id);
  world.stdout(
    [
      '',
      ...(unknown.length === 0 ? [] : [`Fill in \`emit\` of ${unknown.join(', ')} in ${CONFIGURATION}.`]),
      ...(isMissing && proposal !== undefined ? [`Set ${proposal.variable} to the ${proposal.what}.`] : []),
      'Next:',
      '  triggerpact doctor    # whether anything stands in the way',
      '  triggerpact verify    # the verdict',
      '',
    ].join('\n'),
  );
};

const guide = async (options: InitOptions, asker: Asker, world: World): Promise<0 | 2> => {
  await requireNoConfiguration(options, world);
  const found = await findTriggers(options, asker, world);
  if (found === undefined) {
    asker.say(
      'bad',
      `Nothing is written. More of it: triggerpact assess ${options.definitions[0] ?? 'openapi.json'}`,
    );
    return 2;
  }
  const answers = await askTriggers(found, asker, world);
  const text = configurationOf(found, answers);
  const config = configOf(CONFIGURATION, text, world);
  const systems = await ciFilesHere(found, asker, options.force, world);
  if (world.signal.aborted) throw new Cancelled();
  const files = {
    ...found.made.files,
    [CONFIGURATION]: text,
    ...Object.fromEntries(systems.map((s) => [s.file, s.text])),
  };
  requireFree(files, options.force, world);
  writeFiles(files, world);
  const contracts = await writeFirstContracts(config, options.force, asker, world);
  for (const file of [...Object.keys(files), ...contracts]) asker.say('good', `Wrote ${file}`);
  for (const { include } of systems)
    if (include !== undefined) asker.say('note', `To be read, it needs ${include}`);
  sayNext(found, answers, world);
  return 0;
};

/**
 * Asks what it takes to verify a service, tries each answer at once, and writes the configuration, a first contract and a CI
 * file: 0 written, 2 not.
 */
export const init = async (options: InitOptions, world: World, asker?: Asker): Promise<0 | 2> => {
  const isAsking = !options.yes && world.isTerminal && world.onEnter !== undefined;
  try {
    return await guide(
      options,
      asker ?? (isAsking ? await terminalAsker(world) : silentAsker(world.stdout)),
      world,
    );
  } catch (error) {
    if (error instanceof Cancelled) return 2;
    throw error;
  }
};
