import { defined } from '../defined.ts';
import type { Transport } from '../mock/core/sending.ts';

/**
 * Sends notifications with fetch: no redirect is followed, no cookie is sent. What fetch normalises in a URL arrives
 * normalised.
 */
export const fetchTransport: Transport = async ({ method, url, headers, body }, signal) => {
  const asked: RequestInit = {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    body,
    redirect: 'manual',
    credentials: 'omit',
    signal,
  };
  try {
    const answer = await fetch(url, asked);
    const retryAfter = answer.headers.get('retry-after') ?? undefined;
    const location = answer.headers.get('location') ?? undefined;
    return { status: answer.status, ...defined({ retryAfter, location }) };
  } catch {
    return undefined;
  }
};
