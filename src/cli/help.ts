import type { Command } from './command.ts';
import type { Option } from './option.ts';

/** What the exit codes of every command mean. */
const EXIT_CODES = [
  '0  pass; warnings are allowed',
  '1  a contract is broken',
  '2  could not tell: usage, configuration, an unreachable service, or nothing was judged',
] as const;

const columns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
};

const optionName = (name: string, option: Option): string =>
  option.value === undefined ? `--${name}` : `--${name} ${option.value}`;

const optionHelp = (option: Option): string =>
  option.repeatable === true ? `${option.help} (may be repeated)` : option.help;

/** How a command is called: `triggerpact lint [definition…] [options]`. */
export const usageOf = (name: string, command: Command): string =>
  ['triggerpact', name, command.positionals, '[options]'].filter((part) => part !== undefined).join(' ');

/** The option table of a command, as rows. */
export const optionRows = (command: Command): readonly (readonly [string, string])[] =>
  Object.entries(command.options).map(
    ([name, option]) => [optionName(name, option), optionHelp(option)] as const,
  );

/** What `triggerpact COMMAND --help` prints. */
export const renderCommandHelp = (name: string, command: Command): string =>
  [
    `${usageOf(name, command)}\n\n${command.summary}`,
    `Options\n${columns([...optionRows(command), ['--help', 'this text']])}`,
    `Examples\n${command.examples.map((e) => `  ${e}`).join('\n')}`,
    `Exit code\n${(command.exitCodes ?? EXIT_CODES).map((line) => `  ${line}`).join('\n')}\n`,
  ].join('\n\n');

/** What `triggerpact --help` prints. */
export const renderHelp = (commands: Readonly<Record<string, Command>>): string =>
  [
    'triggerpact COMMAND [options]\n\nContract tests for trigger APIs of Power Automate and Logic Apps',
    `Commands\n${columns(Object.entries(commands).map(([name, c]) => [name, c.summary] as const))}`,
    'Examples\n  triggerpact list connector/\n  triggerpact verify --url http://127.0.0.1:4010',
    `Exit code\n${EXIT_CODES.map((line) => `  ${line}`).join('\n')}`,
    '"triggerpact COMMAND --help" tells more of one; "triggerpact --version" prints the version.\n',
  ].join('\n\n');
