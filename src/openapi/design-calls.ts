import { defined } from '../defined.ts';
import { isObject, member, valueAt, type Json } from '../json.ts';
import { keptBy } from '../kept.ts';
import type { DesignArgument, DesignCall, DynamicCall, Parameter } from '../model.ts';
import type { OpenApiDocument } from './document.ts';
import { textMember } from './members.ts';
import { rawParameters, type Operation } from './operation.ts';
import { readParameter } from './parameter.ts';
import type { SchemaCollector } from './schema-library.ts';

/** What reading a design-time call needs of the document. */
export interface DesignSurroundings {
  readonly document: OpenApiDocument;
  readonly operations: readonly Operation[];
  readonly collect: () => SchemaCollector;
}

const named = keptBy<readonly Operation[], ReadonlyMap<string, Operation>>();

const byId = (operations: readonly Operation[]): ReadonlyMap<string, Operation> =>
  named(
    operations,
    () => new Map(operations.map((o) => [textMember(o.node, 'operationId') ?? '', o] as const)),
  );

/** `body/filter/kind` is a property of the body; `query/mailbox` and `mailbox` are parameters. */
const inputOf = (reference: string): string => {
  const [first = '', ...rest] = reference.split('/');
  if (rest.length === 0) return reference;
  return ['query', 'path', 'header', 'formData'].includes(first) ? rest.join('/') : `/${rest.join('/')}`;
};

const argumentOf = (written: Json): DesignArgument | undefined => {
  if (!isObject(written)) return { value: written };
  const reference = textMember(written, 'parameterReference') ?? textMember(written, 'parameter');
  if (reference !== undefined) return { input: inputOf(reference) };
  const value = member(written, 'value');
  return value === undefined ? undefined : { value };
};

const argumentsOf = (extension: Json | undefined): Readonly<Record<string, DesignArgument>> => {
  const written = member(extension, 'parameters');
  if (!isObject(written)) return {};
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, value]) => {
      const argument = argumentOf(value);
      return argument === undefined ? [] : [[name, argument]];
    }),
  );
};

const pathsOf = (extension: Json | undefined): Pick<DesignCall, 'collection' | 'valuePath' | 'titlePath'> =>
  defined({
    collection: textMember(extension, 'value-collection') ?? textMember(extension, 'itemsPath'),
    valuePath: textMember(extension, 'value-path') ?? textMember(extension, 'itemValuePath'),
    titlePath: textMember(extension, 'value-title') ?? textMember(extension, 'itemTitlePath'),
  });

const ofOperation = keptBy<Operation, readonly Parameter[]>();

/** What a called operation takes beside its body; many places call the same one. */
const parametersOf = (
  { document, collect }: DesignSurroundings,
  operation: Operation,
): readonly Parameter[] =>
  ofOperation(operation, () => {
    const collector = collect();
    return rawParameters(document, operation)
      .filter((p) => member(p.node, 'in') !== 'body')
      .flatMap((p) => readParameter(document, p, collector) ?? []);
  });

/** The designer opens a tree step by step, in ways of its own. */
const uncallable = new Set(['x-ms-dynamic-tree']);

/** A call, with all that is needed to make it. */
export const withCall = (call: DynamicCall, around: DesignSurroundings): DynamicCall => {
  const { document, operations } = around;
  const operation = byId(operations).get(call.operationId);
  if (operation === undefined || uncallable.has(call.extension)) return call;
  const extension = valueAt(document.root, call.pointer);
  const body = rawParameters(document, operation).find((p) => member(p.node, 'in') === 'body');
  const needsBody =
    member(body?.node, 'required') === true ||
    member(member(operation.node, 'requestBody'), 'required') === true;
  return {
    ...call,
    call: {
      method: operation.method,
      path: operation.path,
      parameters: parametersOf(around, operation),
      arguments: argumentsOf(extension),
      ...(needsBody ? { needsBody: true as const } : {}),
      ...pathsOf(extension),
    },
  };
};

const single = (holder: Json | undefined, name: string, pointer: string): readonly DynamicCall[] => {
  const operationId = textMember(member(holder, name), 'operationId');
  return operationId === undefined ? [] : [{ extension: name, operationId, pointer: `${pointer}/${name}` }];
};

/** The calls that stand beside the schemas: the test of a connection, and an event made for show. */
export const otherCalls = (
  { document }: DesignSurroundings,
  operation: Operation,
): readonly DynamicCall[] => [
  ...single(member(document.root, 'x-ms-capabilities'), 'testConnection', '/x-ms-capabilities'),
  ...single(
    member(operation.node, 'x-ms-operation-context'),
    'simulate',
    `${operation.pointer}/x-ms-operation-context`,
  ),
];
