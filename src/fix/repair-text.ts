import { canonicalJson, toPointer, type Json } from '../json.ts';
import type { Finding } from '../model.ts';
import type { Change, FixedText } from './change.ts';
import { changesFor, changesOthers, fixedRules } from './fixes.ts';
import { changed, edited, type TextEdit } from './text-edit.ts';

/** A text in a language that knows where its values are written. */
export interface WrittenText {
  readonly root: Json;
  /**
   * The edits that make a change; undefined where the text has no place for it that is its own. `from` is where the
   * value stood before, if it is moved, so that it keeps its writing.
   */
  readonly edits: (change: Change, from: Change['path'] | undefined) => readonly TextEdit[] | undefined;
}

/** Reads a text; undefined where it has errors. */
export type ReadText = (text: string) => WrittenText | undefined;

interface Repair {
  readonly finding: Finding;
  readonly changes: readonly Change[];
}

const editsFor = (here: WrittenText, changes: readonly Change[]): TextEdit[] | undefined => {
  const moved = changes.length > 1 ? changes.find((c) => c.value === undefined)?.path : undefined;
  const edits = changes.map((c) => here.edits(c, moved));
  return edits.every((e) => e !== undefined) ? edits.flat() : undefined;
};

/** The text with these repairs, where it then says what it should; undefined where it would say anything else. */
const withRepairs = (
  text: string,
  here: WrittenText,
  read: ReadText,
  repairs: readonly Repair[],
): string | undefined => {
  const edits: TextEdit[] = [];
  for (const { changes } of repairs) {
    const own = editsFor(here, changes);
    if (own === undefined) return undefined;
    edits.push(...own);
  }
  const made = edited(text, edits);
  const again = made === undefined ? undefined : read(made);
  const wanted = changed(
    here.root,
    repairs.flatMap((r) => r.changes),
  );
  return again !== undefined && canonicalJson(again.root) === canonicalJson(wanted) ? made : undefined;
};

/** Whether a finding in a text that cannot be read could be repaired if it could be. */
const mayBeRepaired = ({ rule, written }: Finding): boolean =>
  fixedRules.includes(rule) && written?.pointer !== undefined;

/** Those of the findings whose repairs touch objects of their own, to be made together; the others wait. */
const apart = (root: Json, findings: readonly Finding[]): { now: Repair[]; later: Finding[] } => {
  const now: Repair[] = [];
  const later: Finding[] = [];
  const touched = new Set<string>();
  for (const finding of findings) {
    const changes = changesFor(root, finding);
    if (changes.length === 0) continue;
    const owners = changes.flatMap(({ path }) => path.map((_, i) => toPointer(path.slice(0, i + 1))));
    const own = changes.map(({ path }) => toPointer(path.slice(0, -1)));
    if (own.some((o) => touched.has(o))) {
      later.push(finding);
      continue;
    }
    for (const owner of [...owners, ...own]) touched.add(owner);
    now.push({ finding, changes });
  }
  return { now, later };
};

/**
 * Repairs the findings in a text for which that is certain, by edits that leave every other byte as it is. What the text
 * says afterwards is held against what it should say, so that nothing is written that means anything else.
 */
export const repairText = (text: string, findings: readonly Finding[], read: ReadText): FixedText => {
  const { root } = read(text) ?? {};
  if (root === undefined) return { text, fixed: 0, left: findings.filter(mayBeRepaired) };
  const left = findings.filter((f) => changesOthers(root, f, changesFor(root, f)));
  let here = text;
  let open = findings.filter((f) => !left.includes(f));
  let fixed = 0;
  while (open.length > 0) {
    const document = read(here);
    if (document === undefined) break;
    const { now, later } = apart(document.root, open);
    const made = now.length === 0 ? undefined : withRepairs(here, document, read, now);
    const [first, ...others] = now;
    const one = made ?? (first === undefined ? undefined : withRepairs(here, document, read, [first]));
    if (one !== undefined) fixed += made === undefined ? 1 : now.length;
    else if (first !== undefined) left.push(first.finding);
    here = one ?? here;
    open = made === undefined ? [...others.map((r) => r.finding), ...later] : later;
  }
  return { text: here, fixed, left };
};
