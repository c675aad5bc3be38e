import { loadNamed } from '../commands/load.ts';
import { renderList } from '../report/list.ts';
import type { Action } from './command.ts';
import { offlineConfigs } from './configuration.ts';
import { sayError } from './say-error.ts';
import { sayWarnings } from './warnings.ts';

/** `triggerpact list`. */
export const list: Action = async (args, world) => {
  const configs = await offlineConfigs(args, world);
  let failures = 0;
  for (const config of configs.length === 0 ? [undefined] : configs) {
    const loaded = await loadNamed(args.positionals, config, world.cwd);
    world.stdout(renderList(loaded.documents));
    sayWarnings(loaded.documents, world);
    for (const failure of loaded.failures) sayError(failure, world);
    failures += loaded.failures.length;
  }
  return failures === 0 ? 0 : 2;
};
