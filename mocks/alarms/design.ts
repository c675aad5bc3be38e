import { randomUUID } from 'node:crypto';
import type { Access } from '../http/access.ts';
import { json, type Answer } from '../http/answer.ts';
import type { Routes } from '../http/router.ts';
import { alarmKeys } from './alarms.ts';

/** What a designer asks for before a flow is saved, in replaceable parts. */
export interface Design {
  readonly kinds: () => unknown;
  readonly details: () => unknown;
  readonly sample: () => unknown;
  /** Whether a call with wrong credentials is told so. */
  readonly isStrict: boolean;
}

/** The answers that keep the contract. */
export const design: Design = {
  kinds: () => ({
    value: ['fire', 'flood', 'burglary'].map((id) => ({
      id,
      name: `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`,
    })),
  }),
  details: () => ({
    schema: { type: 'object', properties: { floor: { type: 'integer', 'x-ms-summary': 'Floor' } } },
  }),
  sample: () => ({
    alarm: { id: randomUUID(), kind: 'fire', message: 'A drill', zone: null },
    raisedAt: new Date().toISOString(),
  }),
  isStrict: true,
};

/** The operations of design time. */
export const designRoutes = (how: Design, access: Access): Routes => {
  const get =
    (body: () => unknown) =>
    (call: Parameters<Access['authorise']>[0]): Answer => {
      const tenant = access.authorise(call, alarmKeys);
      return tenant === undefined && how.isStrict ? access.refuse(call, alarmKeys) : json(200, body());
    };
  return {
    'GET /api/kinds': get(how.kinds),
    'GET /api/details': get(how.details),
    'GET /api/sample': get(how.sample),
    'GET /api/account': get(() => ({ name: 'Harbour' })),
  };
};
