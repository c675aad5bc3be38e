import { commandOf, givenOf } from '../../src/cli/command-of.ts';
import { commands } from '../../src/cli/commands.ts';

/** What a command is given by the words after its name, by option; what is wrong with them is thrown. */
export const givenBy = async (
  name: string,
  words: readonly string[],
): Promise<Readonly<Record<string, unknown>> & { readonly positionals: readonly string[] }> => {
  const entry = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined;
  if (entry === undefined) throw new Error(`no command "${name}"`);
  const command = commandOf(name, entry)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .action(() => undefined);
  return givenOf(command.parse([...words], { from: 'user' }), entry);
};
