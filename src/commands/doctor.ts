import { checkBroker } from '../checkup/check-broker.ts';
import { checkCallback } from '../checkup/check-callback.ts';
import { readConfiguration } from '../checkup/check-configuration.ts';
import { checkPact } from '../checkup/check-pact.ts';
import { checkPorts } from '../checkup/check-ports.ts';
import { checkProxy } from '../checkup/check-proxy.ts';
import { checkService } from '../checkup/check-service.ts';
import type { Checked, Checkup, State } from '../checkup/check.ts';
import { defined } from '../defined.ts';
import { loadPact } from '../pact/load.ts';
import { paintWith, printable, usesColor } from '../report/reporters/paint.ts';
import type { World } from '../world.ts';

/** What `doctor` is asked for. */
export interface DoctorOptions {
  /** A configuration, or its folder. */
  readonly config?: string;
  readonly reporter: 'text' | 'json';
}

const marks: Readonly<Record<State, readonly [string, 'green' | 'red' | 'yellow' | 'dim']>> = {
  good: ['✓', 'green'],
  bad: ['✗', 'red'],
  doubt: ['!', 'yellow'],
  skipped: ['-', 'dim'],
};

const lineOf = ({ what, state, says, mend }: Checked, color: boolean): string => {
  const [mark, colour] = marks[state];
  const todo = mend === undefined ? '' : `\n  → ${printable(mend)}`;
  return `${paintWith(color)(colour, mark)} ${what}: ${printable(says)}${todo}\n`;
};

const verdictOf = (checks: readonly Checked[]): string => {
  const count = (state: State): number => checks.filter((c) => c.state === state).length;
  const [bad, doubt] = [count('bad'), count('doubt')];
  if (bad > 0)
    return bad === 1 ? '1 thing stands in the way of a run' : `${bad} things stand in the way of a run`;
  return doubt > 0
    ? 'Nothing stands in the way of a run; mind the doubts'
    : 'Nothing stands in the way of a run';
};

async function* checksOf(options: DoctorOptions, world: World): AsyncGenerator<readonly Checked[]> {
  const pact = loadPact(world.signal);
  const { config, documents, checks } = await readConfiguration(options.config, world);
  const checkup: Checkup = { world, ...defined({ config }) };
  yield checkPact(await pact);
  yield await checkPorts(checkup);
  yield [checkProxy(checkup)];
  yield checks;
  yield await checkService(checkup);
  yield await checkCallback(checkup, documents);
  yield await checkBroker(checkup);
}

/** Says what of the surroundings would stand in the way of a run, and what to do: 0 nothing, 1 something, 2 interrupted. */
export const doctor = async (options: DoctorOptions, world: World): Promise<0 | 1 | 2> => {
  const all: Checked[] = [];
  const isText = options.reporter === 'text';
  for await (const checks of checksOf(options, world)) {
    all.push(...checks);
    if (isText) for (const check of checks) world.stdout(lineOf(check, usesColor(world)));
    if (world.signal.aborted) return 2;
  }
  world.stdout(isText ? `\n${verdictOf(all)}\n` : `${JSON.stringify({ checks: all }, undefined, 2)}\n`);
  return all.some((c) => c.state === 'bad') ? 1 : 0;
};
