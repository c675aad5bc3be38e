import type { Rule } from '../rule.ts';
import { breakingChangeIsANewRevision, type ChangeView } from './breaking-change-is-a-new-revision.ts';

/** Rules on what became of a trigger from one version of its definition to the next. */
export const changeRules: readonly Rule<ChangeView>[] = [breakingChangeIsANewRevision];
