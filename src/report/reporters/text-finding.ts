import type { Finding, Place, Seen } from '../../model.ts';
import { indent, printable, type Paint } from './paint.ts';

const MOST_BREACHES = 4;
const MOST_CHANGES = 50;
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

/** Changes are each a matter of their own, with a repair of their own; breaches of a rule are more of the same. */
const areChanges = (findings: readonly Finding[]): boolean => findings.some((f) => f.before !== undefined);

/** How many breaches of a rule are shown. */
export const mostShown = (findings: readonly Finding[], most: number): number =>
  areChanges(findings) ? Math.max(most, MOST_CHANGES) : most;

/** The repair that holds for all of them; none where each has its own. */
export const sharedRepair = (findings: readonly Finding[]): string | undefined =>
  new Set(findings.map((f) => f.repair)).size === 1 ? findings[0]?.repair : undefined;

const breachText = (finding: Finding, place: string, repair: string | undefined): string => {
  const written = writtenText(finding);
  return [
    `${finding.message}${finding.times === undefined ? '' : ` (${finding.times} times)`}`,
    ...(finding.seen === undefined ? [] : [`seen     ${seenText(finding.seen)}`]),
    ...(finding.before === undefined ? [] : [`before   ${placeText(finding.before)}`]),
    ...(written === '' || written === place ? [] : [`written  ${written}`]),
    ...(finding.repair === repair || finding.repair === undefined ? [] : [`repair   ${finding.repair}`]),
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
  const repair = sharedRepair(findings);
  const most = mostShown(findings, MOST_BREACHES);
  const shown = findings.slice(0, most).map((f) => printable(breachText(f, place, repair)));
  const rest = findings.length - most;
  const lines = [
    ...shown,
    ...(rest > 0 ? [`… and ${rest} more of this rule`] : []),
    ...(place === '' ? [] : [`written  ${printable(place)}`]),
    ...(repair === undefined ? [] : [`repair   ${printable(repair)}`]),
  ];
  return [title, indent(lines.join('\n'), 4)].join('\n');
};
