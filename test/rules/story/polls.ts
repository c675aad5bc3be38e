import type { Json, PollStateKind } from '../../../src/model.ts';
import { exchange, item, type Answer, type How } from './steps.ts';
import { SERVICE, type Step, type Teller } from './trace.ts';

/** How a poll was made. */
export interface PollHow extends How {
  readonly state?: PollStateKind;
  readonly values?: Readonly<Record<string, string>>;
  readonly page?: number;
}

const START = '/api/v1/voicemails';

const targetOf = (location: string): string => location.replace(/^https?:\/\/[^/]+/, '');

/** A Location of the service, in the state `n`. */
export const location = (n: number | string): string => `${SERVICE}${START}?since=${n}`;

const follow = (chain: string, answer: Answer, how: PollHow, teller: Teller, seq: number): void => {
  const first = [answer.location ?? []].flat()[0];
  const moves = how.credentials === undefined && how.page === undefined;
  if (first !== undefined && moves && ['none', 'followed'].includes(how.state ?? 'followed'))
    teller.known.set(chain, { target: targetOf(first), from: seq });
};

/** A poll of a chain, made with its newest Location; everything about the answer is said. */
export const poll =
  (chain: string, answer: Answer, how: PollHow = {}): Step =>
  (teller) => {
    const known = teller.known.get(chain);
    const state = how.state ?? (known === undefined ? 'none' : 'followed');
    const { page, values } = how;
    const target = how.target ?? (state === 'none' ? START : (known?.target ?? START));
    const seq = exchange(
      teller,
      'GET',
      target,
      {
        kind: 'poll',
        chain,
        state,
        ...(known === undefined || state === 'none' ? {} : { from: known.from }),
        ...(page === undefined ? {} : { page }),
        ...(values === undefined ? {} : { values }),
      },
      answer,
      how,
    );
    follow(chain, answer, how, teller, seq);
  };

/** The first poll of a chain, or one with nothing new: 202 with the state as it was. */
export const quiet =
  (chain: string, answer: Answer = {}, how: PollHow = {}): Step =>
  (teller) => {
    const state = teller.known.get(chain)?.target ?? targetOf(location(0));
    poll(chain, { status: 202, location: SERVICE + state, retryAfter: '1', ...answer }, how)(teller);
  };

/** A poll that brings items, each of which tells of the event of that name: 200 with a state that has advanced. */
export const news =
  (chain: string, names: readonly string[], answer: Answer = {}, how: PollHow = {}): Step =>
  (teller) => {
    const body: Json = names.map((name) => item(name));
    const state = location(`${chain}-${teller.now()}`);
    poll(chain, { status: 200, location: state, retryAfter: '1', body, ...answer }, how)(teller);
  };

/** An answer of a list: newest first, the items told by name, with ids that count down. */
export const list = (items: readonly Json[], more: Record<string, Json> = {}): Answer => ({
  status: 200,
  body: { count: items.length, value: items, ...more },
});

/** A poll of the gateway: the state values that it sends stand for the Location, and are those of an earlier list. */
export const listed =
  (chain: string, answer: Answer, how: PollHow = {}): Step =>
  (teller) => {
    const known = teller.known.get(chain);
    const values = how.values;
    const query = values === undefined ? '' : `?${new URLSearchParams(values).toString()}`;
    const seq = exchange(
      teller,
      'GET',
      how.target ?? `/api/v1/invoices${query}`,
      {
        kind: 'poll',
        chain,
        state: how.state ?? (values === undefined ? 'none' : 'followed'),
        ...(known === undefined || values === undefined ? {} : { from: known.from }),
        ...(values === undefined ? {} : { values }),
        ...(how.page === undefined ? {} : { page: how.page }),
      },
      answer,
      how,
    );
    const body = answer.body as { value?: readonly Json[] } | undefined;
    const isState = known === undefined || (Array.isArray(body?.value) && body.value.length > 0);
    if (isState && how.page === undefined && how.credentials === undefined)
      teller.known.set(chain, { target: '', from: seq });
  };
