import type { World } from '../world.ts';
import { UsageError } from '../errors.ts';
import type { ExitCode } from '../report/exit.ts';
import { commands } from './commands.ts';
import { renderCommandHelp, renderHelp } from './help.ts';
import { sayError } from '../say-error.ts';

const dispatch = async (argv: readonly string[], world: World): Promise<ExitCode> => {
  const [name, ...rest] = argv;
  if (name === undefined) {
    world.stderr(renderHelp(commands));
    return 2;
  }
  if (name === '--version' || name === '-v') {
    world.stdout(`${world.version}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    world.stdout(renderHelp(commands));
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const { didYouMean } = await import('../suggest.ts');
    const what = name.startsWith('-') ? 'option' : 'command';
    throw new UsageError(
      `Unknown ${what} "${name}"${didYouMean(name, Object.keys(commands))}; see triggerpact --help`,
    );
  }
  const { parse } = await import('./parse.ts');
  const args = parse(rest, name, command);
  if (args.flag('help')) {
    world.stdout(renderCommandHelp(name, command));
    return 0;
  }
  return (await command.load())(args, world);
};

/** Runs one command line; the exit code is the verdict. */
export const run = async (argv: readonly string[], world: World): Promise<ExitCode> => {
  try {
    return await dispatch(argv, world);
  } catch (error) {
    sayError(error, world);
    return 2;
  }
};
