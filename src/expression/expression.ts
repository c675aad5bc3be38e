/** Steps into a JSON value: property names and array indexes. */
export type DataPath = readonly (string | number)[];

/** A piece of an expression: literal text, or a value out of the last response. */
export type ExpressionPart =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'path'; readonly path: DataPath };

/** An expression of a polling policy, such as `created gt @{triggerBody().value[0].created}`. */
export interface Expression {
  /** As written. */
  readonly text: string;
  readonly parts: readonly ExpressionPart[];
}
