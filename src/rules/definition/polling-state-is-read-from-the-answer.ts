import { messageOf } from '../../errors.ts';
import type { Expression } from '../../expression/expression.ts';
import { expressionPaths, isConstant } from '../../expression/paths.ts';
import { callsOtherFunction, parseExpression } from '../../expression/parse.ts';
import type { PollingPolicy } from '../../model.ts';
import { defineRule, type Remark } from '../rule.ts';
import { escapePointer, isObject, member } from '../../json.ts';
import { hasOpenParameter } from '../../openapi/left-open.ts';
import { rawParameters } from '../../openapi/operation.ts';
import { listSchema } from './declared-responses.ts';
import { parameterOfPolicy, placeInPolicy, policyOf, wantOfParameter } from './policy-triggers.ts';
import { declaredAt, mayBeObject } from './schema-path.ts';
import type { DefinitionView } from './view.ts';

interface Entry {
  readonly name: string;
  readonly expression?: Expression;
  readonly problem?: Remark;
}

const entriesOf = ({ config }: PollingPolicy): Entry[] =>
  Object.entries(config).map(([name, text]) => {
    try {
      return { name, expression: parseExpression(text) };
    } catch (error) {
      const message = messageOf(error);
      return { name, problem: callsOtherFunction(text) ? { unknown: true, message } : { message } };
    }
  });

const placeOfEntry = (view: DefinitionView, name: string): ReturnType<typeof placeInPolicy> =>
  placeInPolicy(view, 'triggerConfig', `/${escapePointer(name)}`);

function* judgeParameter(name: string, view: DefinitionView): Generator<Remark> {
  const { trigger, opened, operation } = view;
  const place = placeOfEntry(view, name);
  const parameter = trigger.parameters.find((p) => p.in === 'query' && p.name === name);
  if (name === '') yield { message: 'The polling state goes into a parameter without a name', ...place };
  else if (parameter === undefined) {
    if (!hasOpenParameter(opened, operation))
      yield {
        message: `The polling state goes into "${name}", which is no query parameter of the operation`,
        ...place,
      };
  } else if (!parameter.internal)
    yield {
      message: `The query parameter "${name}" carries the polling state and is not "x-ms-visibility": "internal"`,
      written:
        rawParameters(opened, operation).find((p) => member(p.node, 'name') === name)?.pointer ??
        trigger.pointer,
      lowered: 'the poll works, and makers see the parameter',
    };
}

function* judgeConstant(name: string, view: DefinitionView): Generator<Remark> {
  const { trigger, opened, operation } = view;
  const isDeclared = trigger.parameters.some((p) => p.in === 'query' && p.name === name);
  if (!isDeclared && !hasOpenParameter(opened, operation))
    yield {
      message: `The value of "${name}" goes into no query parameter of the operation`,
      ...placeOfEntry(view, name),
      lowered: 'the service may know what the definition does not declare',
    };
}

function* judgePaths(name: string, expression: Expression, view: DefinitionView): Generator<Remark> {
  const { trigger } = view;
  const schema = listSchema(trigger);
  // A root that is no object is D-16's to tell.
  if (schema === undefined || !mayBeObject(trigger.definitions, schema)) return;
  for (const path of expressionPaths(expression))
    if (declaredAt(trigger.definitions, schema, path) === 'absent')
      yield {
        message: `The expression of "${name}" reads "${path.join('.')}", which the 200 answer does not have`,
        ...placeOfEntry(view, name),
      };
}

export const pollingStateIsReadFromTheAnswer = defineRule<DefinitionView, PollingPolicy>({
  id: 'D-17',
  slug: 'polling-state-is-read-from-the-answer',
  title: 'The polling state is read from the answer into a declared query parameter',
  why: 'The gateway asks for what is new by feeding a value of the last answer back as a query parameter. A constant never changes, so that every poll brings the same; an expression that reads nothing gives no state at all.',
  repair:
    'Let each entry of "triggerConfig" name an internal query parameter of the operation and read a field of the newest item: "since": "@{triggerBody().value[0].created}".',
  fixed: 'hides the query parameter that carries the state',
  example: {
    breaks:
      'triggerConfig: { since: "2024-01-01" }\nparameters: [{ in: query, name: since, x-ms-visibility: internal }]',
    keeps:
      'triggerConfig: { since: "@{triggerBody().value[0].created}" }\nparameters: [{ in: query, name: since, x-ms-visibility: internal }]',
  },
  source: 'Create a polling trigger (Microsoft Learn); apiProperties schema (PowerPlatformConnectors)',
  level: { strict: 'error', field: 'warning' },
  noSubject: 'the trigger does not poll by policy',
  subjects: policyOf,
  *judge(policy, view) {
    if (!isObject(parameterOfPolicy(view, 'triggerConfig').value)) {
      yield wantOfParameter(view, 'triggerConfig', 'object');
      return;
    }
    const entries = entriesOf(policy);
    for (const { name, problem } of entries)
      if (problem !== undefined) yield { ...problem, ...placeOfEntry(view, name) };
    const constant = entries.filter((e) => e.expression !== undefined && isConstant(e.expression));
    if (constant.length === entries.length) {
      const values = constant.map((e) => `"${e.name}": ${JSON.stringify(e.expression?.text)}`).join(', ');
      yield {
        message: `"triggerConfig" holds no state: {${values === '' ? '' : ` ${values} `}}`,
        ...placeInPolicy(view, 'triggerConfig'),
      };
      return;
    }
    for (const { name, expression } of entries) {
      if (expression === undefined) continue;
      // Constants beside a real state are legal: the gateway adds them.
      if (constant.some((c) => c.name === name)) {
        yield* judgeConstant(name, view);
        continue;
      }
      yield* judgeParameter(name, view);
      yield* judgePaths(name, expression, view);
    }
  },
});
