import type { Json } from '../../json.ts';
import type { HeaderList } from '../../model.ts';
import { formDecoded } from '../../percent.ts';

/** A request to the mock, whoever carries it: a server, or a handler in a browser. */
export interface MockCall {
  /** Upper case. */
  readonly method: string;
  /** Scheme, host and port that the caller called: what a Location begins with. */
  readonly origin: string;
  /** Raw path and query. */
  readonly target: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON body; absent where there is none, or none that can be read. */
  readonly body?: Json;
}

/** What the mock answers. */
export interface MockAnswer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body?: string;
  /** No answer at all: the connection is reset, or nothing ever comes. */
  readonly transport?: 'reset' | 'hang';
}

/** One parameter of a query. */
export interface QueryPair {
  readonly name: string;
  readonly value: string;
  /** As it came, percent-encoded. */
  readonly raw: string;
}

/** The raw path of a call. */
export const pathOf = (call: MockCall): string => call.target.split('?')[0] ?? '/';

/** The query of a call, in order. */
export const queryOf = (call: MockCall): readonly QueryPair[] => {
  const cut = call.target.indexOf('?');
  if (cut < 0) return [];
  return call.target
    .slice(cut + 1)
    .split('&')
    .filter((raw) => raw !== '')
    .map((raw) => {
      const [name = '', ...value] = raw.split('=');
      return { name: formDecoded(name), value: formDecoded(value.join('=')), raw };
    });
};

/** An answer without a body. */
export const empty = (status: number, headers: HeaderList = []): MockAnswer => ({ status, headers });

/** An answer with JSON. */
export const json = (status: number, value: Json, headers: HeaderList = []): MockAnswer => ({
  status,
  headers: [['Content-Type', 'application/json; charset=utf-8'], ...headers],
  body: JSON.stringify(value),
});

/** A refusal, with a sentence that says why. */
export const problem = (status: number, message: string): MockAnswer => json(status, { error: { message } });
