import { pointerSegments, toPointer } from '../../json.ts';
import type { TriggerDefinition } from '../../model.ts';
import { itemsPointer } from '../../evidence/payload.ts';
import type { PollingView } from '../../evidence/polling-view.ts';
import { expressionPaths } from '../../expression/paths.ts';
import { parseExpression } from '../../expression/parse.ts';

/** The paths that the policy's expressions read, over all its parameters; none for constants. */
const statePaths = (trigger: TriggerDefinition): (readonly (string | number)[])[] =>
  Object.entries(trigger.policy?.config ?? {})
    .filter(([name]) => name !== 'x-ms-triggerConfig-nextLink')
    .flatMap(([, text]) => expressionPaths(parseExpression(text)));

/** JSON Pointers, inside an item, of the fields that the state is made of; none where it is a cursor at the root. */
export const stateFields = (view: PollingView): string[] => {
  const data = pointerSegments(itemsPointer(view.trigger, view.settings) ?? '');
  return statePaths(view.trigger).flatMap((path) => {
    const inside = data.every((segment, i) => String(path[i]) === segment) && path[data.length] === 0;
    return inside ? [toPointer(path.slice(data.length + 1))] : [];
  });
};
