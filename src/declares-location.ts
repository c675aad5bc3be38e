import type { ResponseDefinition } from './model.ts';

/** Whether an answer declares the header that carries the state of a poll, or the URL of a subscription. */
export const declaresLocation = ({ headers }: ResponseDefinition): boolean =>
  headers.some((header) => header.toLowerCase() === 'location');
