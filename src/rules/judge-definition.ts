import type { ReadDocument, TriggerDefinition } from '../model.ts';
import { groupBy } from '../group-by.ts';
import { definitionRules } from './definition/index.ts';
import { nearMisses } from './definition/near-misses.ts';
import { definitionViews, documentView } from './definition/view.ts';
import { whatIsMeantIsMarked } from './definition/what-is-meant-is-marked.ts';
import { judge, levelOf, type Judged, type Levels } from './judge.ts';

/** One trigger of a document, judged as it is written; findings have no place yet. */
export interface JudgedDefinition extends Judged {
  readonly trigger: TriggerDefinition;
}

/** Judges triggers of a document by the definition rules. */
export const judgeDefinition = (
  document: ReadDocument,
  triggers: readonly TriggerDefinition[],
  levels: Levels,
): readonly JudgedDefinition[] => {
  const viewOf = definitionViews(document);
  return triggers.map((trigger) => ({
    trigger,
    ...judge(definitionRules, viewOf(trigger), trigger.id, levels),
  }));
};

/** An operation of a document without triggers that looks as if one was meant. */
export interface JudgedNearMiss extends Judged {
  readonly name: string;
  readonly kind: 'polling' | 'webhook';
}

/** Names what looks like a trigger in a document that has none. */
export const judgeNearMisses = (document: ReadDocument, levels: Levels): readonly JudgedNearMiss[] => {
  const rule = whatIsMeantIsMarked;
  const level = levelOf(rule, levels);
  if (level === 'off') return [];
  return [...groupBy(nearMisses(documentView(document)), (miss) => miss.name)].map(([name, misses]) => ({
    name,
    kind: misses[0]?.kind ?? 'webhook',
    results: [{ id: rule.id, slug: rule.slug, level, verdict: level === 'error' ? 'fail' : 'warn' }],
    findings: misses.map(({ message, written }) => ({
      rule: rule.id,
      slug: rule.slug,
      level,
      trigger: name,
      message: `${name}: ${message}`,
      repair: rule.repair,
      written,
    })),
  }));
};
