import type { DataPath, Expression } from './expression.ts';

/** The paths into the response that an expression reads. */
export const expressionPaths = (expression: Expression): DataPath[] =>
  expression.parts.flatMap((part) => (part.kind === 'path' ? [part.path] : []));

/** Whether an expression reads nothing from the response, so that it can carry no state. */
export const isConstant = (expression: Expression): boolean => expressionPaths(expression).length === 0;
