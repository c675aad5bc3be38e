import type { Level, Seen } from '../model.ts';

/** What a rule has to say of one subject. */
export interface Remark {
  readonly message: string;
  /** Lowers the rule's level for this finding; never raises it. */
  readonly level?: 'warning';
  /** The subject could not be judged; the message says why. */
  readonly unknown?: true;
  readonly seen?: Seen;
  /** JSON Pointer in the definition. */
  readonly written?: string;
}

/** What people read of a rule: `explain`, the documentation page and every finding come from here. */
export interface RuleDescription {
  /** The public name of semantics: `P-04`. */
  readonly id: string;
  /** The promise in kebab case: `news-advances-the-state`. */
  readonly slug: string;
  readonly title: string;
  readonly why: string;
  readonly repair: string;
  /** A few lines each of requests and answers, or of the definition: some that break the rule, some that keep it. */
  readonly example: { readonly breaks: string; readonly keeps: string };
  /** Where the rule comes from: names or URLs. */
  readonly source: string;
  readonly level: { readonly strict: Level; readonly field: Level };
  /** Rules that, when they fail, make this one say nothing new. */
  readonly after?: readonly string[];
  /** The rule judges what becomes of an event: where none could be caused, it is unknown instead of skipped. */
  readonly needsEvents?: true;
  /** The rule judges the first answer of the service: where that is unknown, the rest has nothing to judge. */
  readonly opensTheChain?: true;
  /** Why there can be nothing to judge. */
  readonly noSubject: string;
}

/** A rule as it is judged: all subjects of a view at once. */
export interface Rule<View> extends RuleDescription {
  readonly judge: (view: View) => Judgement;
}

/** How many subjects a rule met, and what it has to say of them. */
export interface Judgement {
  readonly subjects: number;
  readonly remarks: readonly Remark[];
}

/** One promise: which subjects of a view it concerns, and what is wrong with each. Pure. */
export interface RuleDraft<View, Subject> extends RuleDescription {
  readonly subjects: (view: View) => Iterable<Subject>;
  readonly judge: (subject: Subject, view: View) => Iterable<Remark>;
}

/** Makes a rule for a table; the type of its subjects stays its own business. */
export const defineRule = <View, Subject>(draft: RuleDraft<View, Subject>): Rule<View> => ({
  ...draft,
  judge(view) {
    const subjects = [...draft.subjects(view)];
    return { subjects: subjects.length, remarks: subjects.flatMap((s) => [...draft.judge(s, view)]) };
  },
});
