import { loadConfig } from '../config/load.ts';
import { defined } from '../defined.ts';
import { HarnessError } from '../errors.ts';
import type { Config, ReadDocument } from '../model.ts';
import { loadConfigured } from '../workspace/load-definitions.ts';
import type { World } from '../world.ts';
import type { Checked } from './check.ts';

/** The configuration as far as it can be read, and what was found on the way. */
export interface ReadConfiguration {
  readonly config?: Config;
  readonly documents: readonly ReadDocument[];
  readonly checks: readonly Checked[];
}

const what = 'Configuration';

const saidBy = async <T>(attempt: Promise<T>): Promise<{ readonly value: T } | { readonly why: string }> => {
  try {
    return { value: await attempt };
  } catch (error) {
    if (error instanceof HarnessError) return { why: error.message };
    throw error;
  }
};

const counted = (documents: readonly ReadDocument[]): number => documents.flatMap((d) => d.triggers).length;

const checkDefinitions = async (config: Config, cwd: string): Promise<Omit<ReadConfiguration, 'config'>> => {
  const name = config.file ?? 'the configuration';
  if (config.definitions.length === 0)
    return { documents: [], checks: [{ what, state: 'good', says: `${name} can be read` }] };
  const read = await saidBy(loadConfigured(config, cwd));
  if ('why' in read)
    return {
      documents: [],
      checks: [
        { what, state: 'bad', says: read.why, mend: `correct the definition, or \`definitions\` in ${name}` },
      ],
    };
  const triggers = counted(read.value);
  const check: Checked =
    triggers === 0
      ? {
          what,
          state: 'bad',
          says: `${name}: no trigger in its definitions`,
          mend: 'triggerpact assess says what could be one',
        }
      : {
          what,
          state: 'good',
          says: `${name} can be read, with ${triggers === 1 ? '1 trigger' : `${triggers} triggers`}`,
        };
  return { documents: read.value, checks: [check] };
};

/** Reads the configuration; where a variable is not set, as much of it as needs none. */
export const readConfiguration = async (
  path: string | undefined,
  world: World,
): Promise<ReadConfiguration> => {
  const { cwd, env, learn, signal } = world;
  const options = { cwd, env, learn, signal, ...defined({ path }) };
  const whole = await saidBy(loadConfig({ ...options, broker: true, allowMissing: true }));
  if ('value' in whole) {
    const config = whole.value;
    if (config === undefined)
      return {
        documents: [],
        checks: [
          { what, state: 'skipped', says: 'no triggerpact.yaml here', mend: 'triggerpact init writes one' },
        ],
      };
    return { config, ...(await checkDefinitions(config, cwd)) };
  }
  const failed: Checked = {
    what,
    state: 'bad',
    says: whole.why,
    mend: /environment variable/.test(whole.why) ? 'set it' : 'correct it',
  };
  const part = await saidBy(loadConfig({ ...options, offline: true, allowMissing: true }));
  if ('why' in part || part.value === undefined) return { documents: [], checks: [failed] };
  const { documents } = await checkDefinitions(part.value, cwd);
  return { config: part.value, documents, checks: [failed] };
};
