import { notify } from '../samples/notify.ts';
import { withServer, type Received, type Reply } from '../samples/server.ts';

/** A webhook service that keeps its subscriptions, for specs that end a run before its time. */
export interface Doorbell {
  readonly url: string;
  readonly subscriptions: ReadonlyMap<string, string>;
  /** Resolves once somebody rings; the ring is not answered before the service is closed. */
  readonly rung: Promise<void>;
}

/** What a doorbell does wrong. */
export interface DoorbellWishes {
  /** DELETEs get no answer. */
  readonly holdsDeletes?: true;
  /** Rings are answered, and notified to everybody. */
  readonly rings?: true;
}

/** Runs a doorbell for the length of one spec. */
export const withDoorbell = async <T>(
  wishes: DoorbellWishes,
  use: (doorbell: Doorbell) => Promise<T>,
): Promise<T> => {
  const subscriptions = new Map<string, string>();
  let ring = (): void => undefined;
  const rung = new Promise<void>((resolve) => (ring = resolve));
  let given = 0;

  const subscribe = (body: string): Reply => {
    const { url } = JSON.parse(body === '' ? '{}' : body) as { url?: string };
    if (url === undefined || !/^https?:/.test(url)) return { status: 400 };
    given += 1;
    subscriptions.set(String(given), url);
    return { status: 201, headers: { Location: `/v1/hooks/${given}` } };
  };

  const answer = ({ method, target, body }: Received): Reply => {
    if (method === 'POST' && target === '/v1/hooks') return subscribe(body);
    if (method === 'DELETE') {
      if (wishes.holdsDeletes === true) return { transport: 'hang' };
      return { status: subscriptions.delete(target.replace('/v1/hooks/', '')) ? 204 : 404 };
    }
    ring();
    if (wishes.rings !== true) return { transport: 'hang' };
    const door = new URL(target, 'http://a').searchParams.get('door');
    for (const [id, url] of subscriptions)
      notify({ url, isLive: () => subscriptions.has(id), end: () => undefined }, JSON.stringify({ door }));
    return { status: 202 };
  };

  return withServer(answer, ({ url }) => use({ url, subscriptions, rung }));
};
