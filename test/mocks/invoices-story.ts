import { call, type Answered, type Sent } from './http.ts';

const token = { authorization: 'Bearer invoices-demo-token' };
const otherToken = { authorization: 'Bearer invoices-other-token' };

/** One of the two lists, as a gateway asks for it. */
export interface List {
  readonly path: string;
  readonly parameter: string;
  readonly collection: string;
  readonly state: string;
}

/** By id, and by the time of booking. */
export const lists = {
  byId: { path: '/v2/invoices', parameter: 'since_id', collection: 'value', state: 'id' },
  byTime: { path: '/v2/journal', parameter: 'booked_after', collection: 'entries', state: 'bookedAt' },
} as const satisfies Record<string, List>;

/** What a gateway sees of one list. */
export interface Story {
  readonly none: Answered;
  readonly first: Answered;
  readonly quiet: Answered;
  readonly news: Answered;
  /** The news again, of another customer. */
  readonly elsewhere: Answered;
  readonly malformed: Answered;
  readonly wrong: Answered;
  readonly anonymous: Answered;
  /** The first list, as the other tenant asks for it. */
  readonly foreign: Answered;
}

/** Books an invoice. */
const book = (url: string, customer: string, reference: string): Promise<Answered> =>
  call('POST', `${url}/v2/invoices`, { headers: token, body: { customer, reference, amount: 12.6 } });

/** The list in an answer, wherever it stands. */
export const listed = (answer: Answered): Record<string, unknown>[] => {
  const found = Array.isArray(answer.body) ? answer.body : Object.values(Object(answer.body) as object)[0];
  return Array.isArray(found) ? (found as Record<string, unknown>[]) : [];
};

/** The references in an answer. */
export const references = (answer: Answered): unknown[] => listed(answer).map((i) => i['reference']);

/** Plays a gateway: two invoices before its first call, "one", another customer's and "two" after it. */
export const tellStory =
  (list: List) =>
  async (url: string): Promise<Story> => {
    const ask = (
      state?: string | number,
      sent: Sent = { headers: token, timeout: 200 },
      customer = 'Contoso',
    ): Promise<Answered> => {
      const since = state === undefined ? '' : `&${list.parameter}=${encodeURIComponent(state)}`;
      return call('GET', `${url}${list.path}?customer=${customer}&sort=newest${since}`, sent);
    };
    const none = await ask();
    await book(url, 'Contoso', 'old');
    const { body } = await book(url, 'Contoso', 'last');
    const state = (body as Record<string, string | number>)[list.state];
    const first = await ask();
    const quiet = await ask(state);
    await book(url, 'Contoso', 'one');
    await book(url, 'Fabrikam', 'elsewhere');
    await book(url, 'Contoso', 'two');
    await book(url, 'Contoso', 'three');
    return {
      none,
      first,
      quiet,
      news: await ask(state),
      elsewhere: await ask(state, { headers: token, timeout: 200 }, 'Fabrikam'),
      malformed: await ask('nonsense'),
      wrong: await ask(undefined, { headers: { authorization: 'Bearer nobody' }, timeout: 200 }),
      anonymous: await ask(undefined, { timeout: 200 }),
      foreign: await ask(undefined, { headers: otherToken, timeout: 200 }),
    };
  };
