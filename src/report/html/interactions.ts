import type { ContractReport, InteractionResult } from '../../model.ts';
import { isOwnBreach } from '../owned.ts';
import type { PageContext } from './context.ts';
import { contractTitle } from './contract-title.ts';
import { markup, nothing, type Html } from './html.ts';
import { verdictMark, WORDS } from './words.ts';

const row = (interaction: InteractionResult, position: number, context: PageContext): Html => {
  const { description, trigger, rules, verdict, reason, duplicateOf, seen } = interaction;
  const told = context.findings.find(
    ({ finding, contract }) =>
      contract === position &&
      finding.trigger === trigger &&
      (isOwnBreach(interaction)
        ? finding.message.includes(`"${description}"`)
        : duplicateOf !== undefined && finding.rule === duplicateOf),
  );
  const to = seen === undefined ? undefined : context.anchorOf(position, seen.exchange);
  return markup`<tr>
    <th scope="row">${description}</th>
    <td>${trigger}</td>
    <td>${rules.join(', ')}</td>
    <td>${verdictMark(verdict)} ${WORDS[verdict]}</td>
    <td>
      ${reason}${told === undefined ? nothing : markup` <a href="#${told.anchor}">told by ${told.finding.rule}</a>`}${to === undefined ? nothing : markup` <a href="#${to}">exchange ${seen?.exchange}</a>`}
    </td>
  </tr>`;
};

const tableHtml = (contract: ContractReport, position: number, context: PageContext): Html => {
  const passed = contract.interactions.filter((i) => i.verdict === 'pass').length;
  return markup`<details${passed < contract.interactions.length ? markup` open` : nothing}><summary>${passed} of ${contract.interactions.length} passed: ${contractTitle(contract)}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Pact interactions of ${contractTitle(contract)}">
<table><thead><tr><th scope="col">Interaction</th><th scope="col">Trigger</th><th scope="col">Rules</th><th scope="col">Verdict</th><th scope="col">Why</th></tr></thead>
<tbody>${contract.interactions.map((i) => row(i, position, context))}</tbody></table></div></details>`;
};

/** The interactions of the Pact contracts, and how each fared. */
export const interactionsHtml = (context: PageContext): Html => {
  const { contracts } = context.report;
  if (contracts.every((c) => c.interactions.length === 0)) return nothing;
  return markup`<section aria-labelledby="interactions">
    <h2 id="interactions">Pact interactions</h2>
    ${contracts.map((c, i) => (c.interactions.length === 0 ? nothing : tableHtml(c, i, context)))}
  </section>`;
};
