import type { Json } from '../json.ts';
import type { ChangeKind } from '../model.ts';
import type { Shape } from './shape.ts';

/** Who meets the value: makers `read` what arrives, and `send` what they fill in. */
export type Direction = 'reads' | 'sends';

/** Two versions of what is said of one value. */
export interface ValuePair {
  readonly before: Shape;
  readonly after: Shape;
  readonly direction: Direction;
  /** How people call the value: `output "/id"`. */
  readonly name: string;
}

/** A difference in what is said of one value. */
export interface SchemaDifference {
  readonly kind: ChangeKind;
  readonly message: string;
  readonly remedy?: string;
  /** The keyword that differs. */
  readonly keyword?: string;
}

/** A value in a message, shortened. */
export const shown = (value: Json | undefined): string => {
  const text = JSON.stringify(value ?? null);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};
