import type { ContractReport, RuleResult, TriggerReport } from '../../model.ts';
import { allRules } from '../../rules/index.ts';
import { groupBy } from '../../group-by.ts';
import type { PageContext } from './context.ts';
import { contractTitle } from './contract-title.ts';
import { markup, nothing, type Html } from './html.ts';
import { verdictBadge, verdictMark, WORDS } from './words.ts';

const titles = new Map(allRules.map((rule) => [rule.id, rule.title]));

const cell = (rule: RuleResult | undefined, anchor: string | undefined): Html => {
  if (rule === undefined || rule.level === 'off')
    return markup`<td class="none"><span class="unseen">does not concern it</span></td>`;
  const mark = verdictMark(rule.verdict);
  const title = rule.reason === undefined ? nothing : markup` title="${rule.reason}"`;
  return markup`<td${title}>${anchor === undefined ? mark : markup`<a href="#${anchor}">${mark}</a>`}</td>`;
};

const kindOf = ({ kind, profile }: TriggerReport): string =>
  profile === undefined ? kind : `${kind}, ${profile}`;

const tableHtml = (contract: ContractReport, position: number, context: PageContext): Html => {
  const { triggers } = contract;
  const ids = [
    ...new Set(triggers.flatMap((t) => t.rules.filter((r) => r.level !== 'off').map((r) => r.id))),
  ];
  const anchorOf = (trigger: string, rule: string): string | undefined =>
    context.findings.find(
      ({ finding, contract: at }) => at === position && finding.trigger === trigger && finding.rule === rule,
    )?.anchor;
  const rows = ids.map(
    (id) =>
      markup`<tr>
        <th scope="row">
          <span class="rule">${id}</span> <span class="title">${titles.get(id) ?? ''}</span>
        </th>
        ${triggers.map((t) =>
          cell(
            t.rules.find((r) => r.id === id),
            anchorOf(t.id, id),
          ),
        )}
      </tr>`,
  );
  return markup`<div
    class="scroll"
    tabindex="0"
    role="region"
    aria-label="Rules and triggers of ${contractTitle(contract)}"
  >
    <table class="matrix">
      <caption>
        ${contractTitle(contract)}
        ${verdictBadge(contract.verdict)}${contract.pending ? markup` pending: has no effect on the verdict` : nothing}
      </caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          ${triggers.map((t) => markup`<th scope="col"><span class="trigger">${t.id}</span> <small>${kindOf(t)}</small> ${verdictBadge(t.verdict)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
};

const reasonsHtml = (contract: ContractReport, verdict: 'unknown' | 'skip'): Html => {
  const all = contract.triggers.flatMap((t) =>
    t.rules
      .filter((r) => r.verdict === verdict && r.level !== 'off')
      .map((r) => ({ trigger: t.id, id: r.id, reason: r.reason ?? 'no reason given' })),
  );
  if (all.length === 0) return nothing;
  const groups = [...groupBy(all, (one) => JSON.stringify([one.trigger, one.reason])).values()];
  return markup`<details${verdict === 'unknown' ? markup` open` : nothing}><summary>${all.length} ${WORDS[verdict]}</summary><ul>
${groups.map((group) => markup`<li><b>${group[0]?.trigger}</b> ${group.map((one) => one.id).join(', ')}: ${group[0]?.reason}</li>`)}
</ul></details>`;
};

/** Which trigger keeps which rule, and what was not judged and why. */
export const matrixHtml = (context: PageContext): Html => {
  const { contracts } = context.report;
  if (contracts.length === 0) return nothing;
  return markup`<section aria-labelledby="rules">
    <h2 id="rules">Rules</h2>
    ${contracts.map((c, i) => markup`${tableHtml(c, i, context)}${reasonsHtml(c, 'unknown')}${reasonsHtml(c, 'skip')}`)}
  </section>`;
};
