import { webhookTrigger } from '../../samples/triggers.ts';
import {
  describeRule,
  event,
  later,
  notify,
  register,
  type Settings,
  stall,
  type Step,
  token,
  traceOf,
  unsubscribe,
  watchRestarted,
} from '../story.ts';

const trigger = webhookTrigger();
const run = (steps: readonly Step[], settings: Settings = {}) =>
  traceOf(trigger, [register('s1'), register('s2'), event('one'), ...steps], settings);

const strained = { kind: 'strained' } as const;
const batch = (...names: readonly string[]) =>
  notify('s1', names, { body: names.map((name) => ({ alarm: token(name) })) });

const callback = 'http://127.0.0.1:9000/w/invoke?sig=1';
const renewed = [
  register('s3', {}, { callback, kind: 'cycled' }),
  unsubscribe('s3'),
  register('s4', {}, { callback }),
] as const;
const heard = notify('s4', ['two'], { target: '/w/invoke?sig=1' });

describeRule('C-12', [
  { when: 'each subscription gets one', trace: run([notify('s1', ['one']), notify('s2', ['one'])]) },
  {
    when: 'one subscription gets two',
    trace: run([notify('s1', ['one']), later(3000), notify('s1', ['one'])]),
    says: ['error: One event was notified 2 times to one subscription and should be once; the repeat came 3'],
  },
  {
    when: 'the run stood still when it came, and its sender waited for the answer in vain',
    trace: run([stall(2500), notify('s1', ['one']), later(10), notify('s1', ['one'])]),
    says: ['skip: …the run itself stood still when it did'],
  },
  {
    when: 'the run stood still long before',
    trace: run([stall(2500), later(500), notify('s1', ['one']), later(10), notify('s1', ['one'])]),
    says: ['error: One event was notified 2 times to one subscription and should be once'],
  },
  {
    when: 'one event stands twice in an array, for each element of which a run is started',
    trace: run([batch('one', 'one')]),
    says: [
      'error: One event was notified 2 times to one subscription and should be once; the repeat stands in the same array',
    ],
  },
  {
    when: 'an array holds an event beside a later change of the same thing',
    trace: run([
      event('two'),
      notify('s1', ['one', 'two'], {
        body: [{ alarm: token('one') }, { alarm: token('two'), before: token('one') }],
      }),
    ]),
  },
  {
    when: 'an array holds two changes of one thing, both under its id',
    trace: traceOf(
      trigger,
      [
        register('s1'),
        event('one', { ids: ['7'] }),
        event('two', { ids: ['7'] }),
        notify('s1', [], { body: [{ id: 7 }, { id: 7 }] }),
      ],
      { trigger: { arrivedId: '/id' } },
    ),
  },
  {
    when: 'one emit rightly causes two elements of an array',
    trace: run([batch('one', 'one')], { trigger: { perEmit: 2 } }),
  },
  {
    when: 'an array of all that one emit rightly causes is sent twice',
    trace: run([batch('one', 'one'), batch('one', 'one')], { trigger: { perEmit: 2 } }),
    says: [
      'error: One event was notified 4 times to one subscription and should be 2 times; the repeat came',
    ],
  },
  {
    when: 'one emit rightly causes two',
    trace: run([notify('s1', ['one']), notify('s1', ['one'])], { trigger: { perEmit: 2 } }),
  },
  {
    when: 'a thing tells of an earlier change of it too',
    trace: run([notify('s1', ['one']), event('two'), notify('s1', ['one', 'two'])]),
  },
  {
    when: 'a service that was stopped amid a notification repeats it',
    trace: run([
      notify('s1', ['one']),
      event('two'),
      notify('s1', ['two']),
      later(600),
      notify('s1', ['two']),
      watchRestarted('s1', ['two']),
    ]),
  },
  {
    when: 'a service sends again after a restart what was taken long before',
    trace: run([
      notify('s1', ['one']),
      notify('s2', ['one']),
      later(3000),
      event('two'),
      later(600),
      notify('s1', ['one']),
      notify('s1', ['two']),
      watchRestarted('s1', ['two']),
    ]),
    says: ['error: After a restart of the service one event was notified again, 3.7 s after a notification'],
  },
  {
    when: 'a service sends again after a restart what was taken just before, or not at all',
    trace: run([
      notify('s1', ['one'], { status: 503 }),
      notify('s2', ['one'], { reset: true }),
      later(3000),
      event('three'),
      notify('s1', ['three']),
      later(1000),
      event('two'),
      later(600),
      notify('s1', ['one', 'three']),
      notify('s1', ['one']),
      notify('s1', ['three']),
      notify('s2', ['one']),
      notify('s1', ['two']),
      watchRestarted('s1', ['two']),
    ]),
  },
  {
    when: 'the array of a later event holds an earlier one again',
    trace: run([event('two'), batch('one', 'two'), event('three'), later(500), batch('two', 'three')]),
    says: [
      'error: One event was notified 2 times to one subscription and should be once; the repeat came 0.5 s',
    ],
  },
  {
    when: 'arrays hold each event once',
    trace: run([event('two'), batch('one', 'two'), event('three'), batch('three')]),
  },
  {
    when: 'a callback that failed is sent the event once more after it has taken it',
    trace: run([
      register('s3', {}, strained),
      event('two'),
      notify('s3', ['two'], { status: 503 }),
      later(600),
      notify('s3', ['two']),
      later(1000),
      notify('s3', ['two']),
      notify('s1', ['two']),
    ]),
    says: [
      'error: A notification that was answered 503 was repeated and answered 202, and came once more 1 s later',
    ],
  },
  {
    when: 'a callback that failed several times takes the event in the end',
    trace: run([
      register('s3', {}, strained),
      event('two'),
      ...[503, 503, 202].map((status) => notify('s3', ['two'], { status })),
      notify('s1', ['two']),
    ]),
  },
  {
    when: 'every event comes twice since a restart',
    trace: run([
      notify('s1', ['one']),
      event('two'),
      notify('s1', ['two']),
      later(600),
      event('three'),
      notify('s1', ['three']),
      notify('s1', ['three']),
      watchRestarted('s1', ['two', 'three']),
    ]),
    says: [
      'error: One event was notified 2 times to one subscription and should be once; the repeat came 0 s after a notification that was answered 202; before the service was restarted none came twice',
    ],
  },
  {
    when: 'what was deleted is still notified, at a callback that came back as well: that is another fault',
    trace: run([
      notify('s1', ['one']),
      notify('s2', ['one']),
      unsubscribe('s1'),
      ...renewed,
      event('two'),
      notify('s1', ['two']),
      notify('s2', ['two']),
      heard,
      heard,
    ]),
  },
  {
    when: 'a callback that came back hears each event twice, and others that were deleted hear nothing',
    trace: run([
      notify('s1', ['one']),
      notify('s2', ['one']),
      unsubscribe('s1'),
      ...renewed,
      event('two'),
      notify('s2', ['two']),
      heard,
      heard,
    ]),
    says: ['error: One event was notified 2 times to one subscription'],
  },
  {
    when: 'nothing of ours came',
    trace: run([]),
    says: ['skip: no notification of an event of ours arrived'],
  },
]);
