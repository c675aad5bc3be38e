import { messageOf } from '../../errors.ts';
import { expressionPaths } from '../../expression/paths.ts';
import { parseExpression } from '../../expression/parse.ts';
import type { PollingPolicy, Schema } from '../../model.ts';
import { openStatuses } from '../../openapi/left-open.ts';
import { defineRule, type Remark } from '../rule.ts';
import { listSchema, listStatus, responsesPointer } from './declared-responses.ts';
import { placeInPolicy, policyOf, wantOfParameter } from './policy-triggers.ts';
import { declaredAt, declaredTypes, partsOfSchema } from './schema-path.ts';
import type { DefinitionView } from './view.ts';

const pathOf = (dataPath: string): readonly (string | number)[] | { readonly problem: string } => {
  try {
    const paths = expressionPaths(parseExpression(dataPath));
    const [path] = paths;
    if (path === undefined || paths.length > 1)
      return {
        problem: `"triggerDataPath" is ${JSON.stringify(dataPath)}, which names no place in the answer`,
      };
    return path;
  } catch (error) {
    return { problem: messageOf(error) };
  }
};

function* judgeList(
  schema: Schema,
  path: readonly (string | number)[],
  view: DefinitionView,
): Generator<Remark> {
  const { definitions, pointer } = view.trigger;
  const root = declaredTypes(partsOfSchema(definitions, schema));
  if (root !== undefined && !root.includes('object')) {
    const written = `${responsesPointer(pointer)}/${listStatus(view.trigger) ?? ''}/schema`;
    yield { message: `The root of the 200 answer is declared as ${root.join(', ')}`, written };
    return;
  }
  const place = path.join('.');
  const list = declaredAt(definitions, schema, path);
  if (list === 'absent') {
    yield {
      message: `"triggerDataPath" leads to "${place}", which the 200 answer does not have`,
      ...placeInPolicy(view, 'triggerDataPath'),
    };
  } else if (list !== 'open') {
    const types = declaredTypes(list);
    if (types !== undefined && !types.includes('array'))
      yield {
        message: `"triggerDataPath" leads to "${place}", which is declared as ${types.join(', ')}`,
        ...placeInPolicy(view, 'triggerDataPath'),
      };
  }
}

const UNSEEN = 'it may be answered as it must, though makers see no field of it';

/** Whether the list is declared at all; that nothing is declared is D-14's to tell. */
function* judgeWant({ trigger, opened, operation }: DefinitionView): Generator<Remark> {
  const { responses, pointer } = trigger;
  if (Object.keys(responses).length === 0 || openStatuses(opened, operation).length > 0) return;
  const status = listStatus(trigger);
  const written = responsesPointer(pointer);
  yield status === undefined || status === 'default'
    ? { message: 'The 200 answer with the list is not declared', written, lowered: UNSEEN }
    : {
        message: 'The 200 answer with the list has no schema',
        written: `${written}/${status}`,
        lowered: UNSEEN,
      };
}

export const polledListIsInAnObject = defineRule<DefinitionView, PollingPolicy>({
  id: 'D-16',
  slug: 'polled-list-is-in-an-object',
  title: 'The polled answer is an object, with an array at "triggerDataPath"',
  why: 'The gateway’s polling policy takes the new items out of a property of the answer. A root that is an array, or a path that leads elsewhere, fails when the flow runs.',
  repair:
    'Let the service wrap the array in an object, and let "triggerDataPath" name it: "@triggerBody().value".',
  example: {
    breaks: 'triggerDataPath: "@triggerBody().value"\nresponses: { "200": { schema: { type: array } } }',
    keeps:
      'triggerDataPath: "@triggerBody().value"\nresponses: { "200": { schema: { properties: { value: { type: array } } } } }',
  },
  source: 'Training unit on polling triggers (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  noSubject: 'the trigger does not poll by policy',
  subjects: policyOf,
  *judge({ dataPath }, view) {
    if (dataPath === '') {
      yield wantOfParameter(view, 'triggerDataPath', 'expression');
      return;
    }
    const path = pathOf(dataPath);
    if ('problem' in path) {
      yield { message: path.problem, ...placeInPolicy(view, 'triggerDataPath') };
      return;
    }
    if (path.length === 0) {
      yield {
        message: '"triggerDataPath" is the whole answer, not an array inside it',
        ...placeInPolicy(view, 'triggerDataPath'),
      };
      return;
    }
    const schema = listSchema(view.trigger);
    if (schema === undefined) yield* judgeWant(view);
    else yield* judgeList(schema, path, view);
  },
});
