import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { answers, type RawAnswer } from './services-answers.ts';
import { notifications } from './services-notifications.ts';
import type { Doorbell } from '../samples/doorbell.ts';

/** One request that a hostile service got. */
export interface Hit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly socket: Socket;
  readonly body: string;
  /** How many requests of this kind came, this one included. */
  readonly n: number;
  /** The service's own origin. */
  readonly url: string;
  readonly doorbell: Doorbell;
}

/** The requests of a run that a service can be hostile to. */
export type Place = 'poll' | 'registration' | 'event' | 'DELETE';

/** A service that keeps its contract but for one thing. */
export interface HostileService {
  readonly name: string;
  /** Does something else than the doorbell; false: the doorbell answers. */
  readonly act: (place: Place, hit: Hit) => boolean;
}

/** What the doorbell itself would send: a status line and the headers that matter. */
const usual = (place: Place, { url, doorbell, n }: Hit): { status: number; headers: string[] } => {
  if (place === 'poll')
    return {
      status: doorbell.rings.length === 0 ? 202 : 200,
      headers: [`Location: ${url}/v1/rings/new?after=${doorbell.rings.length}`, 'Retry-After: 1'],
    };
  if (place === 'registration') return { status: 201, headers: [`Location: ${url}/v1/hooks/${n}`] };
  return { status: place === 'event' ? 201 : 204, headers: [] };
};

const at = (place: Place, { name, write }: RawAnswer): HostileService => ({
  name: `answers a ${place} with ${name}`,
  act(here, hit) {
    if (here !== place) return false;
    write(hit, usual(place, hit));
    return true;
  },
});

const places: readonly Place[] = ['poll', 'registration', 'event', 'DELETE'];

/** Every hostile service. */
export const hostileServices: readonly HostileService[] = [
  ...places.flatMap((place) => answers.map((answer) => at(place, answer))),
  ...notifications,
];
