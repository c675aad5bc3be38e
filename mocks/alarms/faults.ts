import type { Seeded } from '../fault.ts';
import type { Access } from '../http/access.ts';
import type { QueueOptions } from '../webhook/dispatcher.ts';
import { hookFaults } from '../webhook/faults.ts';
import { notificationOf, type Hooks } from '../webhook/hooks.ts';
import type { Alarm } from './alarms.ts';

/** The parts of the alarm service that a fault can replace. */
export interface AlarmBehaviour {
  readonly access: Access;
  readonly hooks: Hooks;
  readonly queue: QueueOptions;
}

const told = (change: (alarm: Alarm) => unknown): Partial<Hooks> => ({
  notification: (s, body) => notificationOf(s, change(body as Alarm)),
});

/** Every fault of the alarm service. */
export const alarmFaults: readonly Seeded<AlarmBehaviour>[] = [
  ...hookFaults,
  {
    name: 'notification-breaks-schema',
    description: 'A time in a notification is a number, where text is declared.',
    must: ['C-04'],
    may: [],
    change: { hooks: told((alarm) => ({ ...alarm, raisedAt: Date.parse(alarm.raisedAt) / 1000 })) },
  },
  {
    name: 'notification-lacks-property',
    description: 'Notifications leave out a property that is declared as required.',
    must: ['C-04'],
    may: [],
    pact: true,
    change: { hooks: told(({ alarm }) => ({ alarm })) },
  },
  {
    name: 'breaks-umlauts',
    description: 'Text is read as Latin-1 on its way, so that umlauts arrive as two letters.',
    must: ['V-01'],
    may: [],
    change: {
      hooks: told(({ alarm, raisedAt }) => ({
        alarm: { ...alarm, message: Buffer.from(alarm.message, 'utf8').toString('latin1') },
        raisedAt,
      })),
    },
  },
];
