import { headerValue } from '../../evidence/headers.ts';
import type { Entry, Finding, Report } from '../../model.ts';
import { callbackAnswer } from '../callback-answer.ts';
import { threadOf } from '../thread.ts';
import { cut } from './markdown-text.ts';
import { printable } from './paint.ts';

const MOST_STEPS = 12;
const LONGEST = 120;

/** Any text as a label of a Mermaid diagram: what could be syntax is written as its code. */
const label = (text: string): string =>
  cut(printable(text.replaceAll(/\s+/g, ' ')).trim(), LONGEST).replaceAll(/[\u0021-\u007e]/g, (c) =>
    /[A-Za-z0-9/._?=]/.test(c) ? c : `#${c.charCodeAt(0)};`,
  );

const isOwed = (entry: Entry, trigger: string): boolean =>
  entry.type === 'event' && entry.failed === undefined && entry.relations[trigger] === 'expected';

const steps = (entry: Entry): readonly string[] => {
  if (entry.type === 'event') return ['E->>S: an event'];
  if (entry.type === 'delivery')
    return [`S->>P: notification ${label(entry.method)}`, `P-->>S: ${callbackAnswer(entry)}`];
  if (entry.type !== 'exchange') return [];
  const { request, response, failure } = entry;
  const location = headerValue(response?.headers, 'location');
  const answer =
    response === undefined
      ? `S--xP: ${label(failure?.code ?? 'no answer')}`
      : `S-->>P: ${response.status}${location === undefined ? '' : ` Location ${label(location)}`}`;
  return [`P->>S: ${label(`${request.method} ${request.target}`)}`, answer];
};

/** What led to a breach, in the order of the trace, and the breach at its end. */
const storyOf = (broken: Entry, trigger: string, entries: readonly Entry[]): readonly Entry[] => {
  const thread = threadOf(broken);
  const before = entries.filter(
    (e) =>
      e.seq < broken.seq &&
      thread !== undefined &&
      (threadOf(e) === thread || isOwed(e, trigger)) &&
      !(e.type === 'exchange' && e.throttled === true),
  );
  return [...before.slice(1 - MOST_STEPS), broken];
};

const firstBroken = (report: Report): { finding: Finding; broken: Entry } | undefined => {
  const entries = new Map(report.trace?.entries.map((e) => [e.seq, e]));
  const shown = report.findings.flatMap((finding) => {
    const broken = finding.seen === undefined ? undefined : entries.get(finding.seen.exchange);
    return broken?.type === 'exchange' || broken?.type === 'delivery' ? [{ finding, broken }] : [];
  });
  return shown.find(({ finding }) => finding.level === 'error') ?? shown[0];
};

/** A Mermaid sequence diagram of the first broken exchange and what led to it; undefined without one in the trace. */
export const sequenceDiagram = (report: Report): string | undefined => {
  const found = firstBroken(report);
  if (found === undefined) return undefined;
  const { finding, broken } = found;
  const story = storyOf(broken, finding.trigger, report.trace?.entries ?? []);
  return [
    'sequenceDiagram',
    ...(story.some((e) => e.type === 'event') ? ['participant E as Test'] : []),
    'participant P as Platform',
    `participant S as ${label(report.trace?.provider ?? '') || 'Service'}`,
    ...story.flatMap(steps),
    `Note over P,S: ${label(`${finding.rule} ${finding.message}`)}`,
  ].join('\n  ');
};
