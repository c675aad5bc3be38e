import { groupBy } from '../../group-by.ts';
import { textMember } from '../../openapi/members.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { Remark } from '../rule.ts';
import { defineDocumentRule } from './document-rule.ts';
import type { DefinitionView, DocumentView } from './view.ts';

const idOf = ({ node }: Operation): string => textMember(node, 'operationId') ?? '';
const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;

function* judgeIds(operations: readonly Operation[]): Generator<Remark> {
  for (const [id, [first, ...others]] of groupBy(operations, idOf))
    if (id !== '' && first !== undefined)
      for (const other of others)
        yield {
          message: `The operationId "${id}" of ${nameOf(other)} is also that of ${nameOf(first)}`,
          written: `${other.pointer}/operationId`,
        };
}

const NAMED = 'connectors with such names were published';

function* judgeName({ operation }: DefinitionView): Generator<Remark> {
  const id = idOf(operation);
  const written = `${operation.pointer}/operationId`;
  if (id === '') yield { message: `The trigger ${nameOf(operation)} has no operationId`, written };
  else if (!/^[A-Za-z0-9_]+$/.test(id))
    yield { message: `The operationId "${id}" is not alphanumeric`, written, lowered: NAMED };
  else if (!/^[A-Z]/.test(id) || /_(?!v\d+$)[a-z]/.test(id))
    yield { message: `The operationId "${id}" is not in Pascal case`, written, lowered: NAMED };
}

const shapeOf = (path: string): string => path.replaceAll(/\{[^}]*\}/g, '{}').toLowerCase();

function* judgePaths(operations: readonly Operation[]): Generator<Remark> {
  const paths = [...groupBy(operations, (o) => o.path).values()].flatMap((group) => group.slice(0, 1));
  for (const { path, pathItem } of paths) {
    const [found] = /[?#*]/.exec(path) ?? [];
    if (found !== undefined)
      yield { message: `The path "${path}" contains "${found}"`, written: pathItem.pointer };
  }
  for (const [first, ...others] of groupBy(paths, (o) => shapeOf(o.path)).values())
    for (const { path, pathItem } of others)
      yield {
        message: `The path "${path}" differs from "${first?.path ?? ''}" only in the names of parameters or in case`,
        written: pathItem.pointer,
        lowered: 'connectors with such paths were published, mostly with different verbs',
      };
}

export const operationsAreToldApart = defineDocumentRule<DocumentView>({
  id: 'D-22',
  slug: 'operations-are-told-apart',
  title: 'Every operation has a name and a path of its own',
  why: 'Flows and policies name an operation by its operationId; of two with the same name nobody can say which is meant, and the definition is refused. A path holds no query or fragment: two paths that differ only there are one.',
  repair:
    'Give each operation an operationId of its own, letters and digits in Pascal case. For several triggers on one URL invent paths, and route them with a "routerequesttoendpoint" policy.',
  example: {
    breaks:
      '/hooks?event=new: { post: { operationId: OnEvent } }\n/hooks?event=gone: { post: { operationId: OnEvent } }',
    keeps: '/hooks/new: { post: { operationId: OnNew } }\n/hooks/gone: { post: { operationId: OnGone } }',
  },
  source:
    'Swagger validator rules (Microsoft Learn): OperationIdNotUnique, OperationIdSanitized, PathRedefined, DuplicateOperationPath, OperationPathMayNotContainQueryOrFragment',
  level: { strict: 'error', field: 'error' },
  noSubject: 'there is no operation',
  concerns: () => true,
  subjects: (view) => [view],
  *judge({ operations }) {
    yield* judgeIds(operations);
    yield* judgePaths(operations);
  },
  judgeTrigger: judgeName,
});
