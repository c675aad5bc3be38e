import type { Json } from '../../../src/model.ts';

/** Something that happened. */
export interface Happening {
  /** From 1, without gaps. */
  readonly id: number;
  readonly folder: string;
  readonly text: string;
  /** ms since 1970. */
  readonly at: number;
}

/** One call of a poll or list. */
export interface Ask {
  readonly origin: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Everything that has happened, oldest first, in every folder. */
  readonly all: readonly Happening[];
  /** How many calls came before this one. */
  readonly count: number;
}

/** What is answered; a body is sent as JSON. */
export interface Reply {
  readonly status: number;
  readonly location?: string;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A service that keeps its contract, in a style of its own. */
export interface Variant {
  readonly name: string;
  readonly delivery: 'single' | 'batch';
  /** What is declared for 200. */
  readonly schema: Json;
  /** Parameter → expression; none: the service is polled natively. */
  readonly state?: Readonly<Record<string, string>>;
  readonly answer: (ask: Ask) => Reply;
  /** Status for wrong credentials; 401. */
  readonly refuses?: number;
  /** How an answer travels. */
  readonly travels?: 'gzip' | 'chunked';
  /** Warnings that are right: the promise is only recommended. */
  readonly warns?: readonly string[];
}

export const itemSchema: Json = {
  type: 'object',
  required: ['id', 'text'],
  properties: {
    id: { type: 'integer' },
    folder: { type: 'string' },
    text: { type: 'string' },
    at: { type: 'string', format: 'date-time' },
  },
};

export const listSchema = (more: Readonly<Record<string, Json>> = {}): Json => ({
  type: 'object',
  properties: { value: { type: 'array', items: itemSchema }, ...more },
});

/** A happening as it is shown. */
export const shown = ({ id, folder, text, at }: Happening): Json => ({
  id,
  folder,
  text,
  at: new Date(at).toISOString(),
});

/** What happened in the folder that is asked for. */
export const mine = ({ all, query }: Pick<Ask, 'all' | 'query'>): readonly Happening[] =>
  all.filter((h) => h.folder === query.get('folder'));
