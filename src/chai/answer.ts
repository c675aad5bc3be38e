import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { HeaderList } from '../model.ts';

/** An answer of a service, whichever client it came from. */
export interface Answer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: string;
  /** Of the request, where the client says so. */
  readonly method?: string;
  readonly url?: URL;
}

type Loose = Readonly<Record<string, unknown>>;

const loose = (value: unknown): Loose =>
  isObject(value) || typeof value === 'function' ? (value as Loose) : {};

/** Headers of any client: an iterable of pairs, or a record; null-valued members are no headers. */
export const headerList = (headers: unknown): HeaderList => {
  const pairs: readonly (readonly [unknown, unknown])[] =
    typeof headers === 'object' && headers !== null && Symbol.iterator in headers
      ? [...(headers as Iterable<readonly [unknown, unknown]>)]
      : Object.entries(loose(headers));
  return pairs.flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value])
      .filter((v) => typeof v === 'string' || typeof v === 'number')
      .map((v) => [String(name), String(v)] as const),
  );
};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** supertest has `text`, axios `data`; what is parsed already is written again. */
export const bodyText = (answer: Loose): string => {
  const written = text(answer['text']);
  if (written !== undefined) return written;
  const value = 'data' in answer ? answer['data'] : answer['body'];
  return value === undefined ? '' : (text(value) ?? JSON.stringify(value));
};

const urlOf = (answer: Loose): URL | undefined => {
  const request = loose(answer['request']);
  const config = loose(answer['config']);
  const called = `${text(request['protocol'])}//${text(request['host'])}${text(request['path'])}`;
  const configured = [text(config['url']), text(config['baseURL'])] as const;
  const found = [text(answer['url']), text(request['url']), called].find(
    (u) => u !== undefined && URL.canParse(u),
  );
  if (found !== undefined) return new URL(found);
  const [path, base] = configured;
  return path !== undefined && URL.canParse(path, base) ? new URL(path, base) : undefined;
};

const methodOf = (answer: Loose): string | undefined =>
  (text(loose(answer['request'])['method']) ?? text(loose(answer['config'])['method']))?.toUpperCase();

/** Whether a value is an answer of a service, and no notification. */
export const isAnswer = (value: unknown): value is Loose =>
  typeof loose(value)['status'] === 'number' && typeof loose(value)['headers'] === 'object';

const answerOf = (given: Loose, body: string): Answer => {
  const [method, url] = [methodOf(given), urlOf(given)];
  return {
    status: Number(given['status']),
    headers: headerList(given['headers']),
    body,
    ...defined({ method, url }),
  };
};

const isFetched = (given: Loose): given is Loose & Response =>
  typeof given['text'] === 'function' && typeof given['bodyUsed'] === 'boolean';

/** An answer of supertest or axios, or of `fetch`, whose body has to be waited for. The given one stays unread. */
export const readAnswer = (given: unknown): Answer | Promise<Answer> => {
  if (!isAnswer(given))
    throw new UsageError(
      'Cannot judge a value that is no response: give one of supertest, axios or fetch, or an object of status, headers and body',
    );
  if (!isFetched(given)) return answerOf(given, bodyText(given));
  if (given.bodyUsed)
    throw new UsageError(
      'Cannot judge a Response whose body was read already: give it before, or read response.clone() instead',
    );
  return given
    .clone()
    .text()
    .then((body) => answerOf(given, body));
};
