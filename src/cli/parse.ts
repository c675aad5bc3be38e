import { parseArgs } from 'node:util';
import { UsageError } from '../errors.ts';
import { didYouMean } from '../suggest.ts';
import type { Arguments } from './arguments.ts';
import type { Command } from './command.ts';

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

const tokensOf = (argv: readonly string[], command: Command): readonly Token[] => {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, option]) => [
      name,
      { type: 'value' in option ? ('string' as const) : ('boolean' as const), multiple: true },
    ]),
  );
  const help = { type: 'boolean', short: 'h' } as const;
  return parseArgs({
    args: [...argv],
    options: { ...options, help },
    allowPositionals: true,
    strict: false,
    tokens: true,
  }).tokens;
};

const checkOption = (token: OptionToken, name: string, command: Command): void => {
  const option = Object.hasOwn(command.options, token.name) ? command.options[token.name] : undefined;
  if (token.name === 'help') return;
  if (option === undefined) {
    const known = [...Object.keys(command.options), 'help'].map((o) => `--${o}`);
    throw new UsageError(
      `Unknown option "${token.rawName}" of "${name}"${didYouMean(token.rawName, known)}; see triggerpact ${name} --help`,
    );
  }
  if (option.value === undefined) {
    if (token.value !== undefined) throw new UsageError(`Option "--${token.name}" takes no value`);
    return;
  }
  if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')))
    throw new UsageError(`Option "--${token.name}" needs a value: --${token.name} ${option.value}`);
  if (option.values !== undefined && !option.values.includes(token.value))
    throw new UsageError(
      `Option "--${token.name}" is one of ${option.values.join(', ')}, not "${token.value}"${didYouMean(token.value, option.values)}`,
    );
};

/** Parses the words after a command's name by its table of options. */
export const parse = (argv: readonly string[], name: string, command: Command): Arguments => {
  const positionals: string[] = [];
  const values = new Map<string, string[]>();
  for (const token of tokensOf(argv, command)) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    checkOption(token, name, command);
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
  }
  if (command.most !== undefined && positionals.length > command.most)
    throw new UsageError(
      `"${name}" takes no argument "${positionals[command.most]}"; see triggerpact ${name} --help`,
    );
  for (const [option, given] of values)
    if (
      given.length > 1 &&
      command.options[option]?.value !== undefined &&
      command.options[option].repeatable !== true
    )
      throw new UsageError(`Option "--${option}" was given ${given.length} times`);
  return {
    positionals,
    flag: (option) => values.has(option),
    text: (option) => values.get(option)?.at(-1),
    texts: (option) => values.get(option) ?? [],
  };
};
