import type { ReportNote } from '../../model.ts';
import { footerOf } from '../footer.ts';
import { headlineOf } from '../headline.ts';
import type { Reporter } from '../reporters/reporter.ts';
import { contextOf, type PageContext } from './context.ts';
import { diagramsHtml } from './diagram.ts';
import { exchangesHtml } from './exchange.ts';
import { findingsHtml } from './finding.ts';
import { markup, nothing, type Html } from './html.ts';
import { interactionsHtml } from './interactions.ts';
import { matrixHtml } from './matrix.ts';
import { STYLE, STYLE_HASH } from './style.ts';
import { verdictBadge } from './words.ts';

const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

// The hash is of the text between the tags, without a space more.
const STYLESHEET: Html = { html: `<style>${STYLE}</style>` };

const noteHtml = ({ trigger, message, times }: ReportNote): Html =>
  markup`<li>
    ${trigger === undefined ? nothing : markup`<b>${trigger}</b> `}${message}${times === undefined ? nothing : markup` (${times} times)`}
  </li>`;

const notesHtml = ({ report }: PageContext): Html =>
  report.notes.length === 0
    ? nothing
    : markup`<section aria-labelledby="notes">
        <h2 id="notes">Notes</h2>
        <ul>
          ${report.notes.map(noteHtml)}
        </ul>
      </section>`;

const SECTIONS = [
  ['findings', 'Findings', findingsHtml],
  ['rules', 'Rules', matrixHtml],
  ['chains', 'Chains and subscriptions', diagramsHtml],
  ['interactions', 'Pact interactions', interactionsHtml],
  ['notes', 'Notes', notesHtml],
  ['exchanges', 'Exchanges', exchangesHtml],
] as const;

/**
 * The report as one page: verdict, findings, rules, what happened. It loads nothing and runs nothing, whatever the service
 * sent: every text is escaped, and its Content-Security-Policy allows only its own style.
 */
export const htmlPage: Reporter = (report) => {
  const context = contextOf(report);
  const sections = SECTIONS.map(([id, title, render]) => ({ id, title, body: render(context) })).filter(
    ({ body }) => body.html !== '',
  );
  const providers = [...new Set(report.contracts.map((c) => c.provider))].join(', ');
  const title = `${report.verdict}: ${providers === '' ? report.command : providers}`;
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} (triggerpact)</title>
        ${STYLESHEET}
      </head>
      <body>
        <a class="to-main" href="#main">Skip to the report</a>
        <header>
          <h1>
            ${verdictBadge(report.verdict)} ${providers === '' ? `triggerpact ${report.command}` : providers}
          </h1>
          <p class="headline">${headlineOf(report)}</p>
          <p class="quiet">
            triggerpact ${report.command} ${report.tool.version}, ${report.startedAt}; ${footerOf(report)}
          </p>
        </header>
        <nav aria-label="Parts of the report">
          <ul>
            ${sections.map(({ id, title: name }) => markup`<li><a href="#${id}">${name}</a></li>`)}
          </ul>
        </nav>
        <main id="main" tabindex="-1">${sections.map(({ body }) => body)}</main>
      </body>
    </html> `;
  return page.html;
};
