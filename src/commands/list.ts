import { HarnessError } from '../errors.ts';
import type { ReadDocument } from '../model.ts';
import { renderListJson } from '../report/list-json.ts';
import { renderList } from '../report/list.ts';
import { sayError } from '../say-error.ts';
import { loadOfflineConfigs } from '../workspace/load-configs.ts';
import { eachNamed } from '../workspace/load-definitions.ts';
import { sayWarnings } from '../workspace/say-warnings.ts';
import type { World } from '../world.ts';

/** What `list` is asked for. */
export interface ListOptions {
  /** Files, folders or globs; empty: those of the configurations. */
  readonly definitions: readonly string[];
  /** Configurations: files or folders; empty: the one of the working folder, if there is one. */
  readonly configs: readonly string[];
  /** Default: text. */
  readonly reporter?: string;
}

/** Shows the triggers of definitions; 2 where one could not be read. */
export const list = async (options: ListOptions, world: World): Promise<0 | 2> => {
  const configs = await loadOfflineConfigs(options, world);
  const isJson = options.reporter === 'json';
  const documents: ReadDocument[] = [];
  let failures = 0;
  for (const config of configs.length === 0 ? [undefined] : configs) {
    for await (const read of eachNamed(options.definitions, config, world.cwd)) {
      if (read instanceof HarnessError) {
        sayError(read, world);
        failures += 1;
        continue;
      }
      if (isJson) documents.push(read);
      else world.stdout(renderList(read));
      sayWarnings([read], world);
    }
  }
  if (isJson) world.stdout(renderListJson(documents));
  return failures === 0 ? 0 : 2;
};
