/** A value that must not be seen, and the name that stands for it. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}
