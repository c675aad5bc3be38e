import { paintWith, type Paint } from './paint.ts';
import type { ReporterOptions } from './reporter.ts';

/** How the text report is written: colours, links, width. */
export interface Style {
  readonly paint: Paint;
  /** A rule's id, as a link to its page where the terminal knows links. */
  readonly ruleLink: (id: string) => string;
  /** Columns that are left for prose at an indentation; undefined: any number. */
  readonly room: (indentation: number) => number | undefined;
  readonly verbose: boolean;
}

const OPEN = '\u001B]8;;';
const CLOSE = '\u001B\\';

/** The style that options ask for. */
export const styleOf = ({ color, columns, rulePages, verbose }: ReporterOptions): Style => ({
  paint: paintWith(color),
  ruleLink: (id) =>
    rulePages === undefined || !/^[A-Z]+-\d+$/.test(id)
      ? id
      : `${OPEN}${rulePages}${id}.md${CLOSE}${id}${OPEN}${CLOSE}`,
  room: (indentation) => (columns === undefined ? undefined : columns - indentation),
  verbose: verbose === true,
});
