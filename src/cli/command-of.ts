import { Argument, Command, InvalidArgumentError, Option as CommanderOption } from 'commander';
import { defined } from '../defined.ts';
import type { Entry, Given } from './entry.ts';
import { flagOf } from './flag-of.ts';
import type { Option, Options } from './option.ts';

/** What the exit codes of every command mean. */
export const EXIT_CODES = [
  '0  pass; warnings are allowed',
  '1  a contract is broken',
  '2  could not tell: usage, configuration, an unreachable service, or nothing was judged',
] as const;

/** A block below the help that commander prints. */
export const helpBlock = (title: string, lines: readonly string[]): string =>
  `\n${title}:\n${lines.map((line) => `  ${line}`).join('\n')}`;

/** Reads one value after those before; an option that was forgotten its value must not swallow the next option. */
const readValue =
  (option: Option<unknown>, check: (text: string) => unknown) =>
  (text: string, before: unknown): unknown => {
    if (text.startsWith('--')) throw new InvalidArgumentError(`It needs a value: ${option.value}`);
    const value = check(text);
    if (option.repeatable === true) return [...(Array.isArray(before) ? before : []), value];
    if (before !== undefined) throw new InvalidArgumentError('It was given before');
    return value;
  };

const optionOf = (name: string, option: Option<unknown>): CommanderOption => {
  if (option.value === undefined) return new CommanderOption(flagOf(name), option.help);
  const help = option.repeatable === true ? `${option.help} (may be repeated)` : option.help;
  const made = new CommanderOption(`${flagOf(name)} <${option.value}>`, help);
  if (option.choices !== undefined) made.choices(option.choices);
  const isChosen = made.parseArg;
  const check = (text: string): unknown =>
    isChosen === undefined ? (option.parse?.(text) ?? text) : isChosen(text, undefined);
  return made.argParser(readValue(option, check));
};

/** The command of commander that an entry describes. */
export const commandOf = (name: string, entry: Entry): Command => {
  const command = new Command(name).description(entry.summary);
  for (const positional of entry.positionals?.split(' ') ?? []) {
    const argument = new Argument(positional);
    command.addArgument(entry.choices === undefined ? argument : argument.choices(entry.choices));
  }
  for (const [key, option] of Object.entries(entry.options)) command.addOption(optionOf(key, option));
  return command
    .helpOption('-h, --help', 'this text')
    .addHelpText('after', helpBlock('Examples', entry.examples))
    .addHelpText('after', helpBlock('Exit code', entry.exitCodes ?? EXIT_CODES));
};

/** What a command line gave, once commander has read it. */
export const givenOf = <O extends Options>(command: Command, { options }: Entry<O>): Given<O> => {
  const values = Object.entries(options).map(([name, option]) => {
    const key = new CommanderOption(flagOf(name)).attributeName();
    const isThere = command.getOptionValueSource(key) === 'cli';
    // The value of `--no-events` is that of `events`, its opposite.
    return [name, isThere ? option.value === undefined || command.getOptionValue(key) : option.absent];
  });
  return {
    ...defined(Object.fromEntries(values) as object),
    positionals: command.args,
  } as unknown as Given<O>;
};
