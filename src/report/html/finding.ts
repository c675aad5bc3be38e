import type { ExcerptLine, Finding } from '../../model.ts';
import { allRules } from '../../rules/index.ts';
import { groupBy } from '../../group-by.ts';
import { placeText, seenText } from '../reporters/text-finding.ts';
import type { PageContext, PlacedFinding } from './context.ts';
import { markup, nothing, type Html } from './html.ts';
import { codeBlock } from './words.ts';

const MOST_SHOWN = 20;
const rules = new Map(allRules.map((rule) => [rule.id, rule]));

/** What was expected stands beside a short line, and below a long one. */
const BESIDE = 90;

const excerptLine = ({ text, marked, expected }: ExcerptLine): Html => {
  if (marked !== true) return markup`${text}${'\n'}`;
  const gap = text.length + (expected?.length ?? 0) > BESIDE ? '\n  ' : '   ';
  const told =
    expected === undefined ? nothing : markup`${gap}<b class="expected">← expected ${expected}</b>`;
  return markup`<mark>${text}${told}</mark>${'\n'}`;
};

const excerptHtml = (excerpt: readonly ExcerptLine[], label: string): Html =>
  markup`<pre class="code excerpt" tabindex="0" role="group" aria-label="${label}"><code>${excerpt.map(excerptLine)}</code></pre>`;

const breachHtml = ({ finding, anchor, contract }: PlacedFinding, { anchorOf }: PageContext): Html => {
  const { message, times, seen, alsoSeen = [], written } = finding;
  const to = seen === undefined ? undefined : anchorOf(contract, seen.exchange);
  return markup`<div class="breach" id="${anchor}">
    <p class="message">
      ${message}${times === undefined ? nothing : markup` <span class="times">(${times} times)</span>`}
    </p>
    <dl>
      ${
        seen === undefined
          ? nothing
          : markup`<dt>Seen</dt>
              <dd>
                <code>${seenText(seen)}</code>${to === undefined ? nothing : markup` <a href="#${to}">the whole exchange ${seen.exchange}</a>`}
              </dd>`
      }
      ${
        alsoSeen.length === 0 || to === undefined
          ? nothing
          : markup`<dt>Also in</dt><dd>${alsoSeen.slice(0, 20).map((seq) => markup`<a href="#${anchorOf(contract, seq)}">${seq}</a> `)}</dd>`
      }
      ${
        written === undefined
          ? nothing
          : markup`<dt>Written</dt>
              <dd><code>${placeText(written)}</code></dd>`
      }
    </dl>
    ${seen?.excerpt === undefined ? nothing : excerptHtml(seen.excerpt, `What was seen in exchange ${seen.exchange}`)}
    ${
      seen?.curl === undefined
        ? nothing
        : markup`<details class="curl">
            <summary>Repeat the request</summary>
            ${codeBlock('A shell command that repeats the request', seen.curl)}
          </details>`
    }
  </div>`;
};

const exampleHtml = (id: string): Html => {
  const rule = rules.get(id);
  if (rule === undefined) return nothing;
  const example =
    rule.example === undefined
      ? nothing
      : markup`<div class="example">
          <div>
            <h4>This breaks it</h4>
            ${codeBlock(`What breaks ${id}`, rule.example.breaks)}
          </div>
          <div>
            <h4>This keeps it</h4>
            ${codeBlock(`What keeps ${id}`, rule.example.keeps)}
          </div>
        </div>`;
  return markup`<details class="why">
    <summary>Why ${id} matters${rule.example === undefined ? '' : ', with an example'}</summary>
    <p>${rule.why}</p>
    ${example}
    <p class="source">Source: ${rule.source}</p>
  </details>`;
};

const ruleHtml = (placed: readonly PlacedFinding[], context: PageContext): Html => {
  const [first] = placed;
  if (first === undefined) return nothing;
  const { finding } = first;
  const repairs = [...new Set(placed.flatMap((p) => p.finding.repair ?? []))].slice(0, MOST_SHOWN);
  const level = placed.some((p) => p.finding.level === 'error') ? 'error' : 'warning';
  const rest = placed.length - MOST_SHOWN;
  return markup`<article class="finding ${level}">
    <h3><span class="rule">${finding.rule}</span> ${finding.title ?? finding.slug.replaceAll('-', ' ')}</h3>
    <p class="where">
      <span class="level">${level}</span> on
      <b>${finding.trigger}</b>${finding.provider === undefined ? nothing : markup` of ${finding.provider}`}
    </p>
    ${placed.slice(0, MOST_SHOWN).map((p) => breachHtml(p, context))}
    ${rest > 0 ? markup`<p>… and ${rest} more of this rule</p>` : nothing}
    ${repairs.map((repair) => markup`<p class="repair"><b>Repair</b> ${repair}</p>`)}
    ${exampleHtml(finding.rule)}
  </article>`;
};

const keyOf = ({ finding, contract }: { finding: Finding; contract: number }): string =>
  JSON.stringify([contract, finding.trigger, finding.rule]);

/** Every broken rule: the promise, what was seen, how to repeat and to repair it. */
export const findingsHtml = (context: PageContext): Html => {
  if (context.findings.length === 0) return nothing;
  const groups = [...groupBy(context.findings, keyOf).values()];
  return markup`<section aria-labelledby="findings">
    <h2 id="findings">Findings</h2>
    ${groups.map((group) => ruleHtml(group, context))}
  </section>`;
};
