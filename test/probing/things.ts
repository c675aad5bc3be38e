import { assess, deskOf } from '../../src/assess/assess.ts';
import type { Candidate } from '../../src/assess/assessment.ts';
import { askService } from '../../src/probing/ask-service.ts';
import { askingOf } from '../../src/probing/asking.ts';
import type { Json } from '../../src/json.ts';
import type { ReadDocument } from '../../src/model.ts';
import { documentOf, listOf, only, query } from '../assess/documents.ts';
import { withServer, type Handler } from '../samples/server.ts';

export const time: Json = { type: 'string', format: 'date-time' };
/** A list whose document says nothing of order and bound. */
export const document = documentOf(listOf([query('createdAfter', '', time)]));

/** How a list of things goes about its filter and order. */
export interface Manners {
  readonly inclusive?: boolean;
  readonly oldestFirst?: boolean;
  /** The filter is not looked at. */
  readonly deaf?: boolean;
  readonly times?: readonly string[];
}

export const three = ['2024-01-03T00:00:00Z', '2024-01-02T00:00:00Z', '2024-01-01T00:00:00Z'];

export const five = ['2024-01-05T00:00:00Z', '2024-01-04T00:00:00Z', ...three];

/** Answers `GET /things?createdAfter=…` from a fixed list. */
export const things =
  ({ inclusive = false, oldestFirst = false, deaf = false, times = three }: Manners): Handler =>
  ({ target }) => {
    const state = new URL(target, 'http://localhost').searchParams.get('createdAfter');
    const kept = times.filter((t) => deaf || state === null || (inclusive ? t >= state : t > state));
    return { json: { value: (oldestFirst ? kept.toReversed() : kept).map((createdAt) => ({ createdAt })) } };
  };

/** Asks the service at a URL about a document. */
export const askAt = async (
  url: string,
  headers: readonly string[] = [],
  of: ReadDocument = document,
): Promise<Candidate> => {
  const world = { env: { TOKEN: 'secret-token' }, signal: new AbortController().signal };
  const asking = askingOf({ url, headers, inputs: [] }, '', undefined, world);
  return only(await askService(deskOf(of), assess(of), asking));
};

/** What is found of a list that goes about it like this. */
export const asked = (manners: Manners): Promise<Candidate> =>
  withServer(things(manners), ({ url }) => askAt(url));

/** What the service was asked, of some remarks. */
export const saysOf = (remarks: Candidate['evidence']): readonly string[] =>
  remarks.map((r) => r.says).filter((says) => says.startsWith('Asked:'));
