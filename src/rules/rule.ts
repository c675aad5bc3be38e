import { defined } from '../defined.ts';
import type { Level, Place, Seen, TriggerDefinition } from '../model.ts';

/** What a rule has to say of one subject. */
export interface Remark {
  readonly message: string;
  /** Why this finding warns only, as the end of "a warning only, as …"; true where the message says it. Never raises a level. */
  readonly lowered?: string | true;
  /** The subject could not be judged; the message says why. */
  readonly unknown?: true;
  readonly seen?: Seen;
  /** What to do where the rule's own repair does not fit. */
  readonly repair?: string;
  /** JSON Pointer in the definition. */
  readonly written?: string;
  /** The place itself, where it is in another file or has no pointer; goes before `written`. */
  readonly place?: Place;
  /** Where it is to be repaired, or was promised, in the trigger's configuration: keys, from `triggers.ID` on. */
  readonly configured?: readonly string[];
  /** Instead of it, of a change: the places in the older and in the newer definition. */
  readonly changed?: { readonly before?: Place; readonly after?: Place };
}

/** What people read of a rule: `explain`, the documentation page and every finding come from here. */
export interface RuleDescription {
  /** Its public name: `P-04`. */
  readonly id: string;
  /** The promise in kebab case: `news-advances-the-state`. */
  readonly slug: string;
  readonly title: string;
  readonly why: string;
  readonly repair: string;
  /** What `lint --fix` does by itself, where that is certain. */
  readonly fixed?: string;
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
  /** Left out: every trigger. Contracts list the rule only of those that it binds. */
  readonly binds?: (trigger: TriggerDefinition) => boolean;
  /** What a configuration may leave out, and without which there is nothing to judge. */
  readonly optional?: 'expect' | 'emitOther' | 'restart' | 'otherCredentials' | 'tls' | 'tryInternal';
  /** Why there can be nothing to judge. */
  readonly noSubject: string;
}

/** The chains or subscriptions that a subject concerns, by id; undefined: the trigger as a whole. */
export type About = readonly string[] | undefined;

/** A rule as it is judged: all subjects of a view at once. */
export interface Rule<View> extends RuleDescription {
  /** Judges the subjects of a view, except those of which a cause has been told. */
  readonly judge: (view: View, isTold: (about: About) => boolean) => Judgement;
}

/** How many subjects a rule met, and what it has to say of them. */
export interface Judgement {
  readonly subjects: number;
  /** How many more there were of which a cause has been told. */
  readonly told: number;
  readonly remarks: readonly (Remark & { readonly about?: About })[];
}

/** One promise: which subjects of a view it concerns, and what is wrong with each. Pure. */
export interface RuleDraft<View, Subject> extends RuleDescription {
  readonly subjects: (view: View) => Iterable<Subject>;
  /** Which chains or subscriptions a subject concerns; left out, a broken rule speaks of the trigger as a whole. */
  readonly about?: (subject: Subject) => About;
  readonly judge: (subject: Subject, view: View) => Iterable<Remark>;
}

/** Makes a rule for a table; the type of its subjects stays its own business. */
export const defineRule = <View, Subject>(draft: RuleDraft<View, Subject>): Rule<View> => ({
  ...draft,
  judge(view, isTold) {
    const open: { readonly subject: Subject; readonly about: About }[] = [];
    let told = 0;
    for (const subject of draft.subjects(view)) {
      const about = draft.about?.(subject);
      if (isTold(about)) told += 1;
      else open.push({ subject, about });
    }
    const remarks = open.flatMap(({ subject, about }) =>
      Array.from(draft.judge(subject, view), (remark) => ({ ...remark, ...defined({ about }) })),
    );
    return { subjects: open.length, told, remarks };
  },
});
