import { Cancelled, type Asker } from '../../src/guide/asker.ts';

/** What a person answers: a text or `yes`/`no`, or the beginning of the label to choose; `undefined` takes what is proposed. */
export type Answer = { readonly asked: RegExp; readonly answer: string | undefined };

/** An asker with answers by question, and all that was asked and said; a question without an answer takes what is proposed. */
export const scriptedAsker = (
  answers: readonly Answer[],
): { readonly asker: Asker; readonly asked: string[]; readonly said: string[] } => {
  const asked: string[] = [];
  const said: string[] = [];
  const left = [...answers];
  const next = (message: string): string | undefined => {
    asked.push(message);
    if (asked.length > 50) throw new Error(`no end of questions: ${message}`);
    const at = left.findIndex((a) => a.asked.test(message));
    const answer = at === -1 ? undefined : left.splice(at, 1)[0]?.answer;
    if (answer === 'Ctrl-C') throw new Cancelled();
    return answer;
  };
  const asker: Asker = {
    isSilent: false,
    // A wrong answer is told, and the question asked again, as at a terminal.
    async text({ message, initial, check }) {
      for (;;) {
        const text = await Promise.resolve(next(message) ?? initial);
        const wrong = check?.(text);
        if (wrong === undefined) return text;
        said.push(`wrong: ${wrong}`);
      }
    },
    async choose(message, choices) {
      const label = await Promise.resolve(next(message));
      const chosen = label === undefined ? choices[0] : choices.find((c) => c.label.startsWith(label));
      if (chosen === undefined)
        throw new Error(`no "${label}" among ${choices.map((c) => c.label).join(', ')}`);
      return chosen.value;
    },
    confirm: async (message, initial) => {
      const answer = await Promise.resolve(next(message));
      return answer === undefined ? initial : answer === 'yes';
    },
    say: (kind, text) => void said.push(`${kind}: ${text}`),
  };
  return { asker, asked, said };
};
