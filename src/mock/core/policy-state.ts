import { defined } from '../../defined.ts';
import { pointerSegments, textOf, toPointer } from '../../json.ts';
import type { Schema, TriggerDefinition } from '../../model.ts';
import { dataPointer } from '../../expression/data-pointer.ts';
import type { DataPath, Expression } from '../../expression/expression.ts';
import { parseExpression } from '../../expression/parse.ts';
import { isConstant } from '../../expression/paths.ts';
import { queryOf, type MockCall } from './call.ts';
import type { MockEvent } from './events.ts';
import { orderOf, type Order } from './order.ts';
import { schemaAtPath } from './schema-at.ts';

/** One value in the answer that an expression of the policy reads. */
export interface StateField {
  /** JSON Pointer in the item; absent where the value stands beside the list. */
  readonly inItem?: string;
  /** JSON Pointer in the answer, where the value stands beside the list. */
  readonly beside?: string;
  /** Absent where the declared type has no order. */
  readonly order?: Order;
}

/** One query parameter that brings a state back, and what it is made of. */
export interface StateParameter {
  readonly name: string;
  readonly expression: Expression;
  /** In the order of the expression's paths. */
  readonly fields: readonly StateField[];
  /** A value that the definition itself proposes, which is no state. */
  readonly initial?: string;
}

const fieldOf = (
  path: DataPath,
  list: readonly string[],
  root: Schema,
  trigger: TriggerDefinition,
): StateField => {
  const schema = schemaAtPath(root, trigger.definitions, path.map(String));
  const order = orderOf(schema, path.findLast((step) => typeof step === 'string') ?? '');
  const isInside = list.every((segment, i) => String(path[i]) === segment) && path[list.length] === 0;
  const pointer = toPointer(isInside ? path.slice(list.length + 1) : path);
  return {
    ...(isInside ? { inItem: pointer } : { beside: pointer }),
    ...defined({ order }),
  };
};

/** The parameters that carry the state of a polling policy; constants carry none. */
export const stateParameters = (trigger: TriggerDefinition): readonly StateParameter[] => {
  const { policy } = trigger;
  if (policy === undefined) return [];
  const list = pointerSegments(dataPointer(policy.dataPath));
  const root = trigger.responses['200']?.schema ?? {};
  return Object.entries(policy.config).flatMap(([name, text]) => {
    if (name === '' || name === 'x-ms-triggerConfig-nextLink') return [];
    const expression = parseExpression(text);
    if (isConstant(expression)) return [];
    const paths = expression.parts.flatMap((p) => (p.kind === 'path' ? [p.path] : []));
    const initial = trigger.parameters.find((p) => p.name === name)?.schema['default'];
    return [
      {
        name,
        expression,
        fields: paths.map((path) => fieldOf(path, list, root, trigger)),
        ...(initial === undefined ? {} : { initial: textOf(initial) }),
      },
    ];
  });
};

const pattern = ({ parts }: Expression): RegExp =>
  new RegExp(
    `^${parts.map((p) => (p.kind === 'path' ? '(.*?)' : p.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))).join('')}$`,
    's',
  );

/** What a state lets through: `none` where there is no state; undefined where it is none that the list ever gave. */
export type Filter = 'none' | ((event: MockEvent) => boolean);

/** Compares an event with a state; `isNewer` decides on two ranks. */
export const filterOf = (
  parameters: readonly StateParameter[],
  call: MockCall,
  isNewer: (rank: number, state: number) => boolean,
): Filter | undefined => {
  const query = queryOf(call);
  const tests: ((event: MockEvent) => boolean)[] = [];
  for (const { name, expression, fields, initial } of parameters) {
    const given = query.find((q) => q.name === name)?.value;
    if (given === undefined || given === '' || given === initial) continue;
    const values = pattern(expression).exec(given)?.slice(1);
    if (values === undefined) return undefined;
    for (const [i, { order }] of fields.entries()) {
      const state = order?.read(values[i] ?? '');
      if (order === undefined || state === undefined) return undefined;
      tests.push((event) => isNewer(order.rank(event), state));
    }
  }
  return tests.length === 0 ? 'none' : (event) => tests.every((test) => test(event));
};
