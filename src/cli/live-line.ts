import type { Progress } from '../progress.ts';
import { progressLine, type Wait } from './progress-line.ts';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
const EVERY = 100;
const START_OF_LINE = '\r\u001B[K';

/** The terminal that a line lives on. */
export interface LiveTerminal {
  readonly write: (text: string) => void;
  readonly columns: () => number;
  readonly now: () => number;
}

/** A line of progress that is written again and again, and everything else that goes to the same terminal. */
export interface LiveLine {
  /** Progress on the line; what it shows goes through `hide` each time. */
  readonly progress: (hide: (text: string) => string) => Progress;
  /** Writes something else to whatever may be the same terminal: the line makes room for it. */
  readonly beside: (text: string, write: (text: string) => void) => void;
  /** Ends the line until there is another step. */
  readonly end: () => void;
}

/**
 * A live line. The spinners of the registry end the process on an interrupt, before a run has removed what it
 * registered, or bring fifteen packages for one line.
 */
export const createLiveLine = ({ write, columns, now }: LiveTerminal): LiveLine => {
  const waits = new Set<Wait>();
  let step: { readonly what: string; readonly since: number } | undefined;
  let hideIn = (text: string): string => text;
  let timer: NodeJS.Timeout | undefined;
  let frame = 0;
  let isDrawn = false;
  // Text without its end of line must not be written over.
  let isOpen = false;

  const clear = (): void => {
    if (isDrawn) write(START_OF_LINE);
    isDrawn = false;
  };
  const hidden = (): readonly Wait[] => [...waits].map((wait) => ({ ...wait, what: hideIn(wait.what) }));
  const draw = (): void => {
    if (step === undefined || isOpen) return;
    frame = (frame + 1) % FRAMES.length;
    const line = progressLine({ ...step, what: hideIn(step.what) }, hidden(), now(), columns() - 2);
    write(`${START_OF_LINE}${FRAMES[frame]} ${line}`);
    isDrawn = true;
  };
  const live: Progress = {
    step(what) {
      step = { what, since: now() };
      timer ??= setInterval(draw, EVERY).unref();
      draw();
    },
    wait(what, left) {
      const wait = { what, since: now(), left };
      waits.add(wait);
      return () => void waits.delete(wait);
    },
  };
  return {
    progress(hide) {
      hideIn = hide;
      return live;
    },
    beside(text, to) {
      clear();
      to(text);
      if (text !== '') isOpen = !text.endsWith('\n');
    },
    end() {
      clearInterval(timer);
      timer = undefined;
      step = undefined;
      waits.clear();
      clear();
    },
  };
};
