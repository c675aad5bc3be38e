import { keptBy } from '../../kept.ts';
import type { TriggerDefinition } from '../../model.ts';
import type { Judgement, Remark, Rule, RuleDescription } from '../rule.ts';
import type { DefinitionView, DocumentView } from './view.ts';

/** One promise of a whole document, and the triggers that it concerns. */
export interface DocumentRuleDraft<Subject> extends RuleDescription {
  readonly concerns: (trigger: TriggerDefinition) => boolean;
  readonly subjects: (view: DocumentView) => Iterable<Subject>;
  readonly judge: (subject: Subject, view: DocumentView) => Iterable<Remark>;
  /** What is wrong with one trigger alone. */
  readonly judgeTrigger?: (view: DefinitionView) => Iterable<Remark>;
}

const nothing: Judgement = { subjects: 0, told: 0, remarks: [] };

/** Makes a rule that is judged once for a document and holds for every trigger that it concerns. */
export const defineDocumentRule = <Subject>(draft: DocumentRuleDraft<Subject>): Rule<DefinitionView> => {
  const known = keptBy<DocumentView, Judgement>();
  const judge = (whole: DocumentView): Judgement => {
    const subjects = [...draft.subjects(whole)];
    return {
      subjects: subjects.length,
      told: 0,
      remarks: subjects.flatMap((s) => [...draft.judge(s, whole)]),
    };
  };
  return {
    ...draft,
    judge(view) {
      const { whole, trigger } = view;
      if (!draft.concerns(trigger)) return nothing;
      const judgement = known(whole, () => judge(whole));
      const own = draft.judgeTrigger === undefined ? [] : [...draft.judgeTrigger(view)];
      return own.length === 0 ? judgement : { ...judgement, remarks: [...judgement.remarks, ...own] };
    },
  };
};
