import { checkUrl, urlMistake } from '../config/check-url.ts';
import { messageOf, ServiceError } from '../errors.ts';
import type { ReadDocument } from '../model.ts';
import { requireTls } from '../service/protocol.ts';
import { requireReachable } from '../service/reach.ts';
import type { Asker } from './asker.ts';

/** Where the service is, and what is known of that. */
export interface ServicePlace {
  readonly url: string;
  /** Something answers there. */
  readonly isThere: boolean;
  /** Somebody named it, or it is on this machine: it may be asked to do something. */
  readonly mayBeCalled: boolean;
  /** It is a guess. */
  readonly isGuess: boolean;
}

const GUESS = 'http://127.0.0.1:3000';
const WITHIN = 3000;

const isLoopback = (url: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);

const reachable = async (url: string, asker: Asker): Promise<boolean> => {
  try {
    await requireReachable(url, WITHIN);
    await requireTls(url, WITHIN);
    asker.say('good', `The service is there: ${url}`);
    return true;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const [why = ''] = messageOf(error).split('; start it');
    asker.say('bad', why);
    return false;
  }
};

const sentenceOf = (url: string): string | undefined => {
  const mistake = urlMistake(url);
  return mistake === undefined ? undefined : `It ${mistake}`;
};

const trimmed = (url: string): string => url.replace(/\/+$/, '');

/** Asks where the service is, and whether it is there. Nobody to ask: the given URL, or the one of the document. */
export const askService = async (
  given: string | undefined,
  document: ReadDocument | undefined,
  asker: Asker,
): Promise<ServicePlace> => {
  if (given !== undefined) checkUrl(given, '--url');
  const written = document?.origin ?? '';
  const isUsable = urlMistake(written) === undefined;
  const proposed = trimmed(given ?? (isUsable ? written : GUESS));
  if (asker.isSilent) {
    const isGuess = given === undefined && !isUsable;
    if (given === undefined)
      asker.say('note', isUsable ? `--url is not given: the document says ${written}` : '--url is not given');
    const mayBeCalled = given !== undefined || isLoopback(proposed);
    const isThere = !isGuess && (await reachable(proposed, asker));
    return { url: proposed, isThere, mayBeCalled, isGuess };
  }
  let url = proposed;
  for (let round = given === undefined ? 1 : 0; ; round += 1) {
    if (round > 0)
      url = trimmed(
        await asker.text({ message: 'Where is the running service?', initial: url, check: sentenceOf }),
      );
    const isThere = await reachable(url, asker);
    if (isThere || !(await asker.confirm('Try another URL, or the same once more?', true)))
      return { url, isThere, mayBeCalled: true, isGuess: false };
  }
};
