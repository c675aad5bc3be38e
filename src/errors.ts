import type { Place } from './model.ts';

/** A mistake of the user or the surroundings: printed without a stack, exit code 2. */
export class HarnessError extends Error {
  override readonly name: string = 'HarnessError';
}

/** The tool was asked wrongly: a flag, a configuration key, an unset variable. */
export class UsageError extends HarnessError {
  override readonly name = 'UsageError';
}

/** A document cannot be read; `place` names where. */
export class DocumentError extends HarnessError {
  override readonly name = 'DocumentError';
  readonly place: Place | undefined;

  constructor(message: string, place?: Place, options?: ErrorOptions) {
    super(message, options);
    this.place = place;
  }
}

/** The service under test, a broker or a command could not be used. */
export class ServiceError extends HarnessError {
  override readonly name = 'ServiceError';
}

/** What was thrown, in words, whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
