import { randomUUID } from 'node:crypto';
import type { Access, Keys } from '../http/access.ts';
import { json, problem } from '../http/answer.ts';
import { textAt, valueAt, type Call } from '../http/call.ts';
import type { Handler } from '../http/router.ts';
import type { Dispatcher } from '../webhook/dispatcher.ts';
import type { HookShape } from '../webhook/routes.ts';

const basePath = '/api';

/** Basic credentials of the tenants. */
export const alarmKeys: Keys = {
  header: 'authorization',
  tenants: {
    [`Basic ${Buffer.from('harbour:harbour-password').toString('base64')}`]: 'harbour',
    [`Basic ${Buffer.from('airport:airport-password').toString('base64')}`]: 'airport',
  },
};

/** An alarm as subscribers are told of it. */
export interface Alarm {
  readonly alarm: {
    readonly id: string;
    readonly kind: string;
    readonly message: string;
    readonly zone: string | null;
  };
  readonly raisedAt: string;
}

const texts = (value: unknown): string[] | undefined =>
  Array.isArray(value) && value.every((v): v is string => typeof v === 'string') ? value : undefined;

/** Subscriptions of alarms: by kind, with the callback three levels deep. */
export const alarmSubscriptions: HookShape = {
  collection: `${basePath}/subscriptions`,
  read: (body) => {
    if (valueAt(body, 'channel') !== 'webhook') return 'Property "channel" must be "webhook"';
    const kinds = valueAt(valueAt(body, 'filter'), 'kinds');
    const topics = kinds === undefined ? [] : texts(kinds);
    if (topics === undefined) return 'Property "filter/kinds" must be a list of texts';
    return { callback: valueAt(valueAt(valueAt(body, 'target'), 'notification'), 'url'), topics };
  },
  show: ({ id, since, topics }) => ({
    id,
    kinds: topics,
    createdAt: new Date(since).toISOString(),
  }),
};

/** POST /alarms: raises an alarm, which is the event. */
export const raiseAlarm =
  (access: Access, dispatcher: Dispatcher): Handler =>
  (call: Call) => {
    const tenant = access.authorise(call, alarmKeys);
    if (tenant === undefined) return access.refuse(call, alarmKeys);
    const kind = textAt(call.body, 'kind');
    const message = textAt(call.body, 'message');
    if (kind === undefined || message === undefined) {
      return problem(400, 'Properties "kind" and "message" must be texts');
    }
    const zone = textAt(call.body, 'zone') ?? null;
    const alarm: Alarm = {
      alarm: { id: randomUUID(), kind, message, zone },
      raisedAt: new Date().toISOString(),
    };
    dispatcher.publish({ tenant, topic: kind, body: alarm });
    return json(201, alarm.alarm);
  };

/** The operation that raises an alarm. */
export const alarmsOperation = `POST ${basePath}/alarms`;
