import { headerValue } from '../../evidence/headers.ts';
import type { DeliveryEntry, Exchange } from '../../model.ts';
import { callbackAnswer } from '../callback-answer.ts';
import { counted } from '../../counted.ts';
import { cut } from '../reporters/markdown-text.ts';
import type { PageContext, RunContext } from './context.ts';
import { markup, nothing, type Html } from './html.ts';
import { threadsOf, type Step, type Thread } from './steps.ts';
import { findingLinks, runTitle } from './words.ts';

const LONGEST = 160;

const number = ({ seq }: Exchange | DeliveryEntry, { anchorOf }: RunContext): Html =>
  markup`<a class="number" href="#${anchorOf(seq)}"><span class="unseen">exchange </span>${seq}</a>`;

const brought = (brings: readonly number[]): Html =>
  brings.length === 0
    ? nothing
    : markup` <span class="event-mark">event ${brings.map((n) => `#${n}`).join(', ')}</span>`;

const arrow = (where: string, said: string, content: Html): Html =>
  markup`<div class="arrow ${where}"><span class="unseen">${said}: </span>${content}</div>`;

const callSteps = ({ entry, brings }: Extract<Step, { kind: 'call' }>, context: RunContext): Html => {
  const { request, response, failure } = entry;
  const location = headerValue(response?.headers, 'location');
  const retry = headerValue(response?.headers, 'retry-after');
  const told = [
    response === undefined ? `no answer (${failure?.code ?? 'unknown'})` : String(response.status),
    location === undefined ? '' : `Location ${location}`,
    retry === undefined ? '' : `Retry-After ${retry}`,
  ].filter((part) => part !== '');
  return markup`${arrow('to-service', 'Platform to service', markup`${number(entry, context)} ${cut(`${request.method} ${request.target}`, LONGEST)}`)}
  ${arrow('to-platform', 'Service to platform', markup`${cut(told.join(' · '), 2 * LONGEST)}${brought(brings)}${findingLinks(context.findingsAt(entry.seq))}`)}`;
};

const notificationSteps = (
  { entry, brings }: Extract<Step, { kind: 'notification' }>,
  context: RunContext,
): Html =>
  markup`${arrow('to-callback', 'Service to callback', markup`${number(entry, context)} ${entry.method} notification${brought(brings)}${findingLinks(context.findingsAt(entry.seq))}`)}
  ${arrow('from-callback', 'Callback to service', markup`${callbackAnswer(entry)}`)}`;

const RELATIONS = { expected: 'must arrive', excluded: 'must not arrive', possible: 'may arrive' } as const;

const stepHtml = (step: Step, context: RunContext): Html => {
  if (step.kind === 'gap') return markup`<li class="gap">… ${counted(step.count, 'step')} left out</li>`;
  if (step.kind === 'event') {
    const told = step.entry.failed === undefined ? RELATIONS[step.relation] : 'could not be caused';
    return markup`<li class="event"><span class="note">event #${step.number} is caused: ${told}</span></li>`;
  }
  const wrong = context.findingsAt(step.entry.seq).length > 0 ? 'wrong' : 'right';
  const drawn = step.kind === 'call' ? callSteps(step, context) : notificationSteps(step, context);
  return markup`<li class="${wrong}">${drawn}</li>`;
};

const isWrong = ({ steps }: Thread, { findingsAt }: RunContext): boolean =>
  steps.some((s) => s.kind !== 'gap' && findingsAt(s.entry.seq).length > 0);

const threadHtml = (thread: Thread, context: RunContext): Html => {
  const isSubscription = thread.steps.some(
    (s) => s.kind === 'notification' || (s.kind === 'call' && s.entry.intent.kind !== 'poll'),
  );
  const wrong = isWrong(thread, context);
  return markup`<details class="thread" ${wrong ? markup` open` : nothing}>
    <summary>
      <h3>${isSubscription ? 'Subscription' : 'Chain of polls'} ${thread.id}</h3>
      ${wrong ? markup` <span class="mark fail">with a breach</span>` : nothing}
    </summary>
    <div class="sequence ${isSubscription ? 'three' : 'two'}">
      <div class="lanes" aria-hidden="true">
        <span>Platform</span><span>Service</span>${isSubscription ? markup`<span>Callback</span>` : nothing}
      </div>
      <ol>
        ${thread.steps.map((step) => stepHtml(step, context))}
      </ol>
    </div>
  </details>`;
};

const runHtml = (run: RunContext): Html => {
  const threads = threadsOf(run.trace, (seq) => run.findingsAt(seq).length > 0);
  if (threads.length === 0) return nothing;
  const wrongFirst = threads.toSorted((a, b) => Number(isWrong(b, run)) - Number(isWrong(a, run)));
  return markup`${runTitle(run)}${wrongFirst.map((thread) => threadHtml(thread, run))}`;
};

/** Every chain of polls and every subscription as a sequence diagram; what was wrong is marked. */
export const diagramsHtml = ({ runs }: PageContext): Html => {
  const drawn = runs.map(runHtml);
  if (drawn.every((one) => one.html === '')) return nothing;
  return markup`<section aria-labelledby="chains"><h2 id="chains">Chains and subscriptions</h2>
${drawn}
</section>`;
};
