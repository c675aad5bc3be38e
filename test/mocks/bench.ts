import type { ServerResponse } from 'node:http';
import { createAlarms } from '../../mocks/alarms/service.ts';
import type { Service, ServiceOptions } from '../../mocks/http/service.ts';
import { createVoicemail } from '../../mocks/voicemail/service.ts';
import { call, type Answered, type Sent } from './http.ts';
import { openReceiver, type Receiver } from './receiver.ts';

/** What differs between the services that keep subscriptions. */
export interface Desk {
  readonly create: (options: ServiceOptions) => Service;
  readonly credentials: Readonly<Record<string, string>>;
  readonly otherCredentials: Readonly<Record<string, string>>;
  readonly collection: string;
  readonly registration: (callback: string | undefined) => unknown;
  readonly events: string;
  /** An event that the registration wants, or one that it does not. */
  readonly event: (text: string, wanted: boolean) => unknown;
  /** The text of an event in a notification. */
  readonly textOf: RegExp;
}

const basic = (account: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(account).toString('base64')}`,
});

/** Alarms; with a shorter queue than usual, for the sake of time. */
export const alarms: Desk = {
  create: (options) => createAlarms({ ...options, wait: 60 }),
  credentials: basic('harbour:harbour-password'),
  otherCredentials: basic('airport:airport-password'),
  collection: '/api/subscriptions',
  registration: (url) => ({
    channel: 'webhook',
    target: { notification: { url } },
    filter: { kinds: ['fire', 'flood'] },
  }),
  events: '/api/alarms',
  event: (message, wanted) => ({ kind: wanted ? 'fire' : 'burglary', message }),
  textOf: /"message":"([^"]*)"/g,
};

/** Voicemail, as far as it keeps subscriptions. */
export const voicemail: Desk = {
  create: createVoicemail,
  credentials: { 'x-api-key': 'voicemail-demo-key' },
  otherCredentials: { 'x-api-key': 'voicemail-other-key' },
  collection: '/api/v1/subscriptions',
  registration: (callbackUrl) => ({ callbackUrl, mailbox: 'sales' }),
  events: '/api/v1/voicemails',
  event: (text, wanted) => ({ mailbox: wanted ? 'sales' : 'support', text }),
  textOf: /"text":"([^"]*)"/g,
};

/** A running service, and hands to play its subscribers with. */
export interface Bench {
  readonly url: string;
  readonly desk: Desk;
  readonly open: (
    reply?: (response: ServerResponse, n: number) => void,
    padding?: string,
    tls?: { readonly cert: string; readonly key: string },
  ) => Promise<Receiver>;
  readonly register: (callback: string | undefined, headers?: Sent['headers']) => Promise<Answered>;
  readonly emit: (text: string, wanted?: boolean, headers?: Sent['headers']) => Promise<Answered>;
  readonly cancel: (location: string, sent?: Sent) => Promise<Answered>;
  /** The texts that a receiver got, in order. */
  readonly heard: (receiver: Receiver) => string[];
}

/** Runs a story on a service; ends the service and every receiver with it. */
export const onBench = async <Result>(
  desk: Desk,
  fault: string | undefined,
  story: (bench: Bench) => Promise<Result>,
): Promise<Result> => {
  const service = desk.create(fault === undefined ? {} : { fault });
  const { url } = await service.listen();
  const receivers: Receiver[] = [];
  try {
    return await story({
      url,
      desk,
      open: async (reply, padding, tls) => {
        const receiver = await openReceiver(reply, padding, tls);
        receivers.push(receiver);
        return receiver;
      },
      register: (callback, headers = desk.credentials) =>
        call('POST', `${url}${desk.collection}`, {
          headers,
          body: desk.registration(callback),
          timeout: 300,
        }),
      emit: (text, wanted = true, headers = desk.credentials) =>
        call('POST', `${url}${desk.events}`, { headers, body: desk.event(text, wanted) }),
      cancel: (location, sent = {}) =>
        call('DELETE', location.startsWith('/') ? `${url}${location}` : location, {
          headers: desk.credentials,
          ...sent,
        }),
      heard: (receiver) =>
        receiver.received.flatMap(({ text }) => [...text.matchAll(desk.textOf)].map((m) => m[1] ?? '')),
    });
  } finally {
    await service.close();
    await Promise.all(receivers.map((r) => r.close()));
  }
};
