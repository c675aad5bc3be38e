import type { DeliveryEntry, Exchange, Json, Seen, SeenPart } from '../../model.ts';
import type { Poll, PollItem } from '../../evidence/poll.ts';

/** The spot of an exchange or delivery that a remark is about. */
export const seen = (
  entry: Exchange | DeliveryEntry,
  part: SeenPart,
  more: { pointer?: string; value?: Json; expected?: string } = {},
): Seen => ({
  exchange: entry.seq,
  part,
  ...more,
});

/** A request in a line: `GET /voicemails?mailbox=sales`. */
export const requestLine = (exchange: Exchange): string =>
  `${exchange.request.method} ${exchange.request.target}`;

/** An item of a poll, where it stands: in the answer itself or on a page of it. */
export const seenItem = ({ exchange, pointer }: PollItem): Seen => seen(exchange, 'body', { pointer });

/** The request that brought an item: the poll, or the page of it that holds the item. */
export const itemLine = (item: PollItem, poll: Poll): string =>
  item.exchange === poll.exchange
    ? requestLine(poll.exchange)
    : `${requestLine(item.exchange)}, a next page of ${requestLine(poll.exchange)},`;

/** Text short enough for a message. */
export const excerpt = (text: string, length = 120): string => {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= length ? flat : `${flat.slice(0, length - 1)}…`;
};

/** What came back, in words: the status with the start of the body, or why nothing did. */
export const answerOf = (exchange: Exchange): string => {
  const { response, failure } = exchange;
  if (response === undefined)
    return failure === undefined ? 'nothing' : `no answer (${failure.code}: ${failure.message})`;
  const html = /^\s*<(!doctype|html)/i.test(response.body);
  const body = html
    ? ' with an HTML page; check that `service.url` is the API itself and not a web page'
    : response.body.trim() === ''
      ? ''
      : ` ${excerpt(response.body)}`;
  return `${response.status}${body}`;
};

/** Milliseconds in words. */
export const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;
