import type { Seeded } from '../fault.ts';
import type { Access } from '../http/access.ts';
import type { QueueOptions } from '../webhook/dispatcher.ts';
import { design, type Design } from './design.ts';
import { hookFaults } from '../webhook/faults.ts';
import { notificationOf, type Hooks } from '../webhook/hooks.ts';
import type { Alarm } from './alarms.ts';

/** The parts of the alarm service that a fault can replace. */
export interface AlarmBehaviour {
  readonly access: Access;
  readonly hooks: Hooks;
  readonly queue: QueueOptions;
  readonly design: Design;
}

const told = (change: (alarm: Alarm) => unknown): Partial<Hooks> => ({
  notification: (s, body) => notificationOf(s, change(body as Alarm)),
});

/** Every fault of the alarm service. */
export const alarmFaults: readonly Seeded<AlarmBehaviour>[] = [
  ...hookFaults,
  {
    name: 'connection-test-always-succeeds',
    description: 'The call that tests a connection is answered 200 whatever the credentials.',
    must: ['T-01'],
    may: [],
    change: { design: { isStrict: false } },
  },
  {
    name: 'dynamic-values-elsewhere',
    description: 'The kinds stand under another name than the definition says, so that makers see none.',
    must: ['T-02'],
    may: [],
    change: { design: { kinds: () => ({ kinds: Object(design.kinds()).value as unknown }) } },
  },
  {
    name: 'dynamic-schema-is-a-list',
    description: 'A list of fields is given where the designer wants a schema.',
    must: ['T-03'],
    may: [],
    change: { design: { details: () => ({ schema: [{ name: 'floor', type: 'integer' }] }) } },
  },
  {
    name: 'sample-of-another-shape',
    description: 'The simulated alarm is the one of an earlier version, without its envelope.',
    must: ['T-05'],
    may: [],
    change: { design: { sample: () => ({ id: '1', kind: 'fire' }) } },
  },
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
