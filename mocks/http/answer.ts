/** One header line. */
export type Header = readonly [name: string, value: string];

/** What a handler answers; header lines stay a list, so that a fault can send one twice. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body?: string;
  /** No answer at all: the connection is reset, or stays open in silence. */
  readonly transport?: 'reset' | 'hang';
  /** ms that the answer takes. */
  readonly wait?: number;
}

/** An answer with a JSON body. */
export const json = (status: number, body: unknown, headers: readonly Header[] = []): Answer => ({
  status,
  headers: [['Content-Type', 'application/json; charset=utf-8'], ...headers],
  body: JSON.stringify(body),
});

/** An answer without a body. */
export const empty = (status: number, headers: readonly Header[] = []): Answer => ({ status, headers });

/** An answer that says what went wrong. */
export const problem = (status: number, message: string, headers: readonly Header[] = []): Answer =>
  json(status, { error: message }, headers);

/** The value of a header of an answer; the first line, where there are several. */
export const headerOf = (answer: Answer, name: string): string | undefined =>
  answer.headers.find(([n]) => n.toLowerCase() === name.toLowerCase())?.[1];

/** The answer without a header. */
export const without = (answer: Answer, name: string): Answer => ({
  ...answer,
  headers: answer.headers.filter(([n]) => n.toLowerCase() !== name.toLowerCase()),
});

/** The answer with a header, in place of one it may have had. */
export const withHeader = (answer: Answer, name: string, value: string): Answer => {
  const rest = without(answer, name);
  return { ...rest, headers: [...rest.headers, [name, value]] };
};

/** The answer with another Location; one without stays without. */
export const relocate = (answer: Answer, change: (location: string) => string): Answer => {
  const location = headerOf(answer, 'Location');
  return location === undefined ? answer : withHeader(answer, 'Location', change(location));
};

/** The answer with a changed JSON body. */
export const rewrite = (answer: Answer, change: (body: unknown) => unknown): Answer =>
  answer.body === undefined
    ? answer
    : { ...answer, body: JSON.stringify(change(JSON.parse(answer.body) as unknown)) };
