import { defined } from '../defined.ts';
import { deskOf } from '../assess/assess.ts';
import type { Parameter, ReadDocument, RequestBody, Schema } from '../model.ts';
import { member } from '../json.ts';
import { readBody } from '../openapi/body.ts';
import { textMember } from '../openapi/members.ts';
import { rawParameters, type Operation } from '../openapi/operation.ts';
import { readParameter } from '../openapi/parameter.ts';
import { readResponses } from '../openapi/response.ts';
import { schemaLibrary } from '../openapi/schema-library.ts';
import { serverOf } from '../openapi/server.ts';
import { operationName } from '../openapi/trigger.ts';
import type { Definitions } from '../request/flatten.ts';

/** An operation of an API that is no trigger: one that may cause an event. */
export interface ApiOperation {
  readonly name: string;
  readonly summary: string;
  /** Upper case. */
  readonly method: string;
  /** Path template as written, without basePath. */
  readonly path: string;
  readonly basePath: string;
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  /** What it answers where it succeeds. */
  readonly answer?: Schema;
  readonly definitions: Definitions;
}

type Document = Pick<ReadDocument, 'file' | 'root' | 'locate'>;

const isTrigger = ({ node }: Operation): boolean => member(node, 'x-ms-trigger') !== undefined;

/** The operations of a document with one of these methods that are no triggers, in the order written. */
export const apiOperations = (read: Document, methods: readonly string[]): readonly ApiOperation[] => {
  const { document, operations } = deskOf(read);
  const library = schemaLibrary(document);
  return operations
    .filter((o) => methods.includes(o.method) && !isTrigger(o))
    .map((operation): ApiOperation => {
      const collector = library();
      const { body, fields } = readBody(document, operation, collector);
      const answers = readResponses(document, operation, collector);
      const answer = ['201', '200', '202', '2XX', 'default']
        .map((s) => answers[s]?.schema)
        .find((s) => s !== undefined);
      const parameters = rawParameters(document, operation)
        .filter((p) => member(p.node, 'in') !== 'body')
        .flatMap((p) => readParameter(document, p, collector) ?? []);
      return {
        name: operationName(operation),
        summary: textMember(operation.node, 'summary') ?? '',
        method: operation.method,
        path: operation.path,
        basePath: serverOf(document, [operation.node, operation.pathItem.node]).basePath,
        parameters: [...parameters, ...fields],
        ...defined({ body }),
        ...defined({ answer }),
        definitions: collector.definitions(),
      };
    });
};
