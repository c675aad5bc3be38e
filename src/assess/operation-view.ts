import { isObject, member, type Json, type JsonObject } from '../json.ts';
import type { Place } from '../model.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import { textMember } from '../openapi/members.ts';
import { rawParameters, type Operation } from '../openapi/operation.ts';
import { partsOf } from '../openapi/schema-parts.ts';
import { operationName } from '../openapi/trigger.ts';
import { nameWords } from '../name-words.ts';

/** A document, and how to point into it. */
export interface Desk {
  readonly document: OpenApiDocument;
  readonly operations: readonly Operation[];
  readonly place: (pointer: string) => Place;
}

/** A parameter of a query, or one member of an object that is written as one (`created[gt]`). */
export interface QueryParameter {
  readonly name: string;
  readonly words: readonly string[];
  readonly required: boolean;
  /** Its description, in lower case; `''` for none. */
  readonly says: string;
  readonly format: string;
  readonly type: string;
  readonly values: readonly Json[];
  readonly default: Json | undefined;
  readonly maximum: number | undefined;
  readonly pointer: string;
}

/** The first member of this name in any of some objects. */
const first = (nodes: readonly JsonObject[], key: string): Json | undefined =>
  nodes.map((node) => member(node, key)).find((value) => value !== undefined);

const parameterOf = (
  name: string,
  required: boolean,
  nodes: readonly JsonObject[],
  pointer: string,
): QueryParameter => {
  const text = (key: string): string => {
    const value = first(nodes, key);
    return typeof value === 'string' ? value : '';
  };
  const values = first(nodes, 'enum') ?? member(first(nodes, 'items'), 'enum');
  const maximum = first(nodes, 'maximum');
  return {
    name,
    words: nameWords(name),
    required,
    says: `${text('x-ms-summary')} ${text('description')}`.trim().toLowerCase(),
    format: text('format').toLowerCase(),
    type: text('type'),
    values: Array.isArray(values) ? (values as readonly Json[]) : [],
    default: first(nodes, 'default'),
    maximum: typeof maximum === 'number' ? maximum : undefined,
    pointer,
  };
};

/** The query parameters of an operation. */
export const queryParameters = ({ document }: Desk, operation: Operation): QueryParameter[] =>
  rawParameters(document, operation)
    .filter(({ node }) => member(node, 'in') === 'query')
    .flatMap(({ node, pointer }) => {
      const name = textMember(node, 'name') ?? '';
      const required = member(node, 'required') === true;
      const { parts } = partsOf(document.root, member(node, 'schema'), `${pointer}/schema`);
      const nodes = [node, ...parts.map((p) => p.node)];
      const whole = parameterOf(name, required, nodes, pointer);
      const inside = parts.flatMap((p) => {
        const properties = member(p.node, 'properties');
        return isObject(properties)
          ? Object.entries(properties).flatMap(([key, schema]) =>
              isObject(schema)
                ? [
                    {
                      ...parameterOf(`${name}[${key}]`, false, [schema], `${p.pointer}/properties/${key}`),
                      says: `${textMember(schema, 'description') ?? ''} ${whole.says}`.trim().toLowerCase(),
                    },
                  ]
                : [],
            )
          : [];
      });
      return [whole, ...inside];
    });

/** What an operation says of itself, in lower case: summary and description. */
export const proseOf = ({ node }: Operation): string =>
  `${textMember(node, 'summary') ?? ''} ${textMember(node, 'description') ?? ''}`.trim().toLowerCase();

/** Names under which a candidate is known. */
export const headOf = (
  { place }: Desk,
  operation: Operation,
): { readonly operation: string; readonly method: string; readonly path: string; readonly at: Place } => ({
  operation: operationName(operation),
  method: operation.method,
  path: operation.path,
  at: place(operation.pointer),
});
