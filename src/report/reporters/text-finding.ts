import type { Finding, Place, Seen } from '../../model.ts';
import { indent, printable, type Paint } from './paint.ts';

const MOST_BREACHES = 4;
const LONGEST_VALUE = 240;

/** `apiDefinition.swagger.json:12:5`. */
export const placeText = ({ file, line, column, pointer }: Place): string =>
  line === undefined
    ? `${file}${pointer ?? ''}`
    : `${file}:${line}${column === undefined ? '' : `:${column}`}`;

const valueText = (seen: Seen): string => {
  if (seen.value === undefined) return '';
  const text = typeof seen.value === 'string' ? `"${seen.value}"` : JSON.stringify(seen.value);
  return ` = ${text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text}`;
};

/** What was seen: the exchange in a line, the part of it, the value. */
export const seenText = (seen: Seen): string => {
  const number = `exchange ${seen.exchange}`;
  const exchange = seen.line === undefined ? number : `${seen.line} (${number})`;
  const pointer = seen.pointer === undefined || seen.pointer === '' ? '' : ` ${seen.pointer}`;
  return `${exchange}: ${seen.part}${pointer}${valueText(seen)}`;
};

const writtenText = ({ written }: Finding): string => (written === undefined ? '' : placeText(written));

const breachText = (finding: Finding, place: string): string => {
  const written = writtenText(finding);
  return [
    `${finding.message}${finding.times === undefined ? '' : ` (${finding.times} times)`}`,
    ...(finding.seen === undefined ? [] : [`seen     ${seenText(finding.seen)}`]),
    ...(written === '' || written === place ? [] : [`written  ${written}`]),
  ].join('\n');
};

/** All findings of one rule on one trigger: the promise, each breach, how to repair it. */
export const findingsText = (findings: readonly Finding[], paint: Paint): string => {
  const [first] = findings;
  if (first === undefined) return '';
  const isError = findings.some((f) => f.level === 'error');
  const mark = isError ? paint('red', '✗') : paint('yellow', '!');
  const promise = first.title ?? first.slug.replaceAll('-', ' ');
  const title = `${mark} ${paint('bold', first.rule)} ${promise}${isError ? '' : ' (warning)'}`;
  // The place is told once where all breaches share it.
  const places = new Set(findings.map(writtenText));
  const place = places.size === 1 ? writtenText(first) : '';
  const shown = findings.slice(0, MOST_BREACHES).map((f) => printable(breachText(f, place)));
  const rest = findings.length - MOST_BREACHES;
  const lines = [
    ...shown,
    ...(rest > 0 ? [`… and ${rest} more of this rule`] : []),
    ...(place === '' ? [] : [`written  ${printable(place)}`]),
    ...(first.repair === undefined ? [] : [`repair   ${printable(first.repair)}`]),
  ];
  return [title, indent(lines.join('\n'), 4)].join('\n');
};
