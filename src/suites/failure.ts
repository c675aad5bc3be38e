/** What a test fails with; runners show `expected` and `actual` as a difference. */
export class BrokenTrigger extends Error {
  override readonly name = 'BrokenTrigger';
  readonly expected?: string;
  readonly actual?: string;
  /** By this, node:test knows that there is a difference to show. */
  readonly code?: string;

  constructor(message: string, difference?: { readonly expected: string; readonly actual: string }) {
    super(message);
    // Where it was thrown says nothing of the service.
    this.stack = `${this.name}: ${message}`;
    if (difference !== undefined) Object.assign(this, { ...difference, code: 'ERR_ASSERTION' });
  }
}

/** The same for a runner that does not indent a message of several lines. */
export const indented = ({ message, expected, actual }: BrokenTrigger, columns: number): BrokenTrigger => {
  const text = message.replaceAll(/\n(?=.)/g, `\n${' '.repeat(columns)}`);
  return new BrokenTrigger(
    text,
    expected === undefined || actual === undefined ? undefined : { expected, actual },
  );
};
