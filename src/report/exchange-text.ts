import { parseJson } from '../json.ts';
import type { DeliveryEntry, Entry, Exchange, Finding, HeaderList, Run } from '../model.ts';
import { callbackAnswer, callbackOutcome } from './callback-answer.ts';
import { curlOf } from './curl.ts';
import { cut } from './reporters/markdown-text.ts';
import { indent, printable } from './reporters/paint.ts';

type Shown = Exchange | DeliveryEntry;

const isShown = (entry: Entry): entry is Shown => entry.type === 'exchange' || entry.type === 'delivery';

/** The exchanges and notifications of a run, in order. */
export const shownEntries = ({ trace }: Run): readonly Shown[] => trace.entries.filter(isShown);

const outcome = (entry: Shown): string => {
  if (entry.type === 'delivery') return callbackAnswer(entry);
  return entry.response === undefined
    ? `no answer (${entry.failure?.code ?? 'unknown'})`
    : String(entry.response.status);
};

const rulesAt = (seq: number, findings: readonly Finding[]): string =>
  [
    ...new Set(
      findings
        .filter((f) => f.seen?.exchange === seq || f.alsoSeen?.includes(seq) === true)
        .map((f) => f.rule),
    ),
  ].join(', ');

/** Whose an entry is: notifications look alike but for the subscription that they are for. */
const ownerOf = (entry: Shown): string =>
  (entry.type === 'delivery' ? entry.subscription : undefined) ?? entry.trigger ?? '';

/** One exchange in a line: number, outcome, request, trigger or subscription, the rules that it breaks. */
export const exchangeLine = (entry: Shown, number: string, findings: readonly Finding[]): string => {
  const request = entry.type === 'exchange' ? entry.request : entry;
  const what = entry.type === 'delivery' ? 'notification ' : '';
  const rules = rulesAt(entry.seq, findings);
  const told = [ownerOf(entry), rules === '' ? '' : `✗ ${rules}`].filter((part) => part !== '');
  const line = `${number.padStart(6)}  ${outcome(entry).padEnd(4)} ${what}${request.method} ${cut(request.target, 100)}`;
  return printable(told.length === 0 ? line : `${line}  (${told.join(', ')})`);
};

const headerText = (headers: HeaderList): readonly string[] =>
  headers.map(([name, value]) => `${name}: ${value}`);

const bodyText = (body: string | undefined): readonly string[] => {
  if (body === undefined || body === '') return [];
  const json = parseJson(body);
  const isPretty = typeof json === 'object' && json !== null;
  return ['', isPretty ? JSON.stringify(json, null, 2) : body];
};

const answerText = (entry: Shown): readonly string[] => {
  if (entry.type === 'delivery') return [callbackOutcome(entry)];
  const { response, failure } = entry;
  if (response === undefined) return [`no answer: ${failure?.code ?? 'unknown'} ${failure?.message ?? ''}`];
  return [
    `HTTP ${response.status}`,
    ...headerText(response.headers),
    ...bodyText(response.body),
    ...(response.truncated === true ? ['', '(the answer went on; it was cut at the size limit)'] : []),
  ];
};

const section = (title: string, lines: readonly string[]): string =>
  [title, indent(lines.join('\n'), 2)].join('\n');

/** One exchange or notification whole: request, answer, what it breaks, and a command that repeats it. */
export const exchangeText = (entry: Shown, findings: readonly Finding[]): string => {
  const request: Pick<Exchange['request'], 'method' | 'target' | 'headers' | 'body'> =
    entry.type === 'exchange' ? entry.request : entry;
  const broken = findings.filter((f) => f.seen?.exchange === entry.seq || f.alsoSeen?.includes(entry.seq));
  const owner = ownerOf(entry);
  const title = `${entry.type === 'exchange' ? 'Exchange' : 'Notification'} ${entry.seq}${owner === '' ? '' : ` of ${owner}`}, ${(entry.at / 1000).toFixed(2)} s after the run began`;
  const parts = [
    title,
    ...broken.map((f) => `✗ ${f.rule} ${f.message}`),
    section('Request', [
      `${request.method} ${request.target}`,
      ...headerText(request.headers),
      ...bodyText(request.body),
    ]),
    section('Answer', answerText(entry)),
    `Repeat it\n${curlOf(entry, { everything: true })}`,
  ];
  return `${parts.map(printable).join('\n\n')}\n`;
};
