import { setTimeout } from 'node:timers/promises';
import { call, texts, type Answered } from './http.ts';

const key = { 'X-Api-Key': 'voicemail-demo-key' };
const wrong = { 'X-Api-Key': 'somebody-else' };

/** What a poller sees of one service, from its first poll to after the news. */
export interface Story {
  readonly first: Answered;
  readonly quiet: Answered;
  readonly news: Answered;
  readonly after: Answered;
  /** The poll that brought the news, once more. */
  readonly repeated: Answered;
  /** The news as another poller gets it. */
  readonly other: Answered;
  /** The first poll, followed when four voicemails have come since. */
  readonly stale: Answered;
  readonly malformed: Answered;
  readonly wrongAtFirst: Answered;
  readonly wrongLater: Answered;
  readonly anonymous: Answered;
  /** The Location of the first poll, followed by the other tenant. */
  readonly foreign: Answered;
}

/** Leaves a voicemail. */
export const leave = (url: string, mailbox: string, text: string): Promise<Answered> =>
  call('POST', `${url}/api/v1/voicemails`, { headers: key, body: { mailbox, text } });

/** The state in a Location. */
export const stateOf = (answer: Answered): string | undefined =>
  /[?&]state=([^&#]*)/.exec(answer.header('location') ?? '')?.[1];

/** What the voicemails of an answer say. */
export const said = (answer: Answered): string[] => texts(answer.body, 'text');

/** Follows a Location, on whatever origin it is; without one the first call is made again. */
const follow = (url: string, answer: Answered, first: string, headers = key): Promise<Answered> => {
  const path = (answer.header('location') ?? first).replace(/^https?:\/\/[^/]+/, '').replace(/#.*/, '');
  return call('GET', `${url}${path}`, { headers });
};

/** A fault of whole seconds needs one that is long enough for all that is told. */
const earlyInASecond = async (): Promise<void> => {
  const past = Date.now() % 1000;
  if (past > 700) await setTimeout(1000 - past);
};

/** Plays a poller: voicemails "before" the first poll, then "one" & "two" with another mailbox in between. */
export const tellStory =
  (operation: 'new' | 'next') =>
  async (url: string): Promise<Story> => {
    const path = `/api/v1/voicemails/${operation}?mailbox=sales`;
    await earlyInASecond();
    await leave(url, 'sales', 'before');
    const first = await call('GET', `${url}${path}`, { headers: key });
    const quiet = await follow(url, first, path);
    const baseline = await call('GET', `${url}${path}`, { headers: key });
    await leave(url, 'sales', 'one');
    await leave(url, 'support', 'elsewhere');
    await leave(url, 'sales', 'one & two');
    const news = await follow(url, quiet, path);
    const after = await follow(url, news, path);
    const repeated = await follow(url, quiet, path);
    const other = await follow(url, baseline, path);
    const malformed = await call('GET', `${url}${path}&state=nonsense`, { headers: key });
    await leave(url, 'sales', 'three');
    await leave(url, 'sales', 'four');
    return {
      first,
      quiet,
      news,
      after,
      repeated,
      other,
      malformed,
      stale: await follow(url, first, path),
      wrongAtFirst: await call('GET', `${url}${path}`, { headers: wrong }),
      wrongLater: await follow(url, quiet, path, wrong),
      anonymous: await call('GET', `${url}${path}`),
      foreign: await follow(url, first, path, { 'X-Api-Key': 'voicemail-other-key' }),
    };
  };
