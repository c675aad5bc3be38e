import type { Exchange } from '../../model.ts';
import type { Remark } from '../rule.ts';
import { answerOf, requestLine } from './wording.ts';

/**
 * What is said of a call that was not answered, or was answered 429 for as long as it was repeated: neither tells whether
 * the service keeps its contract. Nothing for any other answer.
 */
export const unanswered = (exchange: Exchange): Remark | undefined => {
  if (exchange.response === undefined)
    return { unknown: true, message: `${requestLine(exchange)} got ${answerOf(exchange)}` };
  if (exchange.response.status !== 429) return undefined;
  return {
    unknown: true,
    message: `${requestLine(exchange)} was throttled (429) however often it was repeated: raise the service's limit for this run`,
  };
};

/** Why the service refused the connection's own credentials, with what to do about it; nothing where it did not. */
export const refusal = (exchange: Exchange, hasCredentials: boolean, what: string): Remark | undefined => {
  const status = exchange.response?.status;
  if (status !== 401 && status !== 403) return undefined;
  const hint = hasCredentials ? 'check `service.credentials`' : 'set `service.credentials`';
  return { unknown: true, message: `The service refused ${what} with ${answerOf(exchange)}: ${hint}` };
};
