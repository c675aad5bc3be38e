import { Command, CommanderError } from 'commander';
import type { ExitCode } from '../report/exit.ts';
import type { World } from '../world.ts';
import { commandOf, EXIT_CODES, givenOf, helpBlock } from './command-of.ts';
import { commands } from './commands.ts';

/** An error of commander as triggerpact writes errors: a sentence, values in double quotes, on one line. */
const sentence = (text: string): string => {
  const [message = '', hint] = text
    .trim()
    .replace(/^error: /, '')
    .split('\n(Did you mean ');
  const [first = '', ...rest] = message.replaceAll(/'([^']*)'/g, '"$1"').replace(/\.$/, '');
  const meant = hint?.replaceAll(/[\w-]+(?=[,?])/g, '"$&"');
  const begin = message.startsWith('unknown command') ? '; to begin: triggerpact init' : '';
  return `error: ${first.toUpperCase()}${rest.join('')}${meant === undefined ? begin : ` (did you mean ${meant}`}`;
};

const programOf = (world: Pick<World, 'stdout' | 'stderr' | 'version'>): Command =>
  new Command('triggerpact')
    .description('Contract tests for trigger APIs of Power Automate and Logic Apps')
    .usage('COMMAND [options]')
    .version(world.version, '-v, --version', 'the version')
    .helpOption('-h, --help', 'this text')
    .helpCommand('help [command]', 'say more of a command')
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .addHelpText(
      'after',
      helpBlock('Examples', [
        'triggerpact list connector/',
        'triggerpact verify --url http://127.0.0.1:4010',
      ]),
    )
    .addHelpText('after', helpBlock('Exit code', EXIT_CODES))
    .enablePositionalOptions()
    .showHelpAfterError('See triggerpact --help')
    .exitOverride()
    .configureOutput({
      writeOut: world.stdout,
      writeErr: world.stderr,
      outputError: (text, write) => write(`${sentence(text)}\n`),
    });

/** Reads the commands that a command line may be about: the one that it names, else all. */
const addCommands = async (
  program: Command,
  [named = '']: readonly string[],
  world: World,
  ended: (code: ExitCode) => void,
): Promise<void> => {
  for (const [name, load] of Object.entries(commands)) {
    if (Object.hasOwn(commands, named) && name !== named) continue;
    const entry = await load();
    const command = commandOf(name, entry)
      .copyInheritedSettings(program)
      .showHelpAfterError(`See triggerpact ${name} --help`);
    command.action(async () => ended(await entry.run(givenOf(command, entry), world)));
    program.addCommand(command);
  }
};

/** Has commander read a command line, and runs the command that it names. */
export const runProgram = async (argv: readonly string[], world: World): Promise<ExitCode> => {
  let code: ExitCode = 2;
  let isWrong = false;
  const stderr = (text: string): void => {
    isWrong = true;
    world.stderr(text);
  };
  const program = programOf({ ...world, stderr });
  await addCommands(program, argv, world, (given) => (code = given));
  try {
    if (argv.length === 0) program.outputHelp({ error: true });
    else await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has said it: what was asked for, or, on standard error, what was wrong.
    return isWrong ? 2 : 0;
  }
};
