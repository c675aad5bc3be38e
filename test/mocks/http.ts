import { request } from 'node:http';

/** What a service answered, or how the connection ended. */
export interface Answered {
  /** 0 where there was no answer. */
  readonly status: number;
  readonly error?: string;
  /** Every line of that name. */
  readonly lines: (name: string) => readonly string[];
  readonly header: (name: string) => string | undefined;
  readonly body: unknown;
}

/** What to send beside verb and URL. */
export interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** ms; after them the call counts as hung. */
  readonly timeout?: number;
}

const failed = (error: string): Answered => ({
  status: 0,
  error,
  lines: () => [],
  header: () => undefined,
  body: undefined,
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text === '' ? undefined : text;
  }
};

/** One call; header lines stay apart, so that a repeated one is seen. */
export const call = (
  method: string,
  url: string,
  { headers = {}, body, timeout = 5000 }: Sent = {},
): Promise<Answered> =>
  new Promise((resolve) => {
    const outgoing = request(url, {
      method,
      agent: false,
      timeout,
      headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('hangs')));
    outgoing.on('error', (error: NodeJS.ErrnoException) => resolve(failed(error.code ?? error.message)));
    outgoing.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => {
        const lines = (name: string): string[] =>
          answer.rawHeaders.filter(
            (_, i, all) => i % 2 === 1 && all[i - 1]?.toLowerCase() === name.toLowerCase(),
          );
        const status = answer.statusCode ?? 0;
        resolve({ status, lines, header: (name) => lines(name)[0], body: parsed(text) });
      });
    });
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });

/** Text members of that name in an object, or in each object of a list. */
export const texts = (body: unknown, key: string): string[] =>
  (Array.isArray(body) ? body : [body]).flatMap((item: unknown) => {
    const value = Object.entries(Object(item) as object).find(([name]) => name === key)?.[1] as unknown;
    return typeof value === 'string' ? [value] : [];
  });
