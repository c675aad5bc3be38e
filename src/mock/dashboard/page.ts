import { member } from '../../json.ts';
import type { TriggerDefinition } from '../../model.ts';
import { markup, nothing, type Html } from '../../report/html/html.ts';
import { typesOf } from '../../request/flatten.ts';
import { obstaclesOf } from '../core/obstacles.ts';
import { filterInputs, type FilterInput } from '../inputs.ts';
import { DASHBOARD_SCRIPT } from './script.ts';
import { DASHBOARD_STYLE } from './style.ts';

/** What a dashboard is the dashboard of. */
export interface Shown {
  /** Titles of the definitions. */
  readonly title: string;
  readonly fault?: ShownFault;
}

/** The fault in force. */
export interface ShownFault {
  readonly name: string;
  readonly description: string;
  /** The rules that it breaks. */
  readonly rules: readonly string[];
}

const choiceHtml = (values: readonly unknown[]): Html =>
  markup`<option value="">any</option>${values.map((v) => markup`<option value="${String(v)}">${String(v)}</option>`)}`;

const fieldHtml = ({ name, schema }: FilterInput, id: string): Html => {
  const type = typesOf(schema)[0] ?? 'string';
  const allowed = member(schema, 'enum');
  const choices = Array.isArray(allowed) ? allowed : type === 'boolean' ? [true, false] : undefined;
  const input =
    choices === undefined
      ? markup`<input id="${id}" data-name="${name}" data-type="${type}" placeholder="any" autocomplete="off" />`
      : markup`<select id="${id}" data-name="${name}" data-type="${type}">${choiceHtml(choices)}</select>`;
  return markup`<div class="field"><label for="${id}">${name}</label>${input}</div>`;
};

const inputsHtml = (trigger: TriggerDefinition, index: number): Html => {
  const inputs = filterInputs(trigger);
  if (inputs.length === 0) return nothing;
  return markup`<fieldset data-trigger="${trigger.id}" hidden>
    <legend>Inputs that it happens for</legend>
    <div class="fields">${inputs.map((input, i) => fieldHtml(input, `input-${index}-${i}`))}</div>
  </fieldset>`;
};

const formHtml = (triggers: readonly TriggerDefinition[]): Html =>
  markup`<section aria-labelledby="cause-title">
    <h2 id="cause-title">Cause an event</h2>
    <form id="cause">
      <div class="field"><label for="trigger">Trigger</label><select id="trigger">
        ${triggers.length > 1 ? markup`<option value="">Every trigger</option>` : nothing}
        ${triggers.map(({ id }) => markup`<option value="${id}">${id}</option>`)}
      </select></div>
      <div class="field"><label for="token">Text that tells it from others</label><input id="token" placeholder="made up" autocomplete="off" /></div>
      ${triggers.map(inputsHtml)}
      <div><button class="main" type="submit">Cause the event</button></div>
    </form>
    <p id="caused" role="status"></p>
  </section>`;

const tableHtml = (id: string, title: string, heads: readonly string[], none: string): Html =>
  markup`<section aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    <p class="none" id="${id}-none">${none}</p>
    <div class="scroll" tabindex="0" role="group" aria-label="${title}, table"><table class="standing" id="${id}" aria-labelledby="${id}-title" hidden>
      <thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody></tbody>
    </table></div>
  </section>`;

const faultHtml = ({ name, description, rules }: ShownFault): Html =>
  markup`<p class="fault"><b>Fault in force: <code>${name}</code></b><br />${description} It breaks ${rules.join(', ')}.</p>`;

const obstacleHtml = (trigger: TriggerDefinition): readonly Html[] =>
  obstaclesOf(trigger).map(
    (why) => markup`<p><b>${trigger.id}</b> cannot keep its contract, here or anywhere: ${why}</p>`,
  );

const SUBSCRIPTIONS = ['Trigger', 'Callback', 'Inputs', 'Taken', 'Last answer', 'Subscription'];
const CHAINS = ['Trigger', 'Polled', 'State', 'Polls', 'With news', 'Last answer', 'Last poll'];

/**
 * The dashboard of a mock as one page that loads nothing; `run` tells one start of the mock from another. What is in it of
 * the definition is escaped.
 */
export const dashboardPage = (
  triggers: readonly TriggerDefinition[],
  { title, fault }: Shown,
  run: string,
): string => {
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <title>Mock of ${title} (triggerpact)</title>
        ${{ html: `<style>${DASHBOARD_STYLE}</style>` }}
      </head>
      <body data-run="${run}">
        <a class="to-main" href="#main">Skip to the dashboard</a>
        <header>
          <h1>Mock of ${title}</h1>
          <p><span id="connection" role="status">Connecting</span></p>
          ${fault === undefined ? markup`<p class="quiet">No fault is in force.</p>` : faultHtml(fault)}
          ${triggers.flatMap(obstacleHtml)}
        </header>
        <main id="main" tabindex="-1">
          ${formHtml(triggers)}
          ${tableHtml('subscriptions', 'Subscriptions', SUBSCRIPTIONS, 'Nobody has registered a callback.')}
          ${tableHtml('chains', 'Chains', CHAINS, 'Nobody has polled.')}
          <section aria-labelledby="traffic-title">
            <div class="row"><h2 id="traffic-title">Traffic</h2><button id="pause" type="button" aria-pressed="false">Pause</button></div>
            <p class="none" id="traffic-none">Nothing has happened. The newest will be first.</p>
            <ol id="traffic" aria-labelledby="traffic-title" hidden></ol>
          </section>
        </main>
        ${{ html: `<script>${DASHBOARD_SCRIPT}</script>` }}
      </body>
    </html> `;
  return page.html;
};
