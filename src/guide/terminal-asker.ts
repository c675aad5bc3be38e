import { defined } from '../defined.ts';
import { printable } from '../report/reporters/paint.ts';
import type { World } from '../world.ts';
import { Cancelled, type Asker } from './asker.ts';

/** Asks a person at the terminal; Ctrl-C is a Cancelled. Clack is loaded here alone. */
export const terminalAsker = async ({ signal, hide }: Pick<World, 'signal' | 'hide'>): Promise<Asker> => {
  const { confirm, isCancel, log, select, text } = await import('@clack/prompts');
  const answered = <T>(value: T): Exclude<T, symbol> => {
    if (isCancel(value)) throw new Cancelled();
    return value as Exclude<T, symbol>;
  };
  return {
    isSilent: false,
    async text({ message, initial, check }) {
      const validate = (written: string | undefined): string | undefined => check?.((written ?? '').trim());
      return answered(await text({ message, initialValue: initial, validate, signal })).trim();
    },
    async choose(message, choices) {
      const options = choices.map(({ label, hint }, value) => ({
        value,
        label,
        ...defined({ hint }),
      }));
      const chosen = choices[answered(await select({ message, options, signal }))];
      if (chosen === undefined) throw new Cancelled();
      return chosen.value;
    },
    confirm: async (message, initialValue) => answered(await confirm({ message, initialValue, signal })),
    say: (kind, words) =>
      ({ good: log.success, bad: log.warn, note: log.info })[kind](printable(hide(words))),
  };
};
