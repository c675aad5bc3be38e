import { github } from './github.ts';
import { htmlPage } from '../html/page.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import type { ReporterName } from './names.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

/** The reporter of every format. */
export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  text,
  json,
  junit,
  sarif,
  github,
  markdown,
  html: htmlPage,
};
