import type { RuleVerdict, Verdict } from '../../model.ts';
import type { PlacedFinding, RunContext } from './context.ts';
import { markup, nothing, wholeText, type Html } from './html.ts';

const MARKS: Readonly<Record<RuleVerdict, string>> = {
  pass: '✓',
  fail: '✗',
  warn: '!',
  skip: '–',
  unknown: '?',
};

/** What a verdict is called on the page. */
export const WORDS: Readonly<Record<RuleVerdict, string>> = {
  pass: 'kept',
  fail: 'broken',
  warn: 'warning',
  skip: 'not judged',
  unknown: 'could not be judged',
};

/** A verdict as a sign that is seen and a word that is read out. */
export const verdictMark = (verdict: RuleVerdict): Html =>
  markup`<span class="mark ${verdict}"
    ><span aria-hidden="true">${MARKS[verdict]}</span><span class="unseen">${WORDS[verdict]}</span></span>`;

/** A verdict as a word on its colour. */
export const verdictBadge = (verdict: Verdict): Html =>
  markup`<span class="badge ${verdict}">${verdict}</span>`;

/** Links to findings, by the names of their rules. */
export const findingLinks = (findings: readonly PlacedFinding[]): readonly Html[] =>
  findings.map(({ finding, anchor }) => markup` <a class="to-finding" href="#${anchor}">${finding.rule}</a>`);

/** Code that may be wider than the page: it scrolls by itself, also by keyboard. */
export const codeBlock = (label: string, text: string): Html =>
  markup`<pre class="code" tabindex="0" role="group" aria-label="${label}"><code>${wholeText(text)}</code></pre>`;

/** Whose run it is, where there are several. */
export const runTitle = ({ title }: RunContext): Html =>
  title === undefined ? nothing : markup`<h3 class="run">${title}</h3>`;
