import { endOfValues } from '../cut-json.ts';
import type { Budget } from './budget.ts';

/** The text of a body that was received. */
export interface BodyText {
  readonly body: string;
  readonly truncated?: true;
}

/** Bytes as text, cut where they hold more JSON values than the run may look at. */
export const bodyText = (bytes: Uint8Array, isCut: boolean, budget: Budget): BodyText => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const { end, values } = endOfValues(text, budget.values());
  budget.takeValues(values);
  return isCut || end !== undefined
    ? { body: end === undefined ? text : text.slice(0, end), truncated: true }
    : { body: text };
};
