import { github } from './github.ts';
import { htmlPage } from '../html/page.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

/** Every report format, by the name that `--reporter` takes. */
export const reporters: Readonly<Record<string, Reporter>> = {
  text,
  json,
  junit,
  sarif,
  github,
  markdown,
  html: htmlPage,
};
