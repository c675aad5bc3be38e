import type { ExcerptLine, Finding, Place, Seen } from '../../model.ts';
import { withShortUrls } from '../../rules/shared/long-urls.ts';
import { cut } from './markdown-text.ts';
import { indent, printable } from './paint.ts';
import type { Style } from './style.ts';
import { wrap } from './wrap.ts';

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
  const text = withShortUrls(typeof seen.value === 'string' ? `"${seen.value}"` : JSON.stringify(seen.value));
  return ` = ${text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text}`;
};

/** What was seen: the exchange in a line, the part of it, the value. */
export const seenText = (seen: Seen): string => {
  const number = `exchange ${seen.exchange}`;
  const exchange = seen.line === undefined ? number : `${withShortUrls(seen.line)} (${number})`;
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
export const sharedRepair = (findings: readonly Finding[]): string | undefined => {
  const [repair, ...others] = new Set(findings.flatMap((f) => f.repair ?? []));
  return others.length === 0 ? repair : undefined;
};

/** Where the text of a finding begins, and where that of its labelled lines does. */
const MARGIN = 8;
const LABEL = 9;

const labelled = (label: string, text: string, { room }: Style): string => {
  const [first = '', ...rest] = wrap(text, room(MARGIN + LABEL)).split('\n');
  return [`${label.padEnd(LABEL)}${first}`, ...rest.map((line) => `${' '.repeat(LABEL)}${line}`)].join('\n');
};

const excerptText = (excerpt: readonly ExcerptLine[], level: Finding['level'], style: Style): string => {
  const { paint, room } = style;
  const width = Math.max((room(MARGIN + 4) ?? 160) - 1, 20);
  return excerpt
    .map(({ text, marked, expected }) => {
      const line = cut(text, width);
      if (marked !== true) return paint('dim', `  ${line}`.trimEnd());
      const told = expected === undefined ? '' : `   ← expected ${expected}`;
      const fits = line.length + told.length <= width;
      const second = fits ? '' : `\n    ${cut(told.trim(), width - 2)}`;
      return paint(level === 'error' ? 'red' : 'yellow', `> ${line}${fits ? told : ''}${second}`);
    })
    .join('\n');
};

/** What was seen, whole: the line, the excerpt, the command that repeats it. */
const evidenceText = (
  seen: Seen,
  level: Finding['level'],
  isWhole: boolean,
  style: Style,
): readonly string[] => [
  labelled('seen', printable(seenText(seen)), style),
  ...(isWhole && seen.excerpt !== undefined ? [indent(excerptText(seen.excerpt, level, style), 2)] : []),
  ...(isWhole && seen.curl !== undefined
    ? [`${'repeat'.padEnd(LABEL)}${printable(seen.curl).replaceAll('\n', `\n${' '.repeat(LABEL)}`)}`]
    : []),
];

/** How the breaches of one rule are told. */
interface Telling {
  /** The place and the repair that all of them share. */
  readonly place: string;
  readonly repair: string | undefined;
  readonly style: Style;
}

const breachText = (finding: Finding, isWhole: boolean, { place, repair, style }: Telling): string => {
  const { message, times, seen, level } = finding;
  const written = writtenText(finding);
  return [
    wrap(printable(`${message}${times === undefined ? '' : ` (${times} times)`}`), style.room(MARGIN)),
    ...(seen === undefined ? [] : evidenceText(seen, level, isWhole, style)),
    ...(finding.before === undefined ? [] : [labelled('before', placeText(finding.before), style)]),
    ...(written === '' || written === place ? [] : [labelled('written', printable(written), style)]),
    ...(finding.repair === repair || finding.repair === undefined
      ? []
      : [labelled('repair', printable(finding.repair), style)]),
  ].join('\n');
};

/** Each breach of one rule on one trigger, and how to repair it, without the promise; `told`: what else says it. */
export const breachesText = (findings: readonly Finding[], told: readonly string[], style: Style): string => {
  const { room, verbose } = style;
  const places = new Set(findings.map(writtenText).filter((text) => text !== ''));
  const [place = ''] = places.size === 1 ? places : [];
  const repair = sharedRepair(findings);
  const shown = findings.slice(0, verbose ? undefined : mostShown(findings, MOST_BREACHES));
  const rest = findings.length - shown.length;
  const lines = [
    ...shown.map((f, i) => breachText(f, verbose || i === 0, { place, repair, style })),
    ...(rest > 0 ? [`… and ${rest} more of this rule`] : []),
    ...told.map((text) => wrap(printable(text), room(MARGIN))),
    ...(place === '' ? [] : [labelled('written', printable(place), style)]),
    ...(repair === undefined ? [] : [labelled('repair', printable(repair), style)]),
  ];
  return lines.join('\n');
};

/** All findings of one rule on one trigger: the promise, each breach, how to repair it; `told`: what else says it. */
export const findingsText = (findings: readonly Finding[], told: readonly string[], style: Style): string => {
  const [first] = findings;
  if (first === undefined) return '';
  const { paint, ruleLink, room } = style;
  const isError = findings.some((f) => f.level === 'error');
  const mark = isError ? paint('red', '✗') : paint('yellow', '!');
  const promise = first.title ?? first.slug.replaceAll('-', ' ');
  const named = `${first.rule} ${promise}${isError ? '' : ' (warning)'}`;
  const wrapped = wrap(printable(named), room(6)).replaceAll('\n', '\n  ');
  const title = `${mark} ${paint('bold', ruleLink(first.rule))}${wrapped.slice(first.rule.length)}`;
  return [title, indent(breachesText(findings, told, style), 4)].join('\n');
};
