import { closed } from '../cut-json.ts';
import { exactNumbers, parseJson, readJson, type Json } from '../json.ts';
import { keptBy } from '../kept.ts';
import type { DeliveryEntry, Exchange } from '../model.ts';

/** A recorded body, read. */
export interface Body {
  readonly text: string;
  /** The whole body as JSON; undefined where it was cut, or cannot be read. */
  readonly json: Json | undefined;
  /** The same with every digit of whole numbers, of which large ones are texts here. */
  readonly exact: Json | undefined;
  /** What is there of a body that was cut, up to its last complete member or element. */
  readonly part: Json | undefined;
  readonly truncated: boolean;
}

/** What holds the body: an answer without secrets is the same one in the redacted trace. */
export const bearerOf = (entry: Exchange | DeliveryEntry): object =>
  entry.type === 'exchange' ? (entry.response ?? entry) : entry;

const bodies = keptBy<object, Body>();

const read = (text: string, truncated: boolean): Body => {
  const digits = exactNumbers(text);
  if (!truncated) {
    const json = parseJson(text);
    return { text, json, exact: digits === text ? json : parseJson(digits), part: undefined, truncated };
  }
  const rest = closed(digits);
  const part = rest === undefined ? undefined : parseJson(rest);
  return { text, json: undefined, exact: undefined, part, truncated };
};

/** The body of an answer or a notification, read once however often it is asked for. */
export const bodyOf = (entry: Exchange | DeliveryEntry): Body => {
  return bodies(bearerOf(entry), () => {
    const { body = '', truncated } = entry.type === 'delivery' ? entry : (entry.response ?? {});
    return read(body, truncated === true);
  });
};

/** Why a body cannot be read as JSON, as the end of a sentence; undefined where it can. */
export const unreadable = (text: string): string | undefined => {
  const result = readJson(text);
  return result.ok ? undefined : result.why;
};
