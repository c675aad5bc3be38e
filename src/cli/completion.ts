import type { CompletedCommand } from '../commands/completion.ts';
import { defined } from '../defined.ts';
import { commands } from './commands.ts';
import { entry, type Entry } from './entry.ts';
import { flagOf } from './flag-of.ts';

const completed = (name: string, { summary, options, choices }: Entry): CompletedCommand => ({
  name,
  summary,
  options: Object.entries(options).map(([key, option]) => ({
    flag: flagOf(key),
    help: option.help,
    repeatable: option.repeatable === true,
    ...defined({ value: option.value, choices: option.choices }),
  })),
  ...defined({ choices }),
});

/** `triggerpact completion`. */
export const completion = entry({
  summary: 'print a script with which a shell completes command lines',
  positionals: '<shell>',
  choices: ['bash', 'zsh', 'fish'],
  options: {},
  examples: [
    'source <(triggerpact completion bash)',
    'triggerpact completion fish > ~/.config/fish/completions/triggerpact.fish',
  ],
  exitCodes: ['0  done', '2  there is no such shell'],
  run: async ({ positionals: [shell = ''] }, world) => {
    const { completion: script } = await import('../commands/completion.ts');
    const all = Object.entries(commands).map(async ([name, load]) => completed(name, await load()));
    world.stdout(script(shell, await Promise.all(all)));
    return 0;
  },
});
