import type { Delivery } from '../../evidence/deliveries.ts';
import { headerValue } from '../../evidence/headers.ts';
import { excerpt } from '../shared/wording.ts';

const CHALLENGE = /challenge|validat|verif|handshake|hook-?secret|confirm|handshake|subscribe_?url/i;

const queryAdded = ({ entry, callback }: Delivery): string => {
  const given = callback?.replace(/^[a-z]+:\/\/[^/?#]*/i, '') ?? '';
  return entry.target.startsWith(given) ? entry.target.slice(given.length) : '';
};

/** What was asked of the callback, in words: verb, what was added to the URL, telling headers, body. */
export const toldBy = (delivery: Delivery): string => {
  const { entry } = delivery;
  const header = entry.headers.find(([name]) => CHALLENGE.test(name) || /^webhook-request-/i.test(name));
  const parts = [
    `${entry.method}${queryAdded(delivery) === '' ? '' : ` …${excerpt(queryAdded(delivery), 60)}`}`,
    header === undefined ? '' : `${header[0]}: ${excerpt(header[1], 40)}`,
    entry.body.trim() === '' ? 'without a body' : excerpt(entry.body),
  ];
  return parts.filter((p) => p !== '').join(', ');
};

/** Whether anything but the want of a body makes a request a challenge. */
const hasSign = (delivery: Delivery): boolean => {
  const { entry } = delivery;
  const texts = [queryAdded(delivery), ...entry.headers.map(([name]) => name), entry.body.slice(0, 2000)];
  return (
    texts.some((text) => CHALLENGE.test(text)) ||
    entry.method !== 'POST' ||
    headerValue(entry.headers, 'webhook-request-origin') !== undefined
  );
};

/** A POST that says nothing at all. */
export const isBare = (delivery: Delivery): boolean =>
  delivery.events.length === 0 && delivery.entry.body.trim() === '' && !hasSign(delivery);

/** Whether a request asks the callback for an answer that only a handshake gives. */
export const isChallenge = (delivery: Delivery): boolean =>
  delivery.events.length === 0 && (delivery.entry.body.trim() === '' || hasSign(delivery));
