import type { Finding, Place, Seen } from '../../model.ts';
import { indent, printable, type Paint } from './paint.ts';

const MOST_PLACES = 5;
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
  const exchange =
    seen.line === undefined ? `exchange ${seen.exchange}` : `${seen.line} (exchange ${seen.exchange})`;
  return `${exchange}: ${seen.part}${seen.pointer === undefined ? '' : ` ${seen.pointer}`}${valueText(seen)}`;
};

const occurrence = (finding: Finding): string =>
  [
    finding.message,
    ...(finding.seen === undefined ? [] : [`seen     ${seenText(finding.seen)}`]),
    ...(finding.written === undefined ? [] : [`written  ${placeText(finding.written)}`]),
  ].join('\n');

/** All findings of one rule on one trigger: the promise, each breach, how to repair it. */
export const findingsText = (findings: readonly Finding[], paint: Paint): string => {
  const [first] = findings;
  if (first === undefined) return '';
  const isError = findings.some((f) => f.level === 'error');
  const mark = isError ? paint('red', '✗') : paint('yellow', '!');
  const title = `${mark} ${paint('bold', first.rule)} ${first.title ?? first.slug.replaceAll('-', ' ')}${isError ? '' : ' (warning)'}`;
  const shown = findings.slice(0, MOST_PLACES).map((f) => printable(occurrence(f)));
  const rest =
    findings.length > MOST_PLACES ? [`… and ${findings.length - MOST_PLACES} more of this rule`] : [];
  const repair = first.repair === undefined ? [] : [`repair   ${printable(first.repair)}`];
  return [title, indent([...shown, ...rest, ...repair].join('\n'), 4)].join('\n');
};
