import { keptBy } from '../kept.ts';
import type { DesignCall, DynamicCall, Schema } from '../model.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import { fetchesSchema, fetchesValues } from '../openapi/dynamic.ts';
import { textMember } from '../openapi/members.ts';
import { operationsOf } from '../openapi/operation.ts';
import { readResponses } from '../openapi/response.ts';
import { schemaLibrary, type SchemaCollector } from '../openapi/schema-library.ts';
import { isSuccess } from '../rules/definition/declared-responses.ts';
import { declaredAt } from '../rules/definition/schema-path.ts';
import type { Side } from './sides.ts';

/** Something that the designer takes out of an answer: the list, a value, a title, a schema. */
interface Taken {
  readonly what: string;
  readonly path: readonly (string | number)[];
}

const collectors = keptBy<OpenApiDocument, SchemaCollector>();

/** The answer that an operation of a definition declares. */
const answerOf = ({ opened }: Side, operationId: string, collector: SchemaCollector): Schema | undefined => {
  const operation = operationsOf(opened).find((o) => textMember(o.node, 'operationId') === operationId);
  if (operation === undefined) return undefined;
  const answers = Object.entries(readResponses(opened, operation, collector));
  return answers.find(([status]) => isSuccess(status))?.[1].schema;
};

const segments = (path: string | undefined): readonly string[] =>
  (path ?? '').split('/').filter((name) => name !== '');

const takenOf = (extension: string, { collection, valuePath, titlePath }: DesignCall): readonly Taken[] => {
  if (fetchesSchema(extension))
    return [{ what: `the schema at "${valuePath ?? ''}"`, path: segments(valuePath) }];
  // The test of a connection, or an event made for show, is answered as it may be.
  if (!fetchesValues(extension)) return [];
  const list = segments(collection);
  const ofItem = (what: string, path: string | undefined): readonly Taken[] =>
    path === undefined ? [] : [{ what: `the ${what} "${path}"`, path: [...list, 0, ...segments(path)] }];
  return [
    { what: collection === undefined ? 'the list' : `the list at "${collection}"`, path: [...list, 0] },
    ...ofItem('value', valuePath),
    ...ofItem('title', titlePath),
  ];
};

/** What the designer takes out of the answer to a call, and the answer does not declare; the outermost of it. */
export const lackingInAnswer = (
  side: Side,
  { extension, operationId, call }: DynamicCall,
): readonly string[] => {
  if (call === undefined) return [];
  const collector = collectors(side.opened, () => schemaLibrary(side.opened)());
  const schema = answerOf(side, operationId, collector);
  if (schema === undefined) return [];
  const [first, ...inside] = takenOf(extension, call).map(({ what, path }) => ({
    what,
    isLacking: declaredAt(collector.definitions(), schema, path) === 'absent',
  }));
  if (first?.isLacking === true) return [first.what];
  return inside.filter((t) => t.isLacking).map((t) => t.what);
};
