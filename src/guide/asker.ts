import { printable } from '../report/reporters/paint.ts';

/** One of several answers. */
export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

/** Asks a person, or nobody: then every question has the answer that it proposes. */
export interface Asker {
  /** Nobody is asked. */
  readonly isSilent: boolean;
  /** A line of text; `check` says what is wrong with one. */
  readonly text: (question: {
    readonly message: string;
    readonly initial: string;
    readonly check?: (text: string) => string | undefined;
  }) => Promise<string>;
  /** One of several; the first is proposed. */
  readonly choose: <T>(message: string, choices: readonly Choice<T>[]) => Promise<T>;
  readonly confirm: (message: string, initial: boolean) => Promise<boolean>;
  /** Something that was seen or done. */
  readonly say: (kind: 'good' | 'bad' | 'note', text: string) => void;
}

/** A person ended the questions: nothing is written, and nothing is said. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

const marks = { good: '+', bad: '!', note: '-' } as const;

/** Asks nobody; what is seen goes out in plain lines. */
export const silentAsker = (out: (text: string) => void): Asker => ({
  isSilent: true,
  text: ({ initial }) => Promise.resolve(initial),
  choose: (message, choices) => {
    const [first] = choices;
    return first === undefined
      ? Promise.reject(new Error(`No choice: ${message}`))
      : Promise.resolve(first.value);
  },
  confirm: (_, initial) => Promise.resolve(initial),
  say: (kind, text) => out(`${marks[kind]} ${printable(text)}\n`),
});
