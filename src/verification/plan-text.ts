import { groupBy } from '../group-by.ts';
import type { Exchange, HeaderList, Interaction } from '../model.ts';
import { platformHeaders } from '../request/platform-headers.ts';
import { indent, printable } from '../report/reporters/paint.ts';
import { counted } from '../counted.ts';
import { withVariables } from '../report/shell.ts';
import { locationOf, withStates } from '../scenarios/rehearsal/answers.ts';
import type { PlannedEvent } from '../scenarios/rehearsal/events.ts';
import type { PlannedPhase, Rehearsal } from '../scenarios/rehearsal/rehearse.ts';

/** Placeholders of the configuration, which a URL has encoded. */
const readable = (target: string): string => target.replaceAll('%7B%7B', '{{').replaceAll('%7D%7D', '}}');

/** The target of a request, with words for what only an answer could tell. */
const targetOf = ({ intent, request }: Exchange): string => {
  const { target } = request;
  const from = locationOf(target);
  if (intent.kind === 'poll' && intent.values !== undefined) return withStates(target);
  if (intent.kind === 'poll' && intent.state === 'malformed') return '‹a Location whose state means nothing›';
  if (intent.kind === 'unsubscribe' && intent.target === 'unknown')
    return '‹a Location that was never given›';
  return from === undefined ? readable(target) : `‹Location of ${from}›`;
};

const isOfPlatform = ([name]: HeaderList[number]): boolean => Object.hasOwn(platformHeaders(''), name);

const linesOf = (
  target: string,
  { method, headers, body, origin }: Exchange['request'],
  home: string,
): string =>
  [
    `${method} ${origin === home ? '' : origin}${target}`,
    ...(headers.some(isOfPlatform) ? ["  the platform's own headers"] : []),
    ...headers.filter((h) => !isOfPlatform(h)).map(([name, value]) => `  ${name}: ${value}`),
    ...(body === undefined || body === '' ? [] : [`  ${body}`]),
  ].join('\n');

/** The headers by which the platform tells of itself, in words. */
const platformText = (): string =>
  [
    "the platform's own headers",
    ...Object.entries(platformHeaders('the trigger')).map(([name, value]) => `  ${name}: ${value}`),
  ].join('\n');

/** Texts one after another, each with its number; what is repeated at once, once. */
const numbered = (requests: readonly Exchange[], home: string): string => {
  const shown: { text: string; first: number; times: number }[] = [];
  for (const exchange of requests) {
    const text = linesOf(targetOf(exchange), exchange.request, home);
    const last = shown.at(-1);
    if (last?.text === text) last.times += 1;
    else shown.push({ text, first: exchange.seq, times: 1 });
  }
  return shown
    .map(({ text, first, times }) =>
      indent(`${first}${times > 1 ? ` and ${times - 1} more` : ''}. ${text}`, 4),
    )
    .join('\n');
};

const eventText = ({ times, expectedBy, steps, tenant }: PlannedEvent, home: string): string => {
  const owed = expectedBy.length === 0 ? 'that inputs exclude' : `for ${expectedBy.join(', ')}`;
  const whose = tenant === 'other' ? 'of the second tenant' : owed;
  const how = steps.map((step) =>
    typeof step === 'string' ? step : linesOf(readable(step.target), step, home),
  );
  return [`  ${counted(times, 'event')} ${whose}`, ...how.map((text) => indent(text, 4))].join('\n');
};

const phaseText = ({ name, events, requests }: PlannedPhase, home: string): string => {
  const byTrigger = groupBy(requests, (exchange) => exchange.trigger ?? '');
  return [
    name,
    ...events.map((event) => eventText(event, home)),
    ...[...byTrigger].map(([trigger, sent]) => `  ${trigger}\n${numbered(sent, home)}`),
  ].join('\n');
};

const interactionText = ({ description, content }: Interaction): string => {
  if (content.kind === 'message') return `  ${description}`;
  const { method, target, state } = content.request;
  return `  ${description}\n    ${method} ${state.in === 'none' ? target : '‹a state that the run has reached›'}`;
};

/** Everything that a run would send and cause, in words. */
export const planText = (
  { phases }: Rehearsal,
  interactions: readonly Interaction[],
  home: string,
): string => {
  const parts = [
    platformText(),
    ...phases
      .filter(({ events, requests }) => events.length + requests.length > 0)
      .map((phase) => phaseText(phase, home)),
    ...(interactions.length === 0
      ? []
      : [['verifying the Pact interactions', ...interactions.map(interactionText)].join('\n')]),
  ];
  return `${printable(withVariables(parts.join('\n\n')))}\n`;
};
