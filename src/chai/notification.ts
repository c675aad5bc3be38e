import { isObject } from '../json.ts';
import type { HeaderList } from '../model.ts';
import { bodyText, headerList } from './answer.ts';

/** A request to a callback. */
export interface Notification {
  readonly method: string;
  readonly headers: HeaderList;
  readonly body: string;
}

const isRequest = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isObject(value) &&
  typeof (value as { headers?: unknown }).headers === 'object' &&
  'body' in (value as object);

/** What was received at a callback: the request (method, headers, body), or its parsed body alone, which was JSON. */
export const readNotification = (given: unknown): Notification => {
  if (!isRequest(given))
    return {
      method: 'POST',
      headers: [['Content-Type', 'application/json']],
      body: JSON.stringify(given) ?? '',
    };
  const method = typeof given['method'] === 'string' ? given['method'] : 'POST';
  return { method, headers: headerList(given['headers']), body: bodyText({ body: given['body'] }) };
};
