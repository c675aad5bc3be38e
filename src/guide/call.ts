import { defined } from '../defined.ts';
import { decodeBody } from '../client/decode.ts';
import { send } from '../client/wire.ts';
import type { CredentialValues, HeaderList } from '../model.ts';
import { reasonOf } from '../reason-of.ts';

/** One call to the service. */
export interface GuideCall {
  readonly method: string;
  readonly url: URL;
  readonly headers?: HeaderList;
  readonly body?: string;
  readonly credentials?: CredentialValues;
}

/** What a call was answered: a status of 0 is no answer, and `text` says why. */
export interface GuideAnswer {
  readonly status: number;
  readonly text: string;
}

const LIMITS = { timeout: 5000, maxBody: 20_000_000 };

const withQuery = (url: URL, query: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(query).map(([n, v]) => `${encodeURIComponent(n)}=${encodeURIComponent(v)}`);
  const target = `${url.pathname}${url.search}`;
  return pairs.length === 0 ? target : `${target}${target.includes('?') ? '&' : '?'}${pairs.join('&')}`;
};

/** Calls the service once; a redirect is not followed, and nothing is thrown. */
export const call = async (
  { method, url, headers = [], body, credentials = {} }: GuideCall,
  signal: AbortSignal,
): Promise<GuideAnswer> => {
  const answer = await send(
    {
      origin: url.origin,
      method,
      target: withQuery(url, credentials.query ?? {}),
      headers: [...headers, ...Object.entries(credentials.headers ?? {})],
      ...defined({ body }),
    },
    // A signal of its own: one that lives as long as the command would gather a listener for each call.
    { ...LIMITS, signal: AbortSignal.any([signal]) },
  );
  if (!answer.ok) {
    const error = Object.assign(new Error(answer.message), { code: answer.code });
    return { status: 0, text: reasonOf(error) };
  }
  const { body: bytes } = await decodeBody(answer.body, answer.headers, LIMITS.maxBody);
  return { status: answer.status, text: new TextDecoder().decode(bytes) };
};

/** An answer for people: its status, and the beginning of what it says. */
export const answerText = ({ status, text }: GuideAnswer): string => {
  if (status === 0) return `no answer: ${text}`;
  const words = text.replaceAll(/\s+/g, ' ').trim().slice(0, 120);
  return status >= 400 && words !== '' ? `${status} ${words}` : String(status);
};
