import { parseJson } from '../../json.ts';
import type { DeliveryEntry, Entry, Exchange, HeaderList } from '../../model.ts';
import { callbackOutcome } from '../callback-answer.ts';
import { curlOf } from '../curl.ts';
import { cut } from '../reporters/markdown-text.ts';
import type { PageContext, RunContext } from './context.ts';
import { markup, nothing, type Html } from './html.ts';
import { codeBlock, findingLinks, runTitle } from './words.ts';

type Held = Exchange | DeliveryEntry;

/** Characters of one body that a page holds, and of all bodies together; a browser has to show them. */
const LONGEST_BODY = 100_000;
const ALL_BODIES = 8_000_000;
const GLANCE = 1000;

const pretty = (body: string): string => {
  const json = parseJson(body);
  return typeof json === 'object' && json !== null ? JSON.stringify(json, null, 2) : body;
};

const bodyHtml = (label: string, body: string | undefined, room: number): Html => {
  if (body === undefined || body === '') return markup`<p class="quiet">No body</p>`;
  if (body.length <= room) return codeBlock(label, pretty(body));
  return markup`${codeBlock(label, cut(body, room))}
    <p class="quiet">Cut: ${body.length - room} more characters, which the trace holds.</p>`;
};

const headersHtml = (label: string, headers: HeaderList): Html =>
  headers.length === 0
    ? markup`<p class="quiet">No headers</p>`
    : codeBlock(
        label,
        cut(
          headers.map(([name, value]) => `${cut(name, GLANCE)}: ${cut(value, GLANCE * 4)}`).join('\n'),
          LONGEST_BODY,
        ),
      );

const purpose = (entry: Held): string => {
  if (entry.type === 'delivery') return entry.subscription ?? 'a callback that was never given';
  const { intent } = entry;
  switch (intent.kind) {
    case 'poll':
      return `${intent.chain}, state ${intent.state}`;
    case 'register':
      return `register ${intent.subscription}`;
    case 'design':
      return `design-time call ${intent.operationId}`;
    case 'unsubscribe':
      return `unsubscribe ${intent.subscription}`;
    case 'emit':
      return 'causes an event';
    default:
      return intent.what;
  }
};

const outcome = (entry: Held): string => {
  if (entry.type === 'delivery') return callbackOutcome(entry);
  return entry.response === undefined
    ? `no answer (${entry.failure?.code ?? 'unknown'})`
    : String(entry.response.status);
};

const requestOf = (entry: Held): Pick<Exchange['request'], 'method' | 'target' | 'headers' | 'body'> =>
  entry.type === 'exchange' ? entry.request : entry;

const answerHtml = (entry: Held, room: number): Html => {
  if (entry.type === 'delivery') return markup`<p>Notification ${callbackOutcome(entry)}.</p>`;
  const { response, failure } = entry;
  if (response === undefined) return markup`<p>No answer: ${failure?.code} ${failure?.message}</p>`;
  const label = `of the answer in exchange ${entry.seq}`;
  return markup`<h3 class="part">Answer ${response.status}</h3>
    ${headersHtml(`Headers ${label}`, response.headers)} ${bodyHtml(`Body ${label}`, response.body, room)}
    ${response.truncated === true ? markup`<p class="quiet">The answer went on; it was cut at the size limit.</p>` : nothing}`;
};

const exchangeHtml = (entry: Held, room: number, context: RunContext): Html => {
  const { method, target, headers, body } = requestOf(entry);
  const found = context.findingsAt(entry.seq);
  const label = `of the request in exchange ${entry.seq}`;
  const what = entry.type === 'delivery' ? 'notification ' : '';
  return markup`<details class="exchange${found.length > 0 ? ' wrong' : ''}">
    <summary>
      <span class="number">${entry.seq}</span> <code>${what}${method} ${cut(target, 200)}</code> →
      <b>${outcome(entry)}</b> <span class="quiet">${purpose(entry)}, ${(entry.at / 1000).toFixed(2)} s</span>
    </summary>
    <div id="${context.anchorOf(entry.seq)}" class="whole">
      ${found.length > 0 ? markup`<p class="told">Shows${findingLinks(found)}</p>` : nothing}
      <h3 class="part">Request</h3>
      ${codeBlock(`Request line of exchange ${entry.seq}`, `${method} ${cut(target, GLANCE * 8)}`)}
      ${headersHtml(`Headers ${label}`, headers)} ${bodyHtml(`Body ${label}`, body, room)}
      ${answerHtml(entry, room)}
      <details class="curl">
        <summary>Repeat the request</summary>
        ${codeBlock(`A shell command that repeats exchange ${entry.seq}`, cut(curlOf(entry), LONGEST_BODY))}
      </details>
    </div>
  </details>`;
};

const sizeOf = (entry: Held): number =>
  entry.type === 'delivery'
    ? entry.body.length
    : (entry.request.body?.length ?? 0) + (entry.response?.body.length ?? 0);

const isHeld = (entry: Entry): entry is Held => entry.type === 'exchange' || entry.type === 'delivery';

const runHtml = (run: RunContext): Html => {
  const held = run.trace.entries.filter(isHeld);
  if (held.length === 0) return nothing;
  const total = held.reduce((sum, entry) => sum + Math.min(sizeOf(entry), LONGEST_BODY), 0);
  const room = (entry: Held): number =>
    total <= ALL_BODIES || run.findingsAt(entry.seq).length > 0 ? LONGEST_BODY : GLANCE;
  return markup`${runTitle(run)}${held.map((entry) => exchangeHtml(entry, room(entry), run))}`;
};

/** Every exchange and every notification of the run, each whole. */
export const exchangesHtml = ({ runs }: PageContext): Html => {
  const shown = runs.map(runHtml);
  if (shown.every((one) => one.html === '')) return nothing;
  return markup`<section aria-labelledby="exchanges"><h2 id="exchanges">Exchanges</h2>
<p class="quiet">Every request that the platform made and every notification that arrived, in order; times since the run began. Secrets are replaced by their names.</p>
${shown}
</section>`;
};
