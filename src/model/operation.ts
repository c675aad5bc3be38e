import type { JsonObject } from '../json.ts';

/** A place in a file; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * A JSON Schema (draft-07 subset) as normalised by the reader: `x-nullable`, `nullable` and type lists all become
 * `type: [..., 'null']`; every `$ref` is `#/definitions/NAME` into the trigger's own `definitions`; extensions
 * (`x-ms-…`) are kept.
 */
export type Schema = JsonObject;

/** One parameter of an operation that is not its body. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'formData';
  readonly required: boolean;
  /** `x-ms-visibility: internal`: the platform fills it in, the maker never sees it. */
  readonly internal: boolean;
  readonly schema: Schema;
  /** `x-ms-url-encoding`; path parameters are encoded once unless `double`. */
  readonly encoding?: 'single' | 'double';
  /** How an array goes into a query or header: `csv`, `ssv`, `tsv`, `pipes`, `multi`. */
  readonly collectionFormat?: string;
  /** `x-ms-trigger-value`: filled from the previous answer. */
  readonly triggerValue?: { readonly collection?: string; readonly path?: string };
}

/** The JSON body of an operation's request. */
export interface RequestBody {
  readonly required: boolean;
  readonly schema: Schema;
}

/** A declared answer of an operation. */
export interface ResponseDefinition {
  readonly schema?: Schema;
  /** Names of declared headers, as written. */
  readonly headers: readonly string[];
}

/** A DELETE operation of the document: a candidate for unsubscribing. */
export interface UnsubscribeOperation {
  readonly operationId?: string;
  /** Path template as written, without basePath. */
  readonly path: string;
  readonly internal: boolean;
  readonly parameters: readonly Parameter[];
  readonly hasBody: boolean;
}
