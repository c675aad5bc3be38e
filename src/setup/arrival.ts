import { DocumentError } from '../errors.ts';
import type { TriggerDefinition } from '../model.ts';
import { leavesOf, type Leaf } from '../mock/core/leaves.ts';
import { planTrigger } from '../mock/core/plan.ts';
import { exampleOf } from '../mock/core/example.ts';

/** The leaves of what a trigger hands over, those nearest to the root first; none where that is not declared. */
export const arrivalLeaves = (trigger: TriggerDefinition): readonly Leaf[] => {
  try {
    const item = planTrigger(trigger).shape.item;
    if (item === undefined) return [];
    return leavesOf(exampleOf(item, trigger.definitions), item, trigger.definitions);
  } catch (error) {
    // An expression of its policy cannot be read, which lint says.
    if (error instanceof DocumentError) return [];
    throw error;
  }
};
