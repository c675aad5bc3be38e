import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, later, notify, register, stall, traceOf, watch } from '../story.ts';

const trigger = webhookTrigger();
const strained = { kind: 'strained' } as const;
const slow = { delay: 2600 } as const;

const names = Array.from({ length: 10 }, (_, n) => `burst${n}`);

/** A burst out of a queue with one worker, so many ms for each notification; then a slow callback before a fast one. */
const afterBurst = (turn: number, wait: number) =>
  traceOf(trigger, [
    register('s0'),
    ...names.map((name) => event(name)),
    ...names.flatMap((name) => [later(turn), notify('s0', [name])]),
    register('s1', {}, strained),
    register('s2', {}, strained),
    event('one'),
    notify('s0', ['one']),
    notify('s1', ['one'], slow),
    later(wait),
    notify('s2', ['one']),
    watch('s2', ['one']),
  ]);

describeRule('C-11', [
  {
    when: 'the fast one waits for the slow one, and a burst had taken as long',
    trace: afterBurst(400, 2650),
    says: [
      'warning: A notification came 2.7 s after its event: nobody was notified until a callback had answered',
    ],
  },
  {
    when: 'a queue with one worker is as slow as that by itself',
    trace: afterBurst(1400, 2650),
  },
  {
    when: 'a queue takes its time for each callback, and there are more of them now',
    trace: traceOf(trigger, [
      register('s0'),
      register('t0'),
      event('zero'),
      later(1000),
      notify('s0', ['zero']),
      later(3000),
      notify('t0', ['zero']),
      ...['s1', 's2', 's3'].map((id) => register(id, {}, strained)),
      event('one'),
      ...['s0', 't0', 's1', 's3'].flatMap((id) => [
        later(3000),
        notify(id, ['one'], id === 's1' ? slow : {}),
      ]),
      later(3000),
      notify('s2', ['one']),
      watch('s2', ['one']),
    ]),
  },
  {
    when: 'the run itself stood still while the fast one was notified',
    trace: traceOf(trigger, [
      register('s0'),
      event('zero'),
      notify('s0', ['zero']),
      register('s1', {}, strained),
      register('s2', {}, strained),
      event('one'),
      notify('s0', ['one']),
      stall(2600),
      notify('s1', ['one'], slow),
      notify('s2', ['one']),
      watch('s2', ['one']),
    ]),
  },
  {
    when: 'the fast one is notified before the slow one has answered',
    trace: afterBurst(400, 2200),
  },
  {
    when: 'one that always behaved waits, and the others do not',
    trace: traceOf(trigger, [
      register('s0'),
      register('t0'),
      event('zero'),
      notify('s0', ['zero']),
      notify('t0', ['zero']),
      register('s1', {}, strained),
      register('s2', {}, strained),
      event('one'),
      notify('s0', ['one']),
      notify('s1', ['one'], slow),
      notify('s2', ['one']),
      later(2650),
      notify('t0', ['one']),
      watch('s2', ['one']),
    ]),
    says: [
      'warning: While other callbacks were slow or failing, a notification came 2.7 s after its event; before, none took longer than 0 s',
    ],
  },
  {
    when: 'the fast one is notified at once',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      register('s2', {}, strained),
      event('one'),
      notify('s1', ['one'], slow),
      notify('s2', ['one']),
      watch('s2', ['one']),
    ]),
  },
  {
    when: 'the fast one waits for the slow one',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      register('s2', {}, strained),
      event('one'),
      notify('s1', ['one'], slow),
      later(2600),
      notify('s2', ['one']),
      watch('s2', ['one']),
    ]),
    says: ['warning: While other callbacks were slow or failing, a notification came 2.6 s after its event'],
  },
  {
    when: 'the service had lost events before any callback misbehaved',
    trace: traceOf(trigger, [
      register('s0'),
      event('zero'),
      watch('s0', ['zero']),
      register('s1', {}, strained),
      register('s2', {}, strained),
      event('one'),
      notify('s1', ['one'], slow),
      later(2600),
      notify('s2', ['one']),
      watch('s2', ['one']),
    ]),
    says: ['skip: because C-19 failed'],
  },
  {
    when: 'what came to the fast one is cut',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      register('s2', {}, strained),
      event('one'),
      notify('s1', ['one'], slow),
      notify('s2', [], { text: '{"alarm":"', truncated: true }),
      later(4000),
      watch('s2', ['one']),
    ]),
    says: ['skip: no callback misbehaved beside one that did not'],
  },
  {
    when: 'no callback misbehaved',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one'])]),
    says: ['skip: no callback misbehaved beside one that did not'],
  },
]);
